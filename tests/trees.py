"""Small trees for tests, written as compact CoNLL-U: one token a line or separated by ` / `.

A token is `form lemma UPOS head deprel`, with an XPOS after the UPOS as `VERB:VBN` and features
after a further colon as `NOUN:NNS:Number=Plur`; heads count from 1, 0 is the root. `_` as lemma
means the form in lower case. Tokens are joined with one blank in the sentence's text.
"""

from __future__ import annotations

from eventcoder.model import Sentence, Token
from eventcoder.syntax.tree import Tree


def tokens(spec: str, start: int = 0) -> tuple[Token, ...]:
    """The tokens of a compact tree, offsets counted from `start`."""
    found, at = [], start
    for line in (part.strip() for part in spec.replace("/", "\n").splitlines()):
        if not line:
            continue
        form, lemma, pos, head, deprel = line.split()
        upos, _, rest = pos.partition(":")
        xpos, _, feats = rest.partition(":")
        lemma = form.lower() if lemma == "_" else lemma
        found.append(
            Token(form, lemma, upos, xpos, feats, int(head) - 1, deprel, at, at + len(form))
        )
        at += len(form) + 1
    return tuple(found)


def tree(spec: str) -> Tree:
    return Tree(tokens(spec))


def text(spec: str) -> str:
    """The text of a compact tree."""
    return " ".join(token.form for token in tokens(spec))


def sentence(spec: str, index: int = 0, start: int = 0) -> Sentence:
    found = tokens(spec, start)
    return Sentence(index, "body", found[0].start, found[-1].end, found)


def at(tree: Tree, form: str) -> int:
    """The position of the first token with this form."""
    return tree.forms.index(form)
