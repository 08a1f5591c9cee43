"""A batch through the store: what comes out, once more, with other dictionaries, and after mishaps."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.model import Article, Event, Problem, Sentence
from eventcoder.store.batch import Parsed, Steps, run_batch
from eventcoder.store.database import StoreError
from eventcoder.store.store import Coded, Store
from tests.store import fakes
from tests.store.fakes import OTHER_RUN, OTHER_STEPS, RUN, STEPS, article, articles, carry, dump


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "events.db"


def test_outcomes_come_in_the_order_of_the_items(db: Path) -> None:
    items = articles(12)
    outcomes = carry(db, items)
    assert [o.article or o.problems[0] for o in outcomes] == items
    assert {o.status for o in outcomes} == {"parsed", "set aside"}


def test_without_a_store_the_same_comes_out(db: Path) -> None:
    assert list(run_batch(articles(7), STEPS)) == carry(db, articles(7))


def test_tellings_of_one_event_are_merged_and_counted(db: Path) -> None:
    [outcome] = carry(db, [article(1)])
    assert [e.source_text for e in outcome.tellings] == ["A1", "A1", "C1"]
    assert [(e.source_text, n) for e, n in outcome.events] == [("A1", 2), ("C1", 1)]
    with Store(db) as store:
        assert [(e.source_text, n) for e, n in store.events()] == [("A1", 2), ("C1", 1)]
        assert [e.source_text for e, _ in store.events(merged=False)] == ["A1", "A1", "C1"]


def test_what_was_written_is_read_back_as_it_was(db: Path) -> None:
    item = article(1, title="T", source="S", date="2024-02-10", date_basis="field", origin="f.txt")
    [outcome] = carry(db, [item])
    with Store(db) as store:
        assert list(store.articles()) == [item]
        assert store.sentences(item.id) == next(fakes.parse([item]))[1]
        assert [event for event, _ in store.events(merged=False)] == outcome.tellings
        merged = [(event.record(), count) for event, count in store.events()]
    assert merged == [(event.record(), count) for event, count in outcome.events]


@pytest.mark.parametrize("rounds", [1, 3])
def test_the_same_batch_again_adds_nothing_and_parses_nothing(db: Path, rounds: int) -> None:
    first = carry(db, articles(11))
    before = dump(db)
    for _ in range(rounds):
        again = carry(db, articles(11), fakes.STEPS_WITHOUT_PARSER)
        assert {o.status for o in again} == {"kept", "set aside"}
        assert [o.events for o in again if o.article] == [
            [(event.model_copy(update={"merged_id": None}), n) for event, n in o.events]
            for o in first
            if o.article
        ]
    assert dump(db) == before


def test_a_longer_batch_adds_only_what_is_new(db: Path, tmp_path: Path) -> None:
    carry(db, articles(4))
    carry(db, articles(9))
    other = tmp_path / "other.db"
    carry(other, articles(9))
    assert dump(db) == dump(other)


def test_stopped_and_started_again_articles_are_parsed_in_the_same_company(
    db: Path, tmp_path: Path
) -> None:
    """Arithmetic in batches: a close call of a parser can turn with what else is in the batch."""
    companies: list[list[str]] = []

    def parse(items: Iterable[Article]) -> Iterator[Parsed]:
        items = list(items)
        companies.append([item.id for item in items])
        return fakes.parse(items)

    steps = replace(STEPS, parse=parse)
    earlier = replace(RUN, inputs={"earlier.txt": "11"})
    carry(db, articles(2), steps, earlier)
    with Store(db) as store:
        for _ in zip(range(7), run_batch(articles(8), steps, store=store, run=RUN), strict=False):
            pass
        assert len(list(store.articles())) < 8
    carry(db, articles(8), steps)
    carry(db, articles(8), steps)
    later = [f"a{n}" for n in range(2, 8)]
    assert companies == [["a0", "a1"], later, later]
    carry(tmp_path / "undisturbed.db", articles(2), STEPS, earlier)
    carry(tmp_path / "undisturbed.db", articles(8))
    assert dump(db) == dump(tmp_path / "undisturbed.db")


@given(st.permutations(range(6)))
def test_the_events_do_not_depend_on_the_order_of_the_articles(order: Sequence[int]) -> None:
    one = {
        o.article.id: o.events
        for o in run_batch([article(n) for n in range(6)], STEPS)
        if o.article
    }
    two = {
        o.article.id: o.events for o in run_batch([article(n) for n in order], STEPS) if o.article
    }
    assert one == two


def test_other_dictionaries_recode_the_stored_parses(db: Path) -> None:
    carry(db, articles(6))
    outcomes = carry(db, articles(6), OTHER_STEPS, OTHER_RUN)
    assert {o.status for o in outcomes} == {"recoded", "set aside"}
    with Store(db) as store:
        assert [e.source_text for e, _ in store.events()] == [f"C{n}" for n in range(6)]
        kinds = [p.kind for p in store.problems()]
    # problems of parsing stand with the parse; those of coding go with the coding
    assert [kinds.count(kind) for kind in ("sentence-cut", "other", "json")] == [6, 6, 2]


def test_recoding_back_and_forth_ends_where_it_began(db: Path) -> None:
    carry(db, articles(6))
    before = dump(db)
    carry(db, articles(6), OTHER_STEPS, OTHER_RUN)
    carry(db, articles(6))
    after = dump(db)
    assert len(after.pop("run")) == 2
    assert len(before.pop("run")) == 1
    assert after == before


def test_recoding_from_the_database_alone(db: Path) -> None:
    carry(db, articles(6))
    run = replace(OTHER_RUN, parser=None, parser_fingerprint=None, inputs={})
    steps = replace(OTHER_STEPS, parse=None)
    for statuses in ({"recoded"}, {"kept"}):
        with Store(db) as store:
            outcomes = list(run_batch(store.articles(), steps, store=store, run=run))
        assert {o.status for o in outcomes} == statuses
    # and the ordinary command finds everything as its own parser left it
    assert {o.status for o in carry(db, articles(6), OTHER_STEPS, OTHER_RUN)} == {
        "kept",
        "set aside",
    }


def test_another_parser_parses_again(db: Path) -> None:
    carry(db, articles(3))
    run = replace(RUN, parser_fingerprint="parser-2")
    assert [o.status for o in carry(db, articles(3), run=run)].count("parsed") == 3


def test_a_new_date_recodes_without_parsing(db: Path) -> None:
    carry(db, [article(1)])
    dated = article(1, date="2024-02-10", date_basis="option")
    [outcome] = carry(db, [dated], fakes.STEPS_WITHOUT_PARSER)
    assert outcome.status == "recoded"
    with Store(db) as store:
        assert list(store.articles()) == [dated]


def test_another_text_under_a_known_id_is_set_aside(db: Path) -> None:
    carry(db, [article(1)])
    before = dump(db)
    [outcome] = carry(db, [article(1, text="X hits Y.")])
    assert [p.kind for p in outcome.problems] == ["id-conflict"]
    after = dump(db)
    assert len(after.pop("problem")) == 1 + len(before.pop("problem"))
    assert after == before


def test_a_file_that_was_mended_has_no_problems_left(db: Path) -> None:
    carry(db, articles(2))
    mended = [item for item in articles(2) if isinstance(item, Article)]
    carry(db, mended, run=replace(RUN, inputs={"articles.txt": "01"}))
    with Store(db) as store:
        assert not [p for p in store.problems() if p.kind == "json"]


def broken(item: Article, sentences: Sequence[Sentence]) -> tuple[list[Event], list[Problem]]:
    if item.id == "a2":
        raise RuntimeError("cannot")
    return fakes.code(item, sentences)


def test_an_article_that_cannot_be_coded_does_not_stop_the_batch(db: Path, tmp_path: Path) -> None:
    outcomes = carry(db, articles(4), replace(STEPS, code=broken))
    [failed] = [p for o in outcomes for p in o.problems if p.kind == "coding-failed"]
    assert (failed.article_id, failed.file, failed.line) == ("a2", "articles.txt", 2)
    assert "RuntimeError: cannot" in failed.message
    # mended, it is tried again, from its parse, and all is as if nothing had happened
    carry(db, articles(4), fakes.STEPS_WITHOUT_PARSER)
    other = tmp_path / "other.db"
    carry(other, articles(4))
    assert dump(db) == dump(other)


def test_strict_lets_the_error_through(db: Path) -> None:
    with pytest.raises(RuntimeError, match="cannot"):
        carry(db, articles(4), replace(STEPS, code=broken), strict=True)


def test_no_telling_may_be_lost_in_merging(db: Path) -> None:
    with pytest.raises(AssertionError, match="3 tellings"):
        carry(db, [article(1)], replace(STEPS, merge=lambda events: []), strict=True)


def test_a_parser_that_mixes_up_articles_is_found_out(db: Path) -> None:
    def backwards(items: Iterable[Article]) -> Iterator[object]:
        yield from reversed(list(fakes.parse(items)))

    with pytest.raises(AssertionError, match="asked for a parse of 'a0', got 'a1'"):
        carry(db, [article(0), article(1)], Steps(backwards, fakes.code, fakes.merge))


def test_the_run_says_what_went_in(db: Path) -> None:
    carry(db, articles(1))
    connection = sqlite3.connect(db)
    row = connection.execute(
        "SELECT program, dictionaries, parser, inputs, finished_at IS NOT NULL FROM run"
    ).fetchone()
    connection.close()
    assert row == ("1.0", "dictionaries-1", "fake", '{"articles.txt": "00"}', 1)


def test_what_another_process_has_coded_meanwhile_is_not_written_again(db: Path) -> None:
    [(item, sentences, _)] = fakes.parse([article(1)])
    tellings, _ = fakes.code(item, sentences)
    coded = Coded(item, sentences, tellings, [(e, 1) for e in tellings])
    with Store(db) as store:
        store.begin_run(RUN)
        assert store.save(RUN, coded)
        assert not store.save(RUN, coded)


def test_an_article_is_written_whole_or_not_at_all(db: Path) -> None:
    """An event that is there already cannot be written; nothing else of its article is then."""
    carry(db, [article(1)])
    before = dump(db)

    def thief(item: Article, sentences: Sequence[Sentence]) -> tuple[list[Event], list[Problem]]:
        stolen, _ = fakes.code(article(1), next(fakes.parse([article(1)]))[1])
        return [event.model_copy(update={"article_id": item.id}) for event in stolen], []

    with pytest.raises(StoreError) as caught:
        carry(db, [article(2)], replace(STEPS, code=thief))
    assert "UNIQUE" in str(caught.value)
    assert dump(db) == before
