"""How fast the coding stage is, and where its time goes.

    python -m tests.benchmarks.coding_speed [FILE ...]

codes articles (any format that `eventcoder code` reads; the fixtures where no file is given) again
and again from parses as the store holds them: unpack, code, merge.  With CoNLL-U files the parses
are theirs (`--parser conllu`), else the bundled parser makes them once, before the clock starts.
What is measured is processor time on one core.  `--double` codes with twice the patterns too.
"""

from __future__ import annotations

import argparse
import gc
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from eventcoder.cli.inputs import look_at, open_coder, open_inputs
from eventcoder.coding.merging import merge
from eventcoder.model import Article, Sentence
from eventcoder.pipeline import Coder, parse_articles
from eventcoder.store.packing import pack_tokens, unpack_tokens
from tests.benchmarks.doubling import doubled

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures" / "articles"
SAMPLE_SECONDS = 0.001

# A sample belongs to the innermost function on the stack whose module is listed here: a helper
# such as `Tree.children` to whoever called it.
STAGES = {
    "store/packing.py": "unpacking",
    "coding/actors/": "actors",
    "coding/places/": "places",
    "coding/dates/": "dates",
    "coding/acts.py": "acts",
    "coding/matching.py": "acts",
    "syntax/clauses.py": "clauses",
    "coding/merging.py": "merging",
    "coding/": "events",
    "pipeline.py": "events",
}


class StoredSentence(NamedTuple):
    """A sentence as the store holds it: all but the tokens, and their blob."""

    bare: Sentence
    blob: bytes


Stored = list[tuple[Article, list[StoredSentence]]]


def stored(parsed: Iterator[tuple[Article, Sequence[Sentence]]]) -> Stored:
    """Parsed articles with their parses packed."""
    return [
        (
            article,
            [StoredSentence(replace(s, tokens=()), pack_tokens(s.tokens)) for s in sentences],
        )
        for article, sentences in parsed
    ]


def parsed_files(paths: Sequence[Path], parser: str) -> Iterator[tuple[Article, list[Sentence]]]:
    """The articles of some files with their parses."""
    items, parser_ = open_inputs(look_at([str(path) for path in paths]), parser)
    articles = [item for item in items if isinstance(item, Article)]
    for article, sentences, _ in parse_articles(articles, parser_):
        yield article, list(sentences)


def code_all(coder: Coder, articles: Stored) -> int:
    """The coding stage over all articles; gives the number of merged events."""
    n_events = 0
    for article, sentences in articles:
        unpacked = [replace(s.bare, tokens=unpack_tokens(s.blob)) for s in sentences]
        n_events += len(merge(coder.code(article, unpacked)[0]))
    return n_events


def seconds(coder: Coder, articles: Stored) -> float:
    """Processor time of the coding stage over all articles."""
    start = time.process_time()
    code_all(coder, articles)
    return time.process_time() - start


@contextmanager
def sampled(shares: Counter[str]) -> Iterator[None]:
    """Counts, a thousand times a second of processor time, the stage that is at work."""

    def sample(_: int, frame: FrameType | None) -> None:
        shares[stage_of(frame)] += 1

    before = signal.signal(signal.SIGPROF, sample)
    signal.setitimer(signal.ITIMER_PROF, SAMPLE_SECONDS, SAMPLE_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def stage_of(frame: FrameType | None) -> str:
    """The stage of the innermost function that belongs to one."""
    while frame is not None:
        _, _, module = frame.f_code.co_filename.rpartition("/eventcoder/")
        if module == "syntax/tree.py" and frame.f_code.co_name == "__init__":
            return "trees"
        for start, stage in STAGES.items():
            if module.startswith(start):
                return stage
        frame = frame.f_back
    return "other"


def report(coder: Coder, articles: Stored, repeats: int) -> float:
    """Measure, print, and give the best speed in sentences a second."""
    n_sentences = sum(len(sentences) for _, sentences in articles)
    n_tokens = sum(len(unpack_tokens(s.blob)) for _, found in articles for s in found)
    print(
        f"{len(articles)} articles, {n_sentences} sentences, "
        f"{n_tokens / max(n_sentences, 1):.1f} words a sentence, "
        f"{code_all(coder, articles)} events"
    )
    runs = [n_sentences / seconds(coder, articles) for _ in range(repeats)]
    print("sentences/s:", ", ".join(f"{speed:,.0f}" for speed in runs), f"; best {max(runs):,.0f}")
    shares: Counter[str] = Counter()
    with sampled(shares):
        for _ in range(repeats):
            code_all(coder, articles)
    total = sum(shares.values()) or 1
    for stage, count in shares.most_common():
        print(f"  {stage:10} {count / total:6.1%}")
    print(f"  places and dates together {(shares['places'] + shares['dates']) / total:.1%}")
    return max(runs)


def report_doubled(coder: Coder, articles: Stored, repeats: int) -> None:
    """Print what twice the patterns cost, runs of each in turn so that both meet the same noise."""
    plain = coder.lexicon.dictionaries
    for same_triggers in (False, True):
        other = Coder(doubled(plain, same_triggers=same_triggers))
        code_all(other, articles)
        times = [(seconds(coder, articles), seconds(other, articles)) for _ in range(repeats)]
        ratio = min(after for _, after in times) / min(before for before, _ in times)
        how = "under the same triggers" if same_triggers else "with triggers of their own"
        print(f"  twice the patterns, the new ones {how}: {ratio - 1:+.1%} time")


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed of the coding stage.")
    parser.add_argument("files", nargs="*", type=Path, default=[FIXTURES])
    parser.add_argument("--parser", default="english", choices=("english", "conllu"))
    parser.add_argument("--dict", action="append", default=[], type=Path, dest="folders")
    parser.add_argument("--double", action="store_true", help="also with twice the patterns")
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    coder, problems = open_coder(options.folders)
    for problem in problems:
        print(problem, file=sys.stderr)
    articles = stored(parsed_files(options.files, options.parser))
    gc.freeze()  # that all articles wait in memory is the benchmark's doing, not the coder's
    report(coder, articles, options.repeats)
    if options.double:
        report_doubled(coder, articles, options.repeats)


if __name__ == "__main__":
    main()
