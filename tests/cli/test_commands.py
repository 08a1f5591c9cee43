"""The commands, end to end, on parses and dictionaries of a few lines: no model is needed."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eventcoder.cli import main
from tests.lexicon.folders import BASE, write

CONLLU = """\
# newdoc id = first
# text = Sudan attacked Chad.
1	Sudan	Sudan	PROPN	NNP	Number=Sing	2	nsubj	_	_
2	attacked	attack	VERB	VBD	Mood=Ind|Tense=Past|VerbForm=Fin	0	root	_	_
3	Chad	Chad	PROPN	NNP	Number=Sing	2	obj	_	SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

# text = Niger slept.
1	Niger	Niger	PROPN	NNP	Number=Sing	2	nsubj	_	_
2	slept	sleep	VERB	VBD	Mood=Ind|Tense=Past|VerbForm=Fin	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

# newdoc id = second
# text = Chad was attacked by Sudan.
1	Chad	Chad	PROPN	NNP	Number=Sing	3	nsubj:pass	_	_
2	was	be	AUX	VBD	Mood=Ind|Tense=Past|VerbForm=Fin	3	aux:pass	_	_
3	attacked	attack	VERB	VBN	Tense=Past|VerbForm=Part|Voice=Pass	0	root	_	_
4	by	by	ADP	IN	_	5	case	_	_
5	Sudan	Sudan	PROPN	NNP	Number=Sing	3	obl:agent	_	SpaceAfter=No
6	.	.	PUNCT	.	_	3	punct	_	_

"""

DICTIONARIES = BASE | {
    "ontology/countries.yaml": "{SDN: Sudan, TCD: Chad, NER: Niger}",
    "actors/countries.yaml": """
        - {country: SDN, name: Sudan}
        - {country: TCD, name: Chad}
        - {country: NER, name: Niger}
    """,
    "actions/19.yaml": """
        - patterns:
            SOURCE attack TARGET: "190"
          examples:
            - "Sudan attacked Chad.": [Sudan, "190", Chad]
    """,
}

Call = Callable[..., Result]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call eventcoder in an empty folder with `parses.conllu`; a traceback is always a failure."""
    shipped = write(tmp_path / "shipped", DICTIONARIES)
    monkeypatch.setattr("eventcoder.lexicon.compiled.shipped_folder", lambda: shipped)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "parses.conllu").write_text(CONLLU)

    def call(*arguments: str, exit_code: int = 0, stdin: str | None = None) -> Result:
        result = CliRunner().invoke(main, list(arguments), input=stdin)
        assert "Traceback" not in result.output
        assert result.exit_code == exit_code, result.output
        return result

    return call


@pytest.mark.parametrize(
    "arguments",
    [
        ["code", "parses.conllu", "--parser", "conllu", "--to", "./parses.conllu"],
        ["mentions", ".", "--parser", "conllu", "--to", "parses.conllu"],
        ["validate", "parses.conllu", "--parser", "conllu", "--misses", "parses.conllu"],
        ["validate", "gold.jsonl", "--misses", "x.jsonl", "--to", "x.jsonl"],
    ],
)
def test_no_input_is_written_over(call: Call, arguments: list[str]) -> None:
    Path("gold.jsonl").write_text('{"text": "Sudan attacked Chad.", "gold": {"quad": 4}}')
    [line] = call(*arguments, exit_code=2).stderr.splitlines()
    assert "Name another file" in line
    assert Path("parses.conllu").read_text() == CONLLU


def code(call: Call, *arguments: str, **options: object) -> Result:
    return call("code", "parses.conllu", "--parser", "conllu", *arguments, **options)


def rows(db: str = "events.db") -> list[tuple[object, ...]]:
    connection = sqlite3.connect(db)
    found = connection.execute(
        "SELECT article_id, source_code, cameo, target_code FROM merged_event"
    ).fetchall()
    connection.close()
    return found


def test_code_keeps_events_and_shows_them(call: Call) -> None:
    result = code(call)
    assert rows() == [("first", "SDN", "190", "TCD"), ("second", "SDN", "190", "TCD")]
    for words in ("Sudan", "190", "Chad", "2 articles, 2 events.", "sqlite3 events.db"):
        assert words in result.stdout


def test_once_more_adds_nothing(call: Call) -> None:
    code(call)
    result = code(call)
    assert "(2 coded before)" in result.stdout
    assert len(rows()) == 2


def test_to_a_file_holds_the_records_and_makes_no_database(call: Call, tmp_path: Path) -> None:
    code(call, "--to", "events.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "events.jsonl").read_text().splitlines()]
    assert [line["article_id"] for line in lines] == ["first", "second"]
    assert "merged_id" not in lines[0]
    assert not (tmp_path / "events.db").exists()


def test_to_a_file_holds_also_what_was_coded_before(call: Call, tmp_path: Path) -> None:
    code(call, "--db", "e.db")
    code(call, "--db", "e.db", "--to", "events.jsonl")
    assert len((tmp_path / "events.jsonl").read_text().splitlines()) == 2


def test_to_standard_output_is_nothing_but_records(call: Call) -> None:
    result = code(call, "--to", "-")
    assert [json.loads(line)["cameo"] for line in result.stdout.splitlines()] == ["190", "190"]


def test_quiet_says_nothing(call: Call) -> None:
    assert code(call, "--quiet").output == ""


def test_problems_are_told_and_kept(call: Call, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"text": "Sudan attacked Chad."\n')
    result = call("code", "bad.jsonl", "parses.conllu", "--parser", "conllu", exit_code=1)
    assert "bad.jsonl:1" in result.stderr
    assert "error: not JSON" in result.stderr
    listed = call("problems")
    assert "bad.jsonl:1" in listed.stdout
    assert "[json]" in listed.stdout
    other = call("problems", "--kind", "encoding")
    assert "bad.jsonl" not in other.stdout
    assert "there are: json" in other.stderr


def test_a_file_that_may_not_be_read_does_not_refuse_the_others(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever names a thousand files gets the others coded; the reader tells of this one."""
    monkeypatch.setattr("os.access", lambda *_, **__: False)
    call("code", "parses.conllu", "--parser", "conllu", "--to", "-")


def test_articles_from_standard_input(call: Call) -> None:
    line = json.dumps({"id": "piped", "text": "Sudan attacked Chad. Niger slept."})
    (Path.cwd() / "one.conllu").write_text(CONLLU.split("# newdoc id = second")[0])
    arguments = ("code", "-", "one.conllu", "--parser", "conllu", "--date", "2024-02-10")
    call(*arguments, stdin=line)
    assert rows() == [("piped", "SDN", "190", "TCD")]
    inputs = sqlite3.connect("events.db").execute("SELECT inputs FROM run").fetchone()[0]
    assert len(json.loads(inputs)["standard input"]) == 32


def test_export_csv(call: Call, tmp_path: Path) -> None:
    code(call)
    call("export", "--to", "events.csv")
    [first, second] = csv.DictReader((tmp_path / "events.csv").open(newline=""))
    assert (first["cameo"], first["n_reports"], second["article_id"]) == ("190", "1", "second")
    piped = call("export", "--to", "-").stdout
    assert list(csv.DictReader(io.StringIO(piped, newline=""))) == [first, second]


def test_export_jsonl_by_name_and_by_option(call: Call, tmp_path: Path) -> None:
    code(call, "--db", "events.db", "--to", "coded.jsonl")
    call("export", "--to", "a.jsonl")
    call("export", "--to", "b.txt", "--format", "jsonl", "--reports")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.txt").read_bytes()
    for line, coded in zip(
        lines(tmp_path / "a.jsonl"), lines(tmp_path / "coded.jsonl"), strict=True
    ):
        counts = {"n_reports": 1, "n_articles": 1, "n_sources": 1, "members": coded["event_id"]}
        assert line == line | coded | counts
        assert line.keys() > coded.keys() | counts.keys()


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_recode_with_a_dictionary_of_ones_own(call: Call, tmp_path: Path) -> None:
    code(call)
    assert "0 articles coded anew" in call("recode").stdout
    actions = tmp_path / "mine" / "actions"
    actions.mkdir(parents=True)
    (actions / "mine.yaml").write_text(
        '- patterns:\n    SOURCE attack TARGET: "193"\n'
        '  examples:\n    - "Sudan attacked Chad.": [Sudan, "193", Chad]\n'
    )
    assert "2 articles coded anew" in call("recode", "--dictionaries", "mine").stdout
    assert [row[2] for row in rows()] == ["193", "193"]
    call("recode")
    assert [row[2] for row in rows()] == ["190", "190"]


def test_mentions(call: Call) -> None:
    result = call("mentions", "parses.conllu", "--parser", "conllu", "-q")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    actors = [(m["article_id"], m["text"], m["code"]) for m in found if m["kind"] == "actor"]
    assert actors[:3] == [
        ("first", "Sudan", "SDN"),
        ("first", "Chad", "TCD"),
        ("first", "Niger", "NER"),
    ]
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["code", "parses.conllu", "--parser", "nonsense"], "english"),
        (["code", "parses.conllu", "--parser", "conllu", "--db", "no/events.db"], "folder"),
        (["code", "parses.conllu", "--parser", "conllu", "--dictionaries", "no"], "dict init"),
        (["code", "parses.conllu", "--parser", "conllu", "--to", "no/x.jsonl"], "folder"),
        (["code", "parses.conllu", "--parser", "conllu", "--db", "parses.conllu"], "another file"),
        (["code", "missing.txt"], "missing.txt"),
        (["code"], "PATH"),
        (["code", "parses.conllu", "--date", "yesterday"], "YYYY-MM-DD"),
        (["export", "--to", "-"], "eventcoder code"),
        (["export"], "--to"),
        (["problems", "--db", "parses.conllu"], "another file"),
        (["recode", "--db", "none.db"], "eventcoder code"),
    ],
)
def test_wrong_usage_is_one_message_that_tells_the_remedy(
    call: Call, arguments: list[str], says: str
) -> None:
    result = call(*arguments, exit_code=2)
    assert says in result.stderr
    assert len(result.stderr.splitlines()) <= 4


def test_debug_shows_the_error_itself(call: Call) -> None:
    result = CliRunner().invoke(main, ["--debug", "export", "--db", "none.db", "--to", "-"])
    assert type(result.exception).__name__ == "StoreError"


def test_a_defect_is_one_line_and_has_its_own_code(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    code(call)
    monkeypatch.setattr("eventcoder.export.dataset.fetched", lambda *_, **__: 1 / 0)
    result = call("export", "--to", "x.csv", exit_code=3)
    assert result.stderr.startswith("eventcoder: a defect: ZeroDivisionError")
    assert not Path("x.csv").exists()
