"""Whatever the tree, clauses point inside it, and the clause step never changes its answer."""

from __future__ import annotations

from hypothesis import given

from eventcoder.syntax.arguments import SyntaxWords
from eventcoder.syntax.clauses import clauses
from eventcoder.syntax.tree import Tree
from tests.strategies import trees

WORDS = SyntaxWords(
    {
        "light_verbs": frozenset({"launch"}),
        "effect_verbs": frozenset({"kill"}),
        "occur_verbs": frozenset({"be"}),
        "speech_verbs": frozenset({"say"}),
    }
)
NOUNS = frozenset({"attack", "talk"})


@given(trees())
def test_clauses_only_point_inside_the_tree(tree: Tree) -> None:
    for clause in clauses(tree, WORDS, NOUNS):
        pointed = [
            clause.head,
            *clause.agents,
            *clause.objects,
            *clause.modifiers,
            *clause.possessors,
            *clause.affected,
        ]
        pointed += [head for _, head in clause.phrases]
        pointed += [head for head in (clause.support, clause.speaker) if head is not None]
        assert all(0 <= head < len(tree) for head in pointed)


@given(trees())
def test_a_clause_is_not_its_own_argument(tree: Tree) -> None:
    for clause in clauses(tree, WORDS, NOUNS):
        assert clause.head not in clause.objects


@given(trees())
def test_the_same_tree_gives_the_same_clauses(tree: Tree) -> None:
    again = Tree(tree.tokens)
    assert clauses(tree, WORDS, NOUNS) == clauses(again, WORDS, NOUNS)
