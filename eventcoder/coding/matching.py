"""Does a pattern match a clause, and with which words in which role?

The clause step has undone the surface form, so a slot only asks for a role or a marker.  Where
English has two ways to hang a phrase (`signed [an agreement] with X`, `called off the talks`), the
match accepts both, because parsers disagree about them too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from eventcoder.coding.concern import WHERE, Concern, Known
from eventcoder.coding.match import Match
from eventcoder.coding.wording import NOMINAL, Wording
from eventcoder.coding.wordset import word_set
from eventcoder.lexicon.patterns import NO_WORDS, Pattern, Slot, Words
from eventcoder.syntax.arguments import Arguments
from eventcoder.syntax.clauses import Clause
from eventcoder.syntax.tree import Tree

JOINED = frozenset({"joined"})
PREPOSITIONS_ONLY = word_set("in on at by for from to with of about after before into as against")


class Matcher(Wording):
    """Matches patterns against the clauses of one sentence.

    Args:
        tree: the sentence; arguments: its argument look-ups.
        mention: the actor that the noun phrase with this head names; a bare modifier (`the police
            raid`) counts as an agent only where it has a code.
        kinds: which of some role codes and kinds the noun phrase with this head answers to.
    """

    __slots__ = ("concern", "frames", "kinds", "mention", "missing", "times")

    def __init__(
        self,
        tree: Tree,
        arguments: Arguments,
        mention: Callable[[int], Known | None],
        kinds: Callable[[int, Set[str]], Set[str]] = lambda head, asked: frozenset(),
    ) -> None:
        super().__init__(tree, arguments)
        self.mention = mention
        self.kinds, self.concern = kinds, Concern(arguments, mention)
        words = arguments.words
        self.times, self.frames = words["time_nouns"], words["frame_nouns"]
        self.missing: object = ""  # what the last match failed for, for `explain`

    def is_actor(self, head: int) -> bool:
        """Whether the noun phrase with this head names a known actor."""
        mention = self.mention(head)
        return mention is not None and mention.code is not None

    def match(self, pattern: Pattern, clause: Clause) -> Match | None:
        """The match of a pattern whose trigger lemma is the clause's, or `None`."""
        if pattern.nominal != (clause.kind == "noun") or pattern.copular != (
            clause.kind == "predicate"
        ):
            self.missing = "another kind of clause"
            return None
        if pattern.negative and not clause.negated:
            self.missing = "a negation"
            return None
        self.missing = "a word of the trigger"
        if clause.own_particle and not clause.own_particle & pattern.particles:
            return None  # `call off` is not `call`
        head, support = clause.head, clause.support
        anchors = [head] if support is None else [head, support]
        match = Match(pattern, [], [], [], {head}, anchors, set(), 0, 1 + pattern.negative)
        if (
            pattern.modifiers or self.tree.lemmas[head] not in pattern.trigger.single
        ) and not self.trigger(pattern, clause, match):
            return None
        if not pattern.nominal and not self.subject(pattern, clause, match):
            self.missing = pattern.subject_name
            return None
        if not self.slots(pattern.groups, clause, match):
            return None
        return match

    def trigger(self, pattern: Pattern, clause: Clause, match: Match) -> bool:
        tree = self.tree
        trigger = pattern.trigger
        if (
            tree.lemmas[clause.head] not in trigger.single
            and not self.phrase(trigger, clause.head, match)
            and not self.phrasal(trigger, clause, match)
        ):
            return False
        if not pattern.modifiers:
            return True
        return all(self.modifier(words, clause.head, match) for words in pattern.modifiers)

    def phrasal(self, words: Words, clause: Clause, match: Match) -> bool:
        """A phrasal verb as trigger: `carry_out`."""
        for verb, particle in words.phrasal:
            phrases = (m for m, head in clause.phrases if self.tree.lemmas[head] not in self.times)
            present = clause.particles.union(phrases)
            if self.tree.lemmas[clause.head] == verb and particle in present:
                match.words += 1
                return True
        return False

    def misread_particles(self, clause: Clause) -> set[str]:
        """Particles that the parser takes for prepositions: `lay [down arms]`, `pull [out of X]`.

        `in March`, `on Friday`, `for help` are prepositions and nothing else.
        """
        markers = (marker.partition(" ") for marker, _ in clause.phrases)
        return {first for first, _, rest in markers if rest or first not in PREPOSITIONS_ONLY}

    def subject(self, pattern: Pattern, clause: Clause, match: Match) -> bool:
        agents = clause.agents
        if agents and not match.used.isdisjoint(agents):
            agents = [a for a in agents if a not in match.used]
        if pattern.subject_words and pattern.subject is None:
            if not agents or not self.nominal(pattern.subject_words, agents[0], match):
                return False
            match.anchors.append(agents[0])
            match.slots += 1
            return self.slots(pattern.subject_groups, clause, match)
        words = pattern.subject_words
        if agents and words and not self.headed(words, agents[0], match):
            return False
        if agents:
            self.assign(pattern.subject, agents, match)
            return True
        # an agent left unsaid: passives, bare infinitives and participles, imperatives
        return pattern.subject in ("SOURCE", "*") and not pattern.subject_words

    def headed(self, words: Sequence[Words], head: int, match: Match) -> bool:
        """Whether a role's phrase, or one coordinated with it, is headed by these words."""
        return any(self.is_headed(words, member, match) for member in self.tree.conjuncts(head))

    def is_headed(self, words: Sequence[Words], member: int, match: Match) -> bool:
        """Whether one actor's phrase is headed by the words, or the actor is of their kinds."""
        used = match.used
        match.used = set(used)
        found = self.nominal(words, member, match) or self.deed(words[-1], member, match)
        match.used = used  # the words name the actor; they are not used up
        if not found and (asked := words[-1].kinds):
            found = not asked.isdisjoint(self.kinds(member, asked))
            found = found or ("own" in asked and self.is_own_act(member, match))
            match.words += found
        return found

    def is_own_act(self, verb: int, match: Match) -> bool:
        """Whether the sources are to act themselves: `Iran warned [it would attack]`."""
        acting = self.arguments.agents(verb) if self.tree.upos[verb] == "VERB" else []
        codes = {m.code for source in match.sources if (m := self.mention(source)) is not None}
        told = [self.mention(agent) for agent in acting]
        return any(m is not None and m.code is not None and m.code in codes for m in told)

    def assign(self, role: str | None, heads: Sequence[int], match: Match) -> None:
        if role == "*":  # anything: it only makes the match a little more specific
            match.words += 1
            match.used.update(heads)
            match.others.update(heads)
            return
        match.slots += 1
        if role == "SOURCE":
            match.sources = list(heads)
        elif role == "TARGET":
            match.targets = list(heads)
        else:
            match.actions = list(heads)

    def slots(self, groups: Sequence[Sequence[Slot]], clause: Clause, match: Match) -> bool:
        """Fill the slots that must be, then every optional group that can be."""
        for slot in groups[0]:
            if not self.fill(slot, clause, match):
                self.missing = slot
                return False
        for group in groups[1:]:
            before = match.copy()
            if not all(self.fill(slot, clause, match) for slot in group):
                match.restore(before)
        return True

    def fill(self, slot: Slot, clause: Clause, match: Match) -> bool:
        if slot.kind == "particle":
            return self.particle(slot, clause, match)
        if slot.kind == "between":
            return self.between(slot, clause, match)
        if slot.kind == "that":
            return self.complement(slot, match)
        found = self.candidates(slot, clause, match)
        verbal = clause.kind != "noun"
        if not found:
            return False
        if verbal and slot.kind == "prep" and slot.role == "TARGET" and len(set(found)) > 1:
            found.sort(key=self.is_actor, reverse=True)  # who is known goes before what is not
        for head in found:
            if match.taken(head):
                continue
            if slot.words and slot.role is None:
                if (slot.kind == "to" or self.tree.upos[head] != "VERB") and self.nominal(
                    slot.words, head, match
                ):
                    match.anchors.append(head)
                    match.slots += 1
                    return True
            elif self.can_be(slot.role, head) and (
                not slot.words or self.headed(slot.words, head, match)
            ):
                self.assign(slot.role, [head], match)
                return True
        return False

    def can_be(self, role: str | None, head: int) -> bool:
        """Whether a token can head the filler of a role: no verb, and no time, is an actor."""
        tree = self.tree
        tag = tree.upos[head]
        if role == "ACTION" and tag == "VERB":
            return True
        lemma = tree.lemmas[head]
        if tag not in NOMINAL or lemma in self.times:
            return False
        if tag == "NUM" or lemma in self.frames:
            return tree.preposition(head) != "in"  # "in a bid to", "in 1990"
        return True

    def candidates(self, slot: Slot, clause: Clause, match: Match) -> list[int]:
        """Tokens that may fill a slot, likeliest first."""
        if slot.kind == "object":
            return self.object_candidates(slot, clause, match)
        phrases, markers = clause.phrases, slot.markers
        if len(match.anchors) > 1:
            phrases = [pair for anchor in match.anchors for pair in self.phrases_of(anchor, clause)]
        found = [head for marker, head in phrases if marker in markers]
        if len(match.anchors) > 1 and slot.role == "TARGET" and "of" in markers:
            matched = [anchor for anchor in match.anchors if anchor != clause.head]
            found += [owner for anchor in matched for owner in self.owners(anchor)]
        if clause.kind == "noun":
            befallen = clause.affected and [h for h in clause.affected if self.is_actor(h)]
            if befallen and slot.role == "TARGET":
                # "the blast in X killed Y": where it was comes after whom it befell
                found = [h for m, h in phrases if m in markers - WHERE] + befallen
                found += [head for marker, head in phrases if marker in markers & WHERE]
            found += self.noun_candidates(slot, clause)
        else:
            found += self.verb_candidates(slot, clause) + self.carried(slot, clause)
        # where a phrase attaches is the parser's least sure answer: "the release of X by Y"
        unsure = clause.objects + match.targets
        # and what follows the last of several things belongs to all: "fuel and flights [to X]"
        for head in clause.objects:
            unsure += self.tree.conjuncts(head)[1:]
        if clause.kind == "noun":
            unsure = unsure + clause.agents + match.sources
        for head in unsure:
            for marker, filler in self.arguments.phrases(head):
                if marker in markers:
                    found.append(filler)
        return found

    def owners(self, noun: int) -> list[int]:
        """`came to Qatar's aid` is to the aid of Qatar; who owns by a pronoun is not named."""
        tree = self.tree
        return [
            child
            for child in tree.children(noun)
            if tree.deprels[child] == "nmod:poss" and tree.upos[child] != "PRON"
        ]

    def phrases_of(self, anchor: int, clause: Clause) -> list[tuple[str, int]]:
        """What hangs on a matched word; on an event noun also what hangs on its verb."""
        return clause.phrases if anchor == clause.head else self.arguments.phrases(anchor)

    def owned(self, match: Match) -> list[int]:
        """The word of the pattern that is another country's: `rejected [Iran's demand]`."""
        words = match.used.difference(match.sources, match.others, match.anchors[:1])
        return self.concern.owned_abroad(words, self.concern.countries(match.sources))

    def beyond_own(self, match: Match) -> bool:
        """Whether an optional target says no more than who acts: `massed troops near its border`.

        The source's own country or belongings are where an act is done, not whom it is done to.
        """
        if not match.targets or not match.pattern.may_lack_target:
            return False
        return all(self.concern.is_owned(target, match.sources) for target in match.targets)

    def concerned(self, clause: Clause, match: Match) -> list[int]:
        """Whom an act concerns whose pattern leaves its target open; see `Concern`."""
        if not any(map(self.is_actor, match.sources)):
            return []
        passed = {*match.sources, *clause.agents, *match.others}
        anchors = sorted({*match.anchors, *match.actions} - passed)
        return self.owned(match) or self.concern.nearest(anchors, match.used, passed, clause)

    def object_candidates(self, slot: Slot, clause: Clause, match: Match) -> list[int]:
        found = list(clause.affected if clause.kind == "noun" else clause.objects)
        if clause.kind == "noun" and slot.role == "TARGET":
            found += clause.possessors
        if slot.role in (None, "ACTION"):
            marks = ("", "to", "that") if slot.role == "ACTION" else ("",)
            found += [head for marker, head in clause.phrases if marker in marks]
            if slot.role == "ACTION":  # what hangs on a matched word: "held a rally to demand ..."
                nouns = [a for a in match.anchors[1:] if a != clause.support]
                hanging = [phrase for a in nouns for phrase in self.arguments.phrases(a)]
                found += [head for marker, head in hanging if marker in marks]
                found += self.ends_told(clause, match)
        if slot.inner:  # the object of a verb matched before: "agree to boost trade"
            verbs = [a for a in match.anchors[1:] if self.tree.upos[a] == "VERB"]
            inner = [o for a in verbs if a != clause.support for o in self.arguments.objects(a)]
            found = inner + found
        return found

    def ends_told(self, clause: Clause, match: Match) -> list[int]:
        """What an act is for: `rallied in a bid to [oust X]`; what a crowd wants: `rioters [calling
        for X] clashed`, where the pattern says who they are.
        """
        tree, get = self.tree, self.arguments
        framed = [
            phrase
            for marker, head in clause.phrases
            if marker == "in" and tree.lemmas[head] in self.frames
            for phrase in get.phrases(head)
        ]
        found = [head for marker, head in framed if marker == "to"]
        if match.pattern.subject_words:
            found += [verb for who in match.sources for verb in tree.with_deprel(who, "acl")]
        return found

    def carried(self, slot: Slot, clause: Clause) -> list[int]:
        """What who acts is armed with, he acts with: `men [armed with rifles] attacked X`."""
        if "with" not in slot.markers or slot.role is not None:
            return []
        tree, get = self.tree, self.arguments
        told = [verb for who in clause.agents for verb in tree.with_deprel(who, "acl", "amod")]
        return [head for verb in told for marker, head in get.phrases(verb) if marker == "with"]

    def noun_candidates(self, slot: Slot, clause: Clause) -> list[int]:
        """An event noun's arguments that come without the slot's preposition."""
        of = "of" in slot.markers
        if slot.role == "SOURCE" and "by" in slot.markers:
            return clause.agents + clause.possessors + self.known_modifiers(clause)
        if slot.role == "TARGET" and of:
            return clause.affected + clause.possessors + self.known_modifiers(clause)
        if slot.role == "TARGET":
            return clause.affected
        if slot.role == "SOURCE" and of:
            return clause.possessors + clause.agents + self.known_modifiers(clause)
        return []

    def known_modifiers(self, clause: Clause) -> list[int]:
        """The modifiers of an event noun that name actors: `the police raid`."""
        return [modifier for modifier in clause.modifiers if self.is_actor(modifier)]

    def verb_candidates(self, slot: Slot, clause: Clause) -> list[int]:
        """Dative shift, phrasal verbs with an object, and the passive of a prepositional verb."""
        found: list[int] = []
        if "to" in slot.markers:
            found += [o for o in clause.objects if self.tree.deprels[o] == "iobj"]
            found += clause.objects[1:]
        for marker in slot.markers if clause.particles else ():
            particle, _, preposition = marker.partition(" ")
            if particle in clause.particles:
                if not preposition:
                    found += clause.objects
                else:
                    found += [head for mark, head in clause.phrases if mark == preposition]
        return found

    def particle(self, slot: Slot, clause: Clause, match: Match) -> bool:
        present = slot.markers & (clause.particles | self.misread_particles(clause))
        for anchor in match.anchors[1:]:
            present = present or slot.markers & self.arguments.particles(anchor)
        match.slots += bool(present)
        return bool(present)

    def between(self, slot: Slot, clause: Clause, match: Match) -> bool:
        for anchor in match.anchors:
            for marker, head in self.phrases_of(anchor, clause):
                if marker not in slot.markers:
                    continue
                members = self.sides(head)
                if len(members) == 1 and "joined" in self.kinds(head, JOINED) and not slot.words:
                    # `Indian and Pakistani troops`: two share a noun
                    match.sources = match.targets = members
                    match.slots += 2
                    return True
                for source, targets in ((members[0], members[1:]), (members[-1], members[:-1])):
                    if targets and self.both(slot.words, source, targets, match):
                        match.sources, match.targets = [source], targets
                        match.slots += 2
                        return True
        return False

    def sides(self, head: int) -> list[int]:
        """The parties that a `between` phrase names: `between the two sides, [X and Y]`.

        The parser may hang the last of them on the noun that counts them.
        """
        tree = self.tree
        members = tree.conjuncts(head)
        named = tree.child(head, "appos")
        if named is None or tree.xpos[head] != "NNS":
            return members
        if len(members) > 1 and tree.child(head, "nummod") is None:
            return members  # "between the rebels, the SPX, and the army"
        both = [*tree.conjuncts(named), *members[1:]]
        return both if len(both) > 1 else members

    def both(
        self, words: Sequence[Words], source: int, targets: Sequence[int], match: Match
    ) -> bool:
        """Whether a source and targets are headed by the words of theirs."""
        if not words:
            return True
        heads = [(words[0], [source]), (words[1], targets)]
        return all(
            word == NO_WORDS or any(self.is_headed((word,), member, match) for member in members)
            for word, members in heads
        )

    def complement(self, slot: Slot, match: Match) -> bool:
        for anchor in match.anchors:
            for marker, head in self.arguments.phrases(anchor):
                if self.tree.deprels[head] not in ("ccomp", "acl", "xcomp") or marker == "to":
                    continue
                matches = self.headed if slot.role else self.nominal
                if slot.words and not matches(slot.words, head, match):
                    continue
                if slot.role:
                    self.assign(slot.role, [head], match)
                else:
                    match.slots += 1
                match.anchors.append(head)
                return True
        return False
