"""Photo captions: told from body text by the credit at their end.

A *photo credit* is unmistakable: `REUTERS/Name`, `(Photo by ...)`, `[File: Name/AP]`,
`Getty Images`, `file photo`, `Photo: Name`.  An *agency credit*, `(AFP)`, also closes the last
paragraph of a wire story, and a *bare credit*, `(Government Media)`, could be any bracket: whether
these make a caption depends on where the paragraph stands, which the segmenter knows.
"""

from __future__ import annotations

import re

# Blanks are escaped: these go into a pattern with comments in it, where others do not count.
_AGENCY = (
    r"(?:AFP|A\.?P\.?|Reuters|REUTERS|EPA(?:-EFE)?|UPI|dpa|DPA|Xinhua|TASS|AA|EFE|ANSA|PTI|ANI"
    r"|Anadolu(?:\ Agency)?|Kyodo|Yonhap|Bloomberg|VOA|RFE/RL|WAM|SPA|KUNA|MENA|SANA|IRNA|APP|ANP"
    r"|NTB|TT\ News|PA(?:\ Wire|\ Media)?|SIPA|Shutterstock|Getty(?:\ Images)?"
    r"|Agence\ France-Presse|(?:The\ )?Associated\ Press|UN\ Photo|UNHCR|UNICEF|WFP|OCHA"
    r"|Agencies|Handout|File|Courtesy)"
)
_PHOTO_WORD = (
    r"(?:photo(?:graph)?|image|picture|handout|file|courtesy|screengrab|screenshot|credit)"
)
_NAME = r"[^\W\d_][\w.'-]*(?:\ [^\W\d_][\w.'-]*){0,5}"
_PHOTO_CREDIT = re.compile(
    rf"""(?:
        \((?:[^()]*[\s/])?(?i:{_PHOTO_WORD})\b[^()]*\)\.?     # (Photo by Name / AFP)
      | \[(?:[^\[\]]*(?:/|\b(?i:{_PHOTO_WORD})\b)[^\[\]]*|{_AGENCY})\]\.?   # [File: Name/Reuters]
      | \b{_AGENCY}\s?/\s?{_NAME}\)?\.?                       # REUTERS/Name
      | {_NAME}\s?/\s?{_AGENCY}\)?                            # Name/AFP
      | \b(?i:(?:file|archive|handout|courtesy)\s(?:photo|image|picture|footage))s?
      | \bGetty\ Images\)?
      | \bAP\ Photo\)?
      | \b(?:via|by)\ (?:AP|AFP|REUTERS|Reuters|EPA)\)?
      | (?<=[.!?"')\s])(?:Photo(?:graph)?|PHOTO|Image|Picture|Credit)s?(?:\ by)?\s?:.{{2,60}}
      | (?<=\s)©\s?\S.{{0,60}}
    )$""",
    re.VERBOSE,
)
# What every photo credit has one of; without it the dearer pattern need not be tried.
_HINT = re.compile(r"[/)\]©:]|(?:via|by) [A-Z]|(?i:photo|image|picture|footage)")
_PHOTO_LABEL = re.compile(
    r"(?i:file photo|file picture|photo|image|picture|caption|pictured)\s?[:|]\s"
    r"|FILE\s?(?:-|–|—|PHOTO)"
)
_AGENCY_CREDIT = re.compile(rf"\((?:[^()]{{1,40}}[ /])?{_AGENCY}(?:[ /][^()]{{1,40}})?\)\.?$")
_BARE_CREDIT = re.compile(r"(?<=[\w\"'.,!?]) \([A-Z][^().]{1,40}\)$")
_LONGEST = 600
_LONGEST_CREDIT = 120


def has_photo_credit(words: str) -> bool:
    """Whether a paragraph ends in a photo credit, or is labelled `File photo:` and the like."""
    if len(words) > _LONGEST:
        return False
    end = words[-_LONGEST_CREDIT:]
    return bool(_PHOTO_LABEL.match(words) or (_HINT.search(end) and _PHOTO_CREDIT.search(end)))


def has_agency_credit(words: str) -> bool:
    """Whether a paragraph ends in the name of a news agency in round brackets."""
    return len(words) <= _LONGEST and _AGENCY_CREDIT.search(words[-_LONGEST_CREDIT:]) is not None


def has_bare_credit(words: str) -> bool:
    """Whether a paragraph ends in anything short in round brackets that could be a credit."""
    return len(words) <= _LONGEST and _BARE_CREDIT.search(words[-_LONGEST_CREDIT:]) is not None
