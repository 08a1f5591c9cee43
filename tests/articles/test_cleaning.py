"""What each stretch of a text is, and that no sentence is lost from a record."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from eventcoder.articles import parse_text
from eventcoder.articles.characters import is_blank
from eventcoder.articles.cleaning import find_segments
from eventcoder.model import Article, GivenMention, Segment
from tests.articles.samples import ANY_TEXT, LEAD, SECOND


def kinds(text: str, **options: object) -> list[tuple[str, str]]:
    segments = find_segments(text, page=bool(options.pop("page", False)), **options)  # type: ignore[arg-type]
    return [(segment.kind, text[segment.start : segment.end]) for segment in segments]


def test_a_record_of_one_sentence_is_one_stretch_of_body() -> None:
    assert kinds(LEAD) == [("body", LEAD)]
    assert kinds("Police in Goma") == [("body", "Police in Goma")]
    assert kinds("A soldier stands guard in Goma. (AFP)") == [
        ("body", "A soldier stands guard in Goma. (AFP)")
    ]


def test_a_dateline_is_cut_from_the_sentence_it_opens() -> None:
    assert kinds(f"GOMA, Feb 7 (Reuters) - {LEAD}") == [
        ("dateline", "GOMA, Feb 7 (Reuters) -"),
        ("body", LEAD),
    ]


def test_a_dateline_on_a_line_of_its_own_is_no_title() -> None:
    assert kinds(f"GOMA, Congo (AP) _\n\n{LEAD}\n\n{SECOND}") == [
        ("dateline", "GOMA, Congo (AP) _"),
        ("body", LEAD),
        ("body", SECOND),
    ]


def test_a_record_whose_first_line_is_short_and_open_has_a_title() -> None:
    assert kinds(f"Rebels attack convoy\n\n{LEAD}")[0] == ("title", "Rebels attack convoy")


def test_a_given_title_is_cut_from_the_paragraph_that_begins_with_it() -> None:
    text = f"Rebels attack ‘convoy’. {LEAD}"
    assert kinds(text, title="Rebels attack 'convoy'") == [
        ("title", "Rebels attack ‘convoy’."),
        ("body", LEAD),
    ]


def test_a_given_title_that_only_begins_alike_cuts_nothing() -> None:
    assert kinds("Goma rebels attacked an army convoy.", title="Goma rebel") == [
        ("body", "Goma rebels attacked an army convoy.")
    ]


def test_a_given_title_with_letters_that_grow_when_folded() -> None:
    text = "Großer İzmir. Rebels left."
    for title in ("Großer İzmir", "Großer"):
        assert "".join(words for _, words in kinds(text, title=title)).startswith("Großer İzmir.")


def test_a_given_title_that_ends_as_a_sentence_is_found_on_its_line() -> None:
    text = f"Rebels attacked a convoy.\n\n{LEAD}"
    assert kinds(text, title="Rebels attacked a convoy.")[0][0] == "title"
    assert kinds(text)[0][0] == "body"


def test_a_record_loses_no_sentence_to_one_word_of_navigation() -> None:
    text = f"{LEAD}\n\nComments\n\n{SECOND}"
    assert [kind for kind, _ in kinds(text)] == ["body", "furniture", "body"]


def test_a_record_with_a_whole_page_end_loses_it() -> None:
    text = f"{LEAD}\n\nLeave your vote\n\nA Port Strike Ends\n\nLog In\n\nForgot password?"
    assert [kind for kind, _ in kinds(text)] == ["body"] + ["furniture"] * 4


def test_what_holds_a_given_mention_is_body() -> None:
    text = "UNITED NATIONS (AP) -- The council condemned Sudan."
    mention = GivenMention(start=0, end=14, role="source")
    assert kinds(text, mentions=[mention]) == [("body", text)]
    assert kinds(text)[0] == ("dateline", "UNITED NATIONS (AP) --")


def test_short_subheadings_stay_body() -> None:
    text = f"{LEAD}\n\nConfession of failure\n\n{SECOND}"
    assert ("body", "Confession of failure") in kinds(text, page=True)


def test_the_parser_reads_a_wrapped_curly_paragraph_in_place() -> None:
    text = "  “We won’t\nleave\u00a0Goma,” he said."
    article = Article(id="a", text=text, segments=(Segment("body", 2, len(text)),))
    assert parse_text(article, article.segments[0]) == '"We won\'t leave Goma," he said.'


@given(ANY_TEXT, st.booleans(), st.one_of(st.none(), st.text(max_size=20)))
def test_segments_are_ordered_disjoint_trimmed_and_inside(
    text: str, page: bool, title: str | None
) -> None:
    end = 0
    for segment in find_segments(text, page=page, title=title):
        assert end <= segment.start < segment.end <= len(text)
        assert not is_blank(text[segment.start])
        assert not is_blank(text[segment.end - 1])
        end = segment.end


@given(ANY_TEXT, st.booleans())
def test_segments_cover_all_that_is_not_blank(text: str, page: bool) -> None:
    covered = [False] * len(text)
    for segment in find_segments(text, page=page):
        covered[segment.start : segment.end] = [True] * (segment.end - segment.start)
    assert all(done or is_blank(one) for one, done in zip(text, covered, strict=True))


@given(ANY_TEXT, st.booleans())
def test_a_text_that_says_anything_has_something_to_parse(text: str, page: bool) -> None:
    segments = find_segments(text, page=page)
    assert not segments or {"title", "body", "dateline"} & {one.kind for one in segments}


@given(ANY_TEXT, st.booleans())
def test_the_parsers_text_is_as_long_as_its_segment(text: str, page: bool) -> None:
    segments = find_segments(text, page=page)
    article = Article(id="a", text=text, segments=segments)
    assert find_segments(text, page=page) == segments
    for segment in segments:
        assert len(parse_text(article, segment)) == segment.end - segment.start


@given(ANY_TEXT, st.integers(0, 60), st.integers(1, 30))
def test_a_given_mention_is_always_parsed(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    if not text[start:end].strip() or all(map(is_blank, text[start:end])):
        return
    mention = GivenMention(start=start, end=end, role="source")
    for segment in find_segments(text, page=False, mentions=[mention]):
        if segment.start < end and start < segment.end:
            assert segment.kind in {"body", "title"}
