"""Page furniture: what a news page puts around an article.

Each rule speaks of one paragraph on its own; where it stands is the segmenter's business.  The
words (`phrases`) must make up the whole paragraph: a sentence that only holds them is never lost.
"""

from __future__ import annotations

import re

from eventcoder.articles.dates import full_dates
from eventcoder.articles.phrases import (
    PATTERNS,
    PHRASES,
    PREFIXED,
    SITE_TALK,
    TAIL_OPENERS,
    any_of,
)

_LONGEST_LINE = 160
_NAVIGATION = any_of(PATTERNS)
_PREFIXED = any_of(PREFIXED)
_TAIL_OPENER = any_of(TAIL_OPENERS)
_SITE_TALK = any_of(SITE_TALK, r"\b(?:{})\b")
_LETTER = re.compile(r"[^\W\d_]")
_YEARS = re.compile(r"(?:1\d|20)\d\d(?: ?[-–—/] ?\d{2,4})?")
_BREADCRUMB = re.compile(
    r"(?:home|main|front ?page|you are here:?.{0,20}) ?(?:/|>|»|›|\||→|::).+"
    r"|[\w &]{2,30}(?: ?[>»›→] ?[\w &']{2,40}){1,4}",
    re.IGNORECASE,
)
_NAME = r"(?:[A-Z][\w.'-]*|[Aa]nd|[Ii]n|[Ff]or|the|of|de|al|el|van|von|bin|&|\||/|-|—)"
_BYLINE = re.compile(
    rf"(?:(?:Written|Reported|Posted|Story|Compiled) )?(?:[Bb]y|BY):? {_NAME}(?:,? {_NAME})*"
    r"|\(?(?:[Aa]dditional )?(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Cc]ompiled|[Tt]ranslated) by"
    r"(?:[;,]? (?:[A-Z][\w.'-]*|and|in|by|de|al|el|bin|editing|writing|additional|reporting|&))+"
    r"|[Ww]ith (?:inputs?|reporting|additional reporting|files) (?:from|by) .+"
    r"|(?:Source|Author|Editor|Correspondent|Reporter|Staff [Ww]riter)s?: .{2,60}"
    r"|(?:[Ss]taff|[Oo]ur) (?:[Ww]riter|[Rr]eporter|[Cc]orrespondent)s?",
)
_DATE_LABEL = re.compile(
    r"(?:first |originally |last |article |date )*"
    r"(?:published|publication date|publish date|posted|updated|modified|issued|created|date)"
    r"(?: on| at| date)?\b",
    re.IGNORECASE,
)
_DATE_FILLING = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\d{1,2}[:.h]\d\d(?::\d\d)?(?:\.\d+)?z?|[+-]\d{1,2}(?::?\d\d)?"
    r"|\b(?:at|on|a\.?m|p\.?m|gmt|utc|z|est|edt|cet|cest|eet|eat|wat|bst|pst|pdt|ist)\b"
    r"|\b(?:local time|time|hrs|hours)\b|\b(?:last )?(?:updated|modified)\b|\bby .*"
    r"|\d+ (?:seconds?|minutes?|hours?|days?|weeks?|months?) ago|[\W_]|t(?=\d)",
    re.IGNORECASE,
)


def bare(words: str) -> str:
    """The words without the marks and arrows around them, for matching a whole phrase."""
    return words.strip(" .,:;!?…|/\\-–—_*·•<>«»‹›→←↑↓+()[]\"'")


def is_navigation(words: str) -> bool:
    """Whether a paragraph is a link, a button or a notice of the site and nothing else."""
    if len(words) > 2 * _LONGEST_LINE:
        return False
    phrase = bare(words)
    if phrase.casefold() in PHRASES or _NAVIGATION.fullmatch(phrase):
        return True
    return _PREFIXED.fullmatch(words.strip(" |•·*")) is not None


def is_stray(words: str) -> bool:
    """Whether a paragraph has no word in it: a number, `TT`, a row of stars; not a lone year."""
    if _LETTER.search(words) is None:
        return _YEARS.fullmatch(words) is None
    return len(words) <= 3 and (words.isupper() or len(_LETTER.findall(words)) < 2)


def is_breadcrumb(words: str) -> bool:
    """Whether a paragraph shows the way to the page: `Home / Politics / ...`, `World > Africa`."""
    return len(words) <= 2 * _LONGEST_LINE and _BREADCRUMB.fullmatch(words) is not None


def is_byline(words: str) -> bool:
    """Whether a paragraph says who wrote, reported or edited the article."""
    return len(words) <= 2 * _LONGEST_LINE and _BYLINE.fullmatch(words.rstrip(" .)")) is not None


def is_labelled_date(words: str) -> bool:
    """Whether a paragraph says when the article was published or updated."""
    return len(words) <= _LONGEST_LINE and bool(
        _DATE_LABEL.match(words.lstrip(" |•([")) and is_date_only(_DATE_LABEL.sub(" ", words))
    )


def is_date_only(words: str) -> bool:
    """Whether a paragraph holds a full date and nothing else but a weekday, a time or a byline."""
    found = list(full_dates(words)) if len(words) <= _LONGEST_LINE else []
    if not found:
        return False
    for date in reversed(found):
        words = f"{words[: date.start]} {words[date.end :]}"
    left = _DATE_FILLING.sub(" ", words)
    return not left.strip()


def is_page_words(words: str) -> bool:
    """Whether a paragraph is page furniture wherever it stands."""
    return is_navigation(words) or is_stray(words)


def is_page_line(words: str) -> bool:
    """Whether a line is a paragraph of its own, being furniture, a byline or a date."""
    return (
        is_page_words(words) or is_labelled_date(words) or is_byline(words) or is_date_only(words)
    )


def opens_tail(words: str) -> bool:
    """Whether a paragraph heads the links, forms and teasers that follow an article."""
    return len(words) <= _LONGEST_LINE and _TAIL_OPENER.fullmatch(bare(words)) is not None


def is_site_talk(words: str) -> bool:
    """Whether a short paragraph speaks to the visitor of the site: about passwords, say."""
    return len(words) <= _LONGEST_LINE and _SITE_TALK.search(words) is not None
