"""Segments: what each stretch of an article's text is, the text itself left as it was.

A *page* is text copied from a news site; a *record* (JSON Lines, CSV) is text that somebody has
already cleaned, so there only what is unmistakable is set aside: no sentence may be lost.

Rules, by paragraph (`paragraphs`), in this order:

- A text of one paragraph is body, but for a dateline that opens it and a title given beside it.
- The title is, in a record, the given title where the text begins with it; else the first
  paragraph that is short, does not end as a sentence does and is no other kind.  On a page it must
  come before the body; in a record a blank line must follow it.  On a page a paragraph said again
  after nothing but captions and furniture is a title too, however it ends.  A repeated title is
  furniture there.
- Furniture wherever it stands (`furniture`): links, buttons, numbers, `TT`; before the body also
  bylines, lines that hold only a date, the way to the page (`Home / Politics / ...`), and labels of
  one or two words that end no sentence (a section, a name).  A byline or a line that tells the
  publication date shows that one full paragraph above it is a standfirst: body, but still above.
- After the body, from the first paragraph that opens a list of links or a form (`Check also`,
  `Log in`), all is furniture unless the body goes on further down (`headers.links`).  In a record,
  three such paragraphs must be there.
- A caption ends in a photo credit.  On a page captions are also: lines said twice in a row; before
  the body, paragraphs that end in any credit; later, those that end in an agency's name in
  brackets, but for the article's last paragraph, which agencies sign so too.
- A dateline opens a paragraph of body, the first full one at the latest.
- All else is body, sub-headings too.
"""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.articles.captions import has_photo_credit
from eventcoder.articles.characters import plain, squeezed, trim
from eventcoder.articles.dateline import find_dateline
from eventcoder.articles.furniture import is_labelled_date, is_page_words
from eventcoder.articles.headers import is_full, is_title_like, is_whole_dateline, links
from eventcoder.articles.pages import page_kinds
from eventcoder.articles.paragraphs import Paragraph, paragraphs, same_key
from eventcoder.model import Article, GivenMention, Segment, SegmentKind


def parse_text(article: Article, segment: Segment) -> str:
    """A segment's text for the parser, character for character: same length, plain characters.

    A character offset into it plus `segment.start` is an offset into `article.text`.
    """
    return plain(article.text[segment.start : segment.end])


def find_segments(
    text: str,
    *,
    page: bool,
    title: str | None = None,
    mentions: Sequence[GivenMention] = (),
) -> tuple[Segment, ...]:
    """Say what each stretch of an article's text is.

    Args:
        text: the article's text.
        page: whether it was copied from a web page; else it is a record's text.
        title: the title given beside the text, if any.
        mentions: actors marked by the user; what they stand in is body.

    Returns:
        Segments in order, not overlapping, trimmed of blanks, none empty.
    """
    found = paragraphs(text)
    kinds = page_kinds(found) if page else _record_kinds(found, title)
    segments: list[Segment] = []
    body_begun = False
    for paragraph, kind in zip(found, kinds, strict=True):
        pieces = [Segment(kind, paragraph.start, paragraph.end)]
        if kind == "body":
            pieces = _split_title(text, paragraph, None if page or segments else title)
            if not body_begun:
                pieces[-1:] = _split_dateline(text, pieces[-1], strict=not page)
            body_begun = body_begun or is_full(paragraph)
        segments.extend(pieces)
    return tuple(_with_mentions(text, segments, mentions))


def _record_kinds(found: Sequence[Paragraph], title: str | None) -> list[SegmentKind]:
    if len(found) < 2:
        return ["body"] * len(found)
    key = same_key(squeezed(title)) if title else None
    linked = links(found, least=3)
    kinds: list[SegmentKind] = []
    above = True  # no title, dateline or body seen yet
    for index, paragraph in enumerate(found):
        words = paragraph.words
        kind: SegmentKind
        if index in linked or (is_page_words(words) and paragraph.key != key):
            kind = "furniture"
        elif above and _is_record_title(found, index, key):
            kind = "title"
        elif is_labelled_date(words):
            kind = "furniture"
        elif (above or kinds[-1] == "title") and is_whole_dateline(words):
            kind = "dateline"
        else:
            kind = "caption" if has_photo_credit(words) else "body"
        above = above and kind in {"furniture", "caption"}
        kinds.append(kind)
    return kinds if {"body", "title"} & set(kinds) else ["body"] * len(found)


def _is_record_title(found: Sequence[Paragraph], index: int, key: str | None) -> bool:
    paragraph = found[index]
    if key is not None:
        return paragraph.key == key
    return index + 1 < len(found) and found[index + 1].gap > 0 and is_title_like(paragraph)


def _split_title(text: str, paragraph: Paragraph, title: str | None) -> list[Segment]:
    """A record's first paragraph, cut after the given title where it begins with it."""
    whole = Segment("body", paragraph.start, paragraph.end)
    wanted = squeezed(title).casefold() if title else ""
    if not wanted or not paragraph.words.casefold().startswith(wanted):
        return [whole]
    folded = plain(text[whole.start : whole.end]).casefold()
    end = _end_of(folded, wanted)
    if end is None or len(folded) != whole.end - whole.start:
        return [whole]  # folding `ß` or `İ` makes it longer: offsets would be off
    end += whole.start
    if end < whole.end and text[end - 1].isalnum() and text[end].isalnum():
        return [whole]  # the title ends within a word: it only happens to begin alike
    while end < whole.end and text[end] in ".:!?\"'”’":
        end += 1
    if end < whole.end and not text[end].isspace():
        return [whole]
    return _cut(text, whole, end, "title")


def _end_of(plain_text: str, wanted: str) -> int | None:
    """Where `wanted`, whose blanks are single, ends in a text that begins with it."""
    position = 0
    for word in wanted.split():
        while plain_text[position : position + 1] == " ":
            position += 1
        if not plain_text.startswith(word, position):
            return None
        position += len(word)
    return position


def _split_dateline(text: str, segment: Segment, *, strict: bool) -> list[Segment]:
    dateline = find_dateline(plain(text[segment.start : segment.end]), strict=strict)
    if segment.kind != "body" or dateline is None:
        return [segment]
    return _cut(text, segment, segment.start + dateline.end, "dateline")


def _cut(text: str, segment: Segment, at: int, kind: SegmentKind) -> list[Segment]:
    """Cut a segment in two; the first part is of `kind`."""
    pieces = [
        Segment(piece_kind, *trim(text, start, end))
        for piece_kind, start, end in (
            (kind, segment.start, at),
            (segment.kind, at, segment.end),
        )
    ]
    return [piece for piece in pieces if piece.start < piece.end]


def _with_mentions(
    text: str, segments: list[Segment], mentions: Sequence[GivenMention]
) -> list[Segment]:
    """The segments, those that hold part of a given mention made body, so that it is parsed."""
    held: list[Segment] = []
    was_made_body = False
    for segment in segments:
        made_body = segment.kind not in {"body", "title"} and any(
            mention.start < segment.end and segment.start < mention.end for mention in mentions
        )
        if made_body:
            segment = segment._replace(kind="body")
        before = held[-1] if held else None
        if (
            before
            and before.kind == segment.kind == "body"
            and (made_body or was_made_body)
            and not text[before.end : segment.start].strip(" ")
        ):  # a dateline with a mention in it goes back into its paragraph
            held[-1] = before._replace(end=segment.end)
        else:
            held.append(segment)
        was_made_body = made_body
    return held
