"""Which of a sentence's dates is the date of an event."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from eventcoder.coding.dates import ArticleDates, event_date, extent, find_dates, is_background
from tests.trees import at, sentence, tree

SATURDAY = dt.date(2026, 2, 7)


def date_of(spec: str, trigger: str, past: bool = True) -> str | None:
    """The words of the date of the event with this trigger."""
    sample = tree(spec)
    mentions = find_dates(sentence(spec), sample, SATURDAY)
    found = event_date(sample, at(sample, trigger), mentions, SATURDAY, past)
    return found.text if found else None


def test_on_the_verb() -> None:
    spec = """Rebels rebel NOUN:NNS 2 nsubj / shelled shell VERB:VBD 0 root
              Goma Goma PROPN:NNP 2 obj / Friday Friday PROPN:NNP 2 obl:unmarked"""
    assert date_of(spec, "shelled") == "Friday"


def test_on_the_event_noun_or_its_verb() -> None:
    spec = """Friday Friday PROPN:NNP 3 nmod:poss / 's 's PART:POS 1 case
              attack attack NOUN:NN 4 nsubj / angered anger VERB:VBD 0 root
              leaders leader NOUN:NNS 4 obj / on on ADP:IN 7 case
              Monday Monday PROPN:NNP 4 obl"""
    assert date_of(spec, "attack") == "Friday"
    assert date_of(spec, "angered") == "Monday"
    spec = """The the DET:DT 2 det / attack attack NOUN:NN 3 nsubj
              happened happen VERB:VBD 0 root / on on ADP:IN 5 case
              Monday Monday PROPN:NNP 3 obl"""
    assert date_of(spec, "attack") == "Monday"


def test_a_day_hung_on_a_noun_of_the_clause() -> None:
    spec = """Rebels rebel NOUN:NNS 2 nsubj / hit hit VERB:VBD 0 root / a a DET:DT 4 det
              bus bus NOUN:NN 2 obj / carrying carry VERB:VBG 4 acl / families family NOUN:NNS 5 obj
              in in ADP:IN 8 case / Sudan Sudan PROPN:NNP 5 obl
              Thursday Thursday PROPN:NNP 8 nmod:unmarked"""
    assert date_of(spec, "hit") == "Thursday"


def test_not_from_a_relative_clause() -> None:
    spec = """Rebels rebel NOUN:NNS 7 nsubj / who who PRON:WP 3 nsubj / fled flee VERB:VBD 1 acl:relcl
              on on ADP:IN 5 case / Monday Monday PROPN:NNP 3 obl / later later ADV:RB 7 advmod
              shelled shell VERB:VBD 0 root / Goma Goma PROPN:NNP 7 obj"""
    assert date_of(spec, "shelled") is None
    assert date_of(spec, "fled") == "Monday"


def test_coordinated_verbs_share_the_date() -> None:
    spec = """On on ADP:IN 2 case / Friday Friday PROPN:NNP 4 obl / rebels rebel NOUN:NNS 4 nsubj
              shelled shell VERB:VBD 0 root / Goma Goma PROPN:NNP 4 obj / and and CCONJ:CC 7 cc
              killed kill VERB:VBD 4 conj / five five NUM:CD 7 obj"""
    assert date_of(spec, "killed") == "Friday"


def test_the_nearest_clause_above_comes_first() -> None:
    spec = """Police police NOUN:NN 2 nsubj / said say VERB:VBD 0 root
              Monday Monday PROPN:NNP 2 obl:unmarked / that that SCONJ:IN 6 mark
              rebels rebel NOUN:NNS 6 nsubj / shelled shell VERB:VBD 2 ccomp
              Goma Goma PROPN:NNP 6 obj / on on ADP:IN 9 case / Friday Friday PROPN:NNP 6 obl
              to to PART:TO 11 mark / free free VERB:VB 6 advcl / prisoners prisoner NOUN:NNS 11 obj"""
    assert date_of(spec, "shelled") == "Friday"
    assert date_of(spec, "said") == "Monday"
    assert date_of(spec, "free") == "Friday"


def test_a_range_is_one_date() -> None:
    spec = """Rebels rebel NOUN:NNS 2 nsubj / shelled shell VERB:VBD 0 root
              Goma Goma PROPN:NNP 2 obj / from from ADP:IN 5 case / January January PROPN:NNP 2 obl
              3 3 NUM:CD 5 nummod / to to ADP:IN 8 case / 5 5 NUM:CD 5 nmod"""
    sample = tree(spec)
    mentions = find_dates(sentence(spec), sample, SATURDAY)
    found = event_date(sample, 1, mentions, SATURDAY, past=True)
    assert found is not None
    assert (found.text, found.granularity) == ("January 3 to 5", "range")
    assert (found.first_day, found.last_day) == (dt.date(2026, 1, 3), dt.date(2026, 1, 5))


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("from January 3 to 5", 3, 5),
        ("from 3 to 5 January 2026", 3, 5),
        ("between January 3 and 5", 3, 5),
        ("between January 3 and January 5", 3, 5),
        ("January 3 - 5", 3, 5),
        ("from Monday to Wednesday", 33, 35),
    ],
)
def test_a_range_hung_on_the_object(words: str, first: int, last: int) -> None:
    """`held talks from March 3 to 5`: the parser hangs such ranges on the talks."""
    spec = """Norway Norway PROPN:NNP 2 nsubj / held hold VERB:VBD 0 root
              talks talk NOUN:NNS 2 obj"""
    parts = words.split()
    head = 4 + (words[0] in "fb")  # after the preposition
    for number, word in enumerate(parts, 4):
        upos = "NUM:CD" if word.isdigit() else "PROPN:NNP" if word[0].isupper() else "ADP:IN"
        spec += f" / {word} {word} {upos} " + ("3 nmod" if number == head else f"{head} dep")
    sample = tree(spec)
    found = event_date(sample, 1, find_dates(sentence(spec), sample, SATURDAY), SATURDAY, past=True)
    assert found is not None
    start = dt.date(2025, 12, 31)
    days = (start + first * dt.timedelta(1), start + last * dt.timedelta(1))
    assert (found.first_day, found.last_day, found.granularity) == (*days, "range")


def test_years_of_a_noun_are_not_those_of_the_event() -> None:
    spec = """Haftar Haftar PROPN:NNP 2 nsubj / praised praise VERB:VBD 0 root
              veterans veteran NOUN:NNS 2 obj / of of ADP:IN 6 case / the the DET:DT 6 det
              war war NOUN:NN 3 nmod / from from ADP:IN 8 case / 2012 2012 NUM:CD 6 nmod
              to to ADP:IN 10 case / 2014 2014 NUM:CD 8 nmod"""
    assert date_of(spec, "praised") is None


def test_what_is_past_was_not_tomorrow() -> None:
    spec = """Rebels rebel NOUN:NNS 2 nsubj / shelled shell VERB:VBD 0 root
              Goma Goma PROPN:NNP 2 obj / tomorrow tomorrow NOUN:NN 2 obl:unmarked"""
    assert date_of(spec, "shelled") is None
    assert date_of(spec, "shelled", past=False) == "tomorrow"


def test_the_finest_date_counts() -> None:
    spec = """In in ADP:IN 2 case / January January PROPN:NNP 4 obl / rebels rebel NOUN:NNS 4 nsubj
              shelled shell VERB:VBD 0 root / Goma Goma PROPN:NNP 4 obj / on on ADP:IN 8 case
              January January PROPN:NNP 4 obl / 9 9 NUM:CD 7 nummod"""
    assert date_of(spec, "shelled") == "January 9"


def first_day(spec: str) -> str:
    [mention] = find_dates(sentence(spec), tree(spec), SATURDAY)
    return str(mention.first_day)


def test_plans_are_ahead_whatever_their_tense() -> None:
    agreed = """They they PRON:PRP 2 nsubj / agreed agree VERB:VBD 0 root / to to PART:TO 4 mark
                meet meet VERB:VB 2 xcomp / on on ADP:IN 6 case / Monday Monday PROPN:NNP 4 obl"""
    assert first_day(agreed) == "2026-02-09"
    assert first_day(agreed.replace("agreed agree", "managed manage")) == "2026-02-02"
    talks = """Talks talk NOUN:NNS 3 nsubj:pass / were be AUX:VBD 3 aux:pass
               set set VERB:VBN 0 root / for for ADP:IN 5 case / Monday Monday PROPN:NNP 3 obl"""
    assert first_day(talks) == "2026-02-09"
    assert first_day(talks.replace("set set", "seen see")) == "2026-02-02"
    moved = """They they PRON:PRP 2 nsubj / postponed postpone VERB:VBD 0 root / it it PRON:PRP 2 obj
               until until ADP:IN 5 case / Monday Monday PROPN:NNP 2 obl"""
    assert first_day(moved) == "2026-02-09"
    assert first_day(moved.replace("postponed postpone", "fought fight")) == "2026-02-02"


def test_the_dates_of_nouns() -> None:
    ruling = """They they PRON:PRP 3 nsubj / will will AUX:MD 3 aux / appeal appeal VERB:VB 0 root
                Monday Monday PROPN:NNP 6 nmod:poss / 's 's PART:POS 4 case
                ruling ruling NOUN:NN 3 obj"""
    assert first_day(ruling) == "2026-02-02"
    held = """They they PRON:PRP 2 nsubj / planned plan VERB:VBD 0 root / a a DET:DT 4 det
              rally rally NOUN:NN 2 obj / on on ADP:IN 6 case / Monday Monday PROPN:NNP 4 nmod"""
    assert first_day(held) == "2026-02-09"


def test_a_verb_next_to_its_date() -> None:
    spec = """They they PRON:PRP 3 nsubj / will will AUX:MD 3 aux / fight fight VERB:VB 0 root
              rules rule NOUN:NNS 3 obj / issued issue VERB:VBN 4 acl
              Monday Monday PROPN:NNP 3 obl:unmarked"""
    assert first_day(spec) == "2026-02-02"
    assert first_day(spec.replace("issued issue", "planned plan")) == "2026-02-09"


def test_a_purpose_is_no_plan() -> None:
    spec = """They they PRON:PRP 2 nsubj / marched march VERB:VBD 0 root / to to PART:TO 4 mark
              mark mark VERB:VB 2 advcl / it it PRON:PRP 4 obj / on on ADP:IN 7 case
              Monday Monday PROPN:NNP 4 obl"""
    assert first_day(spec) == "2026-02-02"
    assert first_day(spec.replace("marched march", "ordered order")) == "2026-02-09"


def test_as_soon_as() -> None:
    spec = """They they PRON:PRP 2 nsubj / left leave VERB:VBD 0 root / as as ADV:RB 4 advmod
              soon soon ADV:RB 2 advmod / as as ADP:IN 6 case / Monday Monday PROPN:NNP 4 obl"""
    assert first_day(spec) == "2026-02-09"


SINCE = """Rebels rebel NOUN:NNS 2 nsubj / shelled shell VERB:VBD 0 root
           Goma Goma PROPN:NNP 2 obj / {word} {word} ADP:IN 5 case / January January PROPN:NNP 2 obl"""


def extent_of(word: str) -> tuple[dt.date | None, dt.date | None, str]:
    spec = SINCE.format(word=word)
    [mention] = find_dates(sentence(spec), tree(spec), SATURDAY)
    return extent(tree(spec), mention, SATURDAY)


def test_what_goes_on_since_a_day_goes_on_until_publication() -> None:
    assert extent_of("since") == (dt.date(2026, 1, 1), SATURDAY, "range")
    assert extent_of("in") == (dt.date(2026, 1, 1), dt.date(2026, 1, 31), "month")


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (dt.date(2026, 2, 7), False),
        (dt.date(2026, 1, 7), False),
        (dt.date(2026, 1, 6), True),
        (dt.date(2014, 5, 20), True),
        (dt.date(2026, 12, 31), False),
        (None, False),
    ],
)
def test_history_ended_more_than_a_month_ago(last: dt.date | None, expected: bool) -> None:
    assert is_background(last, SATURDAY) is expected
    assert not is_background(last, None)


@pytest.mark.parametrize(("word", "day"), [("after", 7), ("before", 5)])
def test_a_day_after_a_clause_with_a_date(word: str, day: int) -> None:
    spec = f"""A a DET:DT 2 det / day day NOUN:NN 5 obl:unmarked / {word} {word} SCONJ:IN 5 mark
              rebels rebel NOUN:NNS 5 nsubj / attacked attack VERB:VBD 11 advcl
              on on ADP:IN 7 case / Friday Friday PROPN:NNP 5 obl / , , PUNCT:, 5 punct
              the the DET:DT 10 det / army army NOUN:NN 11 nsubj / shelled shell VERB:VBD 0 root
              Goma Goma PROPN:NNP 11 obj"""
    sample = tree(spec)
    mentions = find_dates(sentence(spec), sample, SATURDAY)
    days = [
        found and found.first_day
        for verb in ("shelled", "attacked")
        for found in [event_date(sample, at(sample, verb), mentions, SATURDAY, past=True)]
    ]
    assert days == [dt.date(2026, 2, day), dt.date(2026, 2, 6)]


def test_the_day_after_hangs_above_its_clause_too() -> None:
    spec = """The the DET:DT 2 det / day day NOUN:NN 9 obl:unmarked / after after SCONJ:IN 5 mark
              rebels rebel NOUN:NNS 5 nsubj / attacked attack VERB:VBD 2 acl
              on on ADP:IN 7 case / Friday Friday PROPN:NNP 5 obl / troops troop NOUN:NNS 9 nsubj
              shelled shell VERB:VBD 0 root / Goma Goma PROPN:NNP 9 obj"""
    sample = tree(spec)
    mentions = find_dates(sentence(spec), sample, SATURDAY)
    found = event_date(sample, at(sample, "shelled"), mentions, SATURDAY, past=True)
    assert found is not None
    assert found.first_day == SATURDAY


def counting(word: str = "attack", determiner: str = "the") -> str:
    """`Two days after the attack troops shelled Goma`."""
    return f"""Two two NUM:CD 2 nummod / days day NOUN:NNS 5 nmod:unmarked
              after after ADP:IN 5 case / {determiner} {determiner} DET:DT 5 det
              {word} {word} NOUN:NN 7 obl / troops troop NOUN:NNS 7 nsubj
              shelled shell VERB:VBD 0 root / Goma Goma PROPN:NNP 7 obj"""


def told(verb: str, lemma: str, day: str) -> str:
    """`Rebels attacked Goma on Monday`."""
    return f"""Rebels rebel NOUN:NNS 2 nsubj / {verb} {lemma} VERB:VBD 0 root
              Goma Goma PROPN:NNP 2 obj / on on ADP:IN 5 case / {day} {day} PROPN:NNP 2 obl"""


@pytest.mark.parametrize(
    ("before", "last", "day"),
    [
        ([("attacked", "attack", "Monday")], counting(), 4),
        ([("bombed", "bomb", "Monday")], counting("bombing"), 4),
        ([("attacked", "attack", "Monday")], counting("raid"), None),
        ([("attacked", "attack", "Monday")], counting(determiner="an"), None),
        # either attack may be meant
        (
            [("attacked", "attack", "Monday"), ("attacked", "attack", "Tuesday")],
            counting(),
            None,
        ),
    ],
)
def test_two_days_after_an_event_told_before(
    before: list[tuple[str, str, str]], last: str, day: int | None
) -> None:
    specs = [*(told(*event) for event in before), last]
    trees = [tree(spec) for spec in specs]
    parts = [replace(sentence(spec), index=n) for n, spec in enumerate(specs)]
    dates = ArticleDates(list(zip(parts, trees, strict=True)), SATURDAY)
    mentions = dates.mentions(len(before))
    found = event_date(trees[-1], at(trees[-1], "shelled"), mentions, SATURDAY, past=True)
    assert (found and found.first_day) == (day and dt.date(2026, 2, day))
    noun = event_date(trees[-1], 4, mentions, SATURDAY, past=True)
    assert noun is None


def in_numbers(date: str) -> str:
    """`Rebels attacked Goma on 03-02-2026`."""
    return f"""Rebels rebel NOUN:NNS 2 nsubj / attacked attack VERB:VBD 0 root
              Goma Goma PROPN:NNP 2 obj / on on ADP:IN 5 case / {date} {date} NUM:CD 2 obl"""


@pytest.mark.parametrize(
    ("others", "day"),
    [
        ([], None),
        (["25-01-2026"], dt.date(2026, 2, 3)),
        (["01-25-2026"], dt.date(2026, 3, 2)),
        (["25-01-2026", "01-25-2026"], None),
        (["2026-01-25"], None),
    ],
)
def test_days_and_months_in_the_order_of_the_other_dates(
    others: list[str], day: dt.date | None
) -> None:
    """What cannot be told is left without a day, and not put on the day of publication."""
    specs = [in_numbers(date) for date in ["03-02-2026", *others]]
    trees = [tree(spec) for spec in specs]
    parts = [replace(sentence(spec), index=n) for n, spec in enumerate(specs)]
    published = dt.date(2026, 6, 1)
    mentions = ArticleDates(list(zip(parts, trees, strict=True)), published).mentions(0)
    found = event_date(trees[0], 1, mentions, published, past=True)
    assert found is not None
    assert (found.text, found.first_day) == ("03-02-2026", day)


@pytest.mark.parametrize("words", ["Saturday", "Tuesday"])
def test_a_day_stays_in_words_where_publication_is_unknown(words: str) -> None:
    spec = told("attacked", "attack", words)
    sample = tree(spec)
    found = event_date(sample, 1, find_dates(sentence(spec), sample, None), None, past=True)
    assert found is not None
    assert (found.text, found.first_day) == (words, None)
