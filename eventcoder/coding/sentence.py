"""One sentence, read: its tree, its clauses and its acts, with the actors looked up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Set
from typing import NamedTuple

from eventcoder.coding.actors import ArticleActors, Who
from eventcoder.coding.acts import Act, SentenceActs, final_code, find_acts
from eventcoder.coding.matching import Matcher
from eventcoder.coding.order import rank
from eventcoder.lexicon.index import RuleIndex
from eventcoder.model import ActorMention, Sentence
from eventcoder.syntax.arguments import SyntaxWords, may_oblige
from eventcoder.syntax.clauses import Clause, ClauseBuilder
from eventcoder.syntax.tree import Tree, base

#: How many members of a coordination are expanded per role; more make no news sense but many rows.
MOST_CONJUNCTS = 10


class Party(NamedTuple):
    """One actor of an act: the token that fills the role and what is known of the actor there."""

    head: int | None = None
    mention: ActorMention | None = None


class CodedAct(NamedTuple):
    """An act that is an event: its final code and its actors (an empty party: unstated)."""

    act: Act
    code: str
    source: Party
    target: Party


class SentenceReader:
    """Reads one sentence.

    Args:
        sentence, tree: the sentence; actors: the article's actors; rules, words: the dictionaries'.
        explain: whether to keep all clauses, and what was tried and did not fire.
        places: gives the head tokens of the places that the sentence names.
    """

    def __init__(
        self,
        sentence: Sentence,
        tree: Tree,
        actors: ArticleActors,
        rules: RuleIndex,
        words: SyntaxWords,
        explain: bool = False,
        places: Callable[[], Collection[int]] = frozenset,
    ) -> None:
        self.sentence, self.tree, self.actors = sentence, tree, actors
        self.rules, self.words, self.places = rules, words, places
        builder = ClauseBuilder(tree, words, rules.nominal)
        # Where nobody asks why, only those rules and clauses matter that can come to something.
        held = tree.words()
        possible = rules if explain else rules.possible(held)
        wanted = None if explain or may_oblige(held) else possible
        self.clauses: list[Clause] = builder.build(wanted)
        self.arguments = builder.arguments
        matcher = Matcher(tree, self.arguments, self.who, self.kinds)
        self.found: SentenceActs = find_acts(tree, self.clauses, matcher, possible, explain)

    def is_known_actor(self, head: int) -> bool:
        who = self.who(head)
        return who is not None and who.code is not None

    def kinds(self, head: int, asked: Set[str]) -> set[str]:
        """Which of some kinds an actor is: the groups of its code, and those of `KINDS`."""
        tree = self.tree
        who = self.who(head)
        code = who.code if who is not None else None
        found = {code[at : at + 3] for at in range(0, len(code), 3)} if code else set()
        if code is not None:
            found.add("actor")
            if who is not None and code == who.country:
                found.add("country")
        if "place" in asked and head in self.places():  # the article's places are dear
            found.add("place")
        if "joined" in asked or "plural" in asked:
            joined = tree.child(head, "conj") is not None or tree.deprels[head] == "conj"
            joined = joined or len(self.actors.members(self.sentence.index, head)) > 1
            if joined:
                found.add("joined")
            if joined or tree.xpos[head] in ("NNS", "NNPS"):
                found.add("plural")
        return found

    def mention(self, head: int | None) -> ActorMention | None:
        return None if head is None else self.actors.mention(self.sentence.index, head)

    def who(self, head: int) -> Who | None:
        """The actor there, for those who need not know its words."""
        return self.actors.who(self.sentence.index, head)

    def acts(self) -> list[tuple[Act, str]]:
        """The acts that stand as events, what the sentence is about first."""
        if self.found.discarded:
            return []
        speech = self.words["speech_verbs"]
        coded = [
            (act, code)
            for act in self.found.acts
            if not act.consumed and (code := final_code(act, self.rules)) is not None
        ]
        if len(coded) > 1:
            coded.sort(
                key=lambda found: (
                    rank(self.tree, self.position(found[0]), speech, found[0].inner is not None),
                    # "the talks failed to reach a deal": what came of them
                    found[0].inner is None or found[0].clause.kind == "noun",
                )
            )
        return coded

    def position(self, act: Act) -> int:
        """The token that stands for the act in the clause structure: an event noun's verb.

        An act that is only told again (`said it was hopeful`) stands where it was told first.
        """
        if act.inner is not None and act.inner.code == act.code:
            act = act.inner
        clause = act.clause
        if clause.support is None or base(self.tree.deprels[clause.head]) == "obl":
            return clause.head  # `had similar views after talks`: the talks are beside the point
        return clause.support

    def coded(self) -> Iterator[CodedAct]:
        """Every act once per pair of actors; reciprocal ones both ways round."""
        for act, code in self.acts():
            sources, targets = self.expand(act.sources, act), self.expand(act.targets, act)
            if len(sources) > 1 and (targets == sources or (act.reciprocal and not targets)):
                sources, targets = sources[:1], sources[1:]
            for source in sources or [Party()]:
                for target in targets or [Party()]:
                    yield CodedAct(act, code, source, target)
                    if act.reciprocal and source.head is not None and target.head is not None:
                        yield CodedAct(act, code, target, source)

    def expand(self, heads: list[int], act: Act) -> list[Party]:
        """The actors of the phrases headed by `heads`, without words that a pattern used."""
        found: dict[object, Party] = {}
        for head in heads:
            for member in self.tree.conjuncts(head):
                if member in act.used or self.tree.upos[member] == "VERB":
                    continue
                for mention in self.actors.members(self.sentence.index, member):
                    found.setdefault(member if mention is None else mention, Party(member, mention))
        return list(found.values())[:MOST_CONJUNCTS]
