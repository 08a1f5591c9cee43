"""The training of the bundled tokenizer, with Stanza's own trainer.

The text holds no multiword tokens (``don't`` is two tokens without a space between), so that no
multiword-token processor is needed afterwards. Paragraphs are those of the treebanks. Single
sentences in headline case, without a full stop, are added as paragraphs of their own, because
that is how a news article begins.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from eventcoder.parsing.treebank import GoldSentence, augmented, titled
from eventcoder.parsing.wordpieces import PLAIN

#: Labels of a character: inside a token, the last of a token, the last of a sentence.
INSIDE, TOKEN_END, SENTENCE_END = "0", "1", "2"

#: Of the training sentences, how many appear once more as a headline.
_HEADLINES = 0.08


def labelled(paragraph: Iterable[GoldSentence]) -> tuple[str, str]:
    """Return a paragraph's text and the label of each of its characters.

    Args:
        paragraph: its sentences, in order.
    """
    text, labels = "", ""
    for sentence in paragraph:
        if text and not text.endswith(" "):
            text, labels = text + " ", labels + INSIDE
        last = len(sentence.forms) - 1
        for place, (form, space) in enumerate(zip(sentence.forms, sentence.spaces, strict=True)):
            text += form.translate(PLAIN) + " " * space
            labels += INSIDE * (len(form) - 1)
            labels += SENTENCE_END if place == last else TOKEN_END
            labels += INSIDE * space
    stripped = text.rstrip()
    return stripped, labels[: len(stripped)]


def paragraphs(sentences: Iterable[GoldSentence]) -> list[list[GoldSentence]]:
    """Group sentences into the treebank's paragraphs."""
    out: list[list[GoldSentence]] = []
    for sentence in sentences:
        if sentence.opens_paragraph or not out:
            out.append([])
        out[-1].append(sentence)
    return out


def training_paragraphs(sentences: Sequence[GoldSentence], seed: int) -> list[list[GoldSentence]]:
    """Return the treebank's paragraphs and, among them, sentences made into headlines."""
    chance = random.Random(seed)
    out = paragraphs(sentences)
    for sentence in sentences:
        if 3 <= len(sentence.forms) <= 16 and chance.random() < _HEADLINES * 2:
            bare = augmented(sentence, chance)
            if len(bare.forms) > 1 and bare.forms[-1] == "." and not bare.spaces[-2]:
                bare = bare._replace(
                    **{
                        name: getattr(bare, name)[:-1]
                        for name in ("forms", "lemmas", "upos", "xpos", "feats")
                    },
                    heads=bare.heads[:-1],
                    deprels=bare.deprels[:-1],
                    spaces=bare.spaces[:-1],
                )
            out.append([titled(bare) if chance.random() < 0.7 else bare])
    chance.shuffle(out)
    return out


def write_data(groups: Iterable[Sequence[GoldSentence]], stem: Path) -> tuple[Path, Path]:
    """Write Stanza's two tokenizer files: the text and its character labels.

    Args:
        groups: paragraphs.
        stem: the path of the files without an ending.
    """
    pairs = [labelled(group) for group in groups]
    text, labels = stem.with_suffix(".txt"), stem.with_suffix(".toklabels")
    text.write_text("\n\n".join(pair[0] for pair in pairs) + "\n\n", encoding="utf-8")
    labels.write_text("\n\n".join(pair[1] for pair in pairs) + "\n\n", encoding="utf-8")
    return text, labels


def train_tokenizer(
    train: Sequence[GoldSentence],
    dev: Sequence[GoldSentence],
    directory: Path,
    steps: int = 6000,
    seed: int = 1,
) -> Path:
    """Train Stanza's tokenizer and return the file of its best weights.

    Args:
        train: training sentences, in document order.
        dev: development sentences, in document order.
        directory: where the data and the weights are written.
        steps: batches of 32 stretches of 300 characters.
        seed: of the random choices.
    """
    from stanza.models import tokenizer

    directory.mkdir(parents=True, exist_ok=True)
    text, labels = write_data(training_paragraphs(train, seed), directory / "train")
    dev_text, dev_labels = write_data(paragraphs(dev), directory / "dev")
    (directory / "mwt.json").write_text(json.dumps([]))
    options = {
        "txt_file": text,
        "label_file": labels,
        "dev_txt_file": dev_text,
        "dev_label_file": dev_labels,
        "mwt_json_file": directory / "mwt.json",
        "lang": "en",
        "shorthand": "en_eventcoder",
        "max_seqlen": 300,
        "steps": steps,
        "eval_steps": 500,
        "report_steps": 100,
        "save_dir": directory,
        "save_name": "tokenizer.pt",
        "seed": seed,
    }
    arguments = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    tokenizer.main([*arguments, "--no_use_mwt", "--cpu"])
    return directory / "tokenizer.pt"
