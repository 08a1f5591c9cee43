"""Clauses → acts: which rule each clause obeys, and what becomes of an act inside another.

An act is an event before its actors are looked up: a code and token heads.  Clauses are read from
the deepest up, so that an outer verb (`threaten`, `agree`, `deny`) meets the act inside it already
coded and can turn it into its own (CAMEO's compositions, codes 02, 03, 10, 12, 13 and others).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from eventcoder.coding.match import Match
from eventcoder.coding.matching import Matcher
from eventcoder.lexicon.entries import ActionEntry, CompositionEntry, DiscardEntry
from eventcoder.lexicon.index import Rule, RuleIndex, SentenceRules
from eventcoder.syntax.clauses import Clause
from eventcoder.syntax.tree import Tree

#: Modality of a clause → the `when:` row that says what becomes of its event.
FORM_OF_MODALITY = {
    "future": "future",
    "intended": "future",
    "modal": "modal",
    "obligation": "modal",
}


#: Modalities that an auxiliary gives, whatever stands above its verb.
OWN_MODALITIES = frozenset({"future", "modal", "obligation"})


#: The first of the codes of violence (CAMEO 18-20): what comes after it is violence too.
VIOLENCE = "18"


@dataclass(slots=True)
class Act:
    """A coded clause.

    Args:
        clause: where it was found; code: CAMEO code; rule: what gave it.
        sources, targets: token heads, coordination not expanded.
        used: tokens that a pattern used up; they name no actor.
        negated, modality: as they stand once outer acts have had their say.
        consumed: whether an outer act took it in; `inner`: the act this one was made from.
        assumed: whether the target is the nearest actor, where the pattern names none.
    """

    clause: Clause
    code: str
    rule: Rule
    sources: list[int]
    targets: list[int]
    used: set[int]
    negated: bool
    modality: str
    reciprocal: bool = False
    consumed: bool = False
    inner: Act | None = None
    assumed: bool = False


@dataclass(slots=True)
class Candidate:
    """A rule that was tried on a clause and what came of it, for `explain`."""

    clause: Clause
    rule: Rule
    outcome: str


@dataclass(slots=True)
class SentenceActs:
    """What `find_acts` found: the acts, in text order of their triggers, and what it tried."""

    acts: list[Act]
    fired: list[Rule] = field(default_factory=list)
    discarded: bool = False
    candidates: list[Candidate] = field(default_factory=list)


def outcome_of(codes: Mapping[str, str], code: str | None, negated: bool) -> str | None:
    """The outcome of a composition for an inner code: the longest key that begins it, else `*`."""
    prefix = "not " if negated else ""
    if code is not None:
        for size in range(len(code), 0, -1):
            found = codes.get(prefix + code[:size])
            if found is not None:
                return found
    return codes.get(prefix + "*")


def find_acts(
    tree: Tree,
    clauses: list[Clause],
    matcher: Matcher,
    rules: RuleIndex | SentenceRules,
    explain: bool = False,
) -> SentenceActs:
    """Code the clauses of one sentence, deepest first."""
    finder = _ActFinder(tree, matcher, rules, explain)
    if len(clauses) > 1:
        depths = {clause.head: _depth(tree, clause) for clause in clauses}
        clauses = sorted(clauses, key=lambda c: (-depths[c.head], c.head))
    for clause in clauses:
        finder.code(clause)
    return finder.result()


def says_itself(act: Act) -> bool:
    """Whether an act's own words say that it is not done: `will`, `might`, `a possible attack`.

    An infinitive says nothing: `managed to attack` is as done as the verb above it has it.
    """
    if act.clause.kind == "noun" and act.clause.support is None:
        return act.modality != "asserted"
    return act.modality in OWN_MODALITIES


def _depth(tree: Tree, clause: Clause) -> float:
    # an event noun is read before the verb that carries it, whichever way round they hang
    depth = 0.5 if clause.kind == "noun" else 0.0
    head = tree.heads[clause.head]
    while head >= 0:
        depth += 1
        head = tree.heads[head]
    return depth


class _ActFinder:
    __slots__ = ("acts", "by_head", "explain", "found", "matcher", "rules", "tree")

    def __init__(
        self, tree: Tree, matcher: Matcher, rules: RuleIndex | SentenceRules, explain: bool
    ) -> None:
        self.tree, self.matcher, self.rules, self.explain = tree, matcher, rules, explain
        self.by_head: dict[int, Act] = {}
        self.acts: list[Act] = []
        self.found = SentenceActs([])

    def code(self, clause: Clause) -> None:
        matches: list[tuple[Match, Rule, str]] = []
        for rule in self.rules.of(self.tree.lemmas[clause.head], clause.kind == "noun"):
            match = self.matcher.match(rule.pattern, clause)
            outcome = self.outcome(rule, match) if match else None
            if match is not None and outcome is not None:
                if match.actions and self.inner_acts(match):
                    match.words += 1  # a known act inside is more than words
                elif match.actions:
                    match.slots -= 1  # anything at all fills it, as it does a `*`
                    match.words += 1
                matches.append((match, rule, outcome))
            elif self.explain:
                reason = (
                    "no row for the act inside" if match else f"not found: {self.matcher.missing}"
                )
                self.found.candidates.append(Candidate(clause, rule, reason))
        if not matches:
            self.obligation(clause)
            return
        if len(matches) > 1:
            matches.sort(key=lambda found: (found[0].score, -found[1].order), reverse=True)
        if self.explain:
            best = matches[0][1].pattern.text
            self.found.candidates += [
                Candidate(clause, rule, "fired" if n == 0 else f"less specific than {best}")
                for n, (_, rule, _) in enumerate(matches)
            ]
        self.apply(clause, *matches[0])
        self.obligation(clause)
        self.mooted(clause)

    def obligation(self, clause: Clause) -> None:
        """`X said Y must withdraw` is a demand by X on Y."""
        if clause.modality != "obligation" or clause.speaker is None:
            return
        row = self.rules.forms.get("obligation")
        if row is None:
            return
        inner = self.by_head.get(clause.head)
        code = inner.code if inner is not None else None
        outcome = outcome_of(form_codes(row), code, clause.negated)
        asked = clause.objects if clause.passive else clause.agents
        if outcome is None or outcome in ("none", "same") or not asked:
            return
        if inner is not None:
            inner.consumed = True
        self.found.fired.append(row)
        speakers = [clause.speaker]
        self.add(Act(clause, outcome, row, speakers, asked[:1], {clause.head}, False, "asserted"))

    def mooted(self, clause: Clause) -> None:
        """`X said it might ban Y` threatens it: who says so is who may do it, or nobody else is."""
        row = self.rules.forms.get("mooted")
        act = self.by_head.get(clause.head)
        if row is None or act is None or clause.modality != "modal" or clause.negated:
            return
        speaker = clause.speaker
        if speaker is None or not self.own(speaker, clause):
            return
        outcome = outcome_of(form_codes(row), act.code, False)
        if outcome is None or outcome in ("none", "same"):
            return
        act.code, act.modality = outcome, "asserted"
        act.sources = act.sources or [speaker]
        self.found.fired.append(row)

    def own(self, speaker: int, clause: Clause) -> bool:
        """Whether who tells of an act is who is to do it; of a passive one he is."""
        if not clause.agents:
            return clause.passive
        codes = [m.code for h in (speaker, clause.agents[0]) if (m := self.matcher.mention(h))]
        return len(codes) == 2 and codes[0] is not None and codes[0] == codes[1]

    def outcome(self, rule: Rule, match: Match) -> str | None:
        """A matching rule's code, `same`, `none` or `discard`; `None`: it does not apply."""
        if isinstance(rule.entry, ActionEntry):
            return rule.entry.code
        if isinstance(rule.entry, DiscardEntry):
            return "discard"
        inner = self.inner_acts(match)
        if not inner:
            negated = any(self.matcher.arguments.negated(head) for head in match.actions)
            return outcome_of(rule.entry.codes, None, negated)
        return outcome_of(rule.entry.codes, inner[0].code, inner[0].negated)

    def inner_acts(self, match: Match) -> list[Act]:
        return [
            self.by_head[head]
            for action in match.actions
            for head in self.tree.conjuncts(action)
            if head in self.by_head
        ]

    def apply(self, clause: Clause, match: Match, rule: Rule, outcome: str) -> None:
        entry = rule.entry
        self.found.fired.append(rule)
        if isinstance(entry, DiscardEntry):
            if entry.scope == "sentence":
                self.found.discarded = True
            self.suppress(clause, match)
            return
        if isinstance(entry, ActionEntry):
            self.suppress(clause, match)
            negated, modality = form_of(clause, rule)
            targets = match.targets
            if not entry.reciprocal:
                own = targets if self.matcher.beyond_own(match) else []
                match.anchors += own
                if own or not targets:
                    targets = self.matcher.concerned(clause, match) or targets
            sources = match.sources or announcer(clause)
            reciprocal = entry.reciprocal
            if not sources and (told := self.told_by_noun(clause, match)) is not None:
                sources, targets = told.sources, targets or told.targets
                reciprocal = True
            if clause.passive and not sources and not targets:
                # "troops were put on alert": whom it was done to, where nobody else is named
                done_to = [o for o in clause.objects if o in match.used]
                targets = [o for o in done_to if self.matcher.is_actor(o)]
            self.add(
                Act(
                    clause,
                    outcome,
                    rule,
                    sources,
                    targets,
                    match.used.difference(targets),
                    negated,
                    modality,
                    reciprocal,
                    assumed=not match.targets,
                )
            )
            return
        self.compose(clause, match, rule, entry, outcome)

    def told_by_noun(self, clause: Clause, match: Match) -> Act | None:
        """The act of the noun that a verb without a subject carries: `talks were held between`."""
        acts = [self.by_head[head] for head in sorted(match.used) if head in self.by_head]
        return next((a for a in acts if a.clause.support == clause.head and a.reciprocal), None)

    def suppress(self, clause: Clause, match: Match) -> None:
        """An event noun that another pattern used (`hold talks`) is no event of its own."""
        for head in match.used:
            if head in self.by_head and head != clause.head:
                self.by_head[head].consumed = True

    def compose(
        self, clause: Clause, match: Match, rule: Rule, entry: CompositionEntry, outcome: str
    ) -> None:
        inner_acts = self.inner_acts(match)
        self.suppress(clause, match)
        if outcome == "same":
            for act in inner_acts:
                if not says_itself(act):  # "announced that it will strike": not yet
                    act.modality = clause.modality
                act.negated = act.negated or clause.negated
                # "sent a letter urging": what a text says is said by who writes it
                if "SOURCE" in rule.pattern.roles and match.used.issuperset(act.sources):
                    act.sources = [s for s in match.sources if s not in act.targets]
                    if act.assumed or not act.targets:
                        act.targets = match.targets or act.targets
                self.by_head.setdefault(clause.head, act)
            return
        for act in inner_acts:
            act.consumed = act.consumed or not entry.keep
        if outcome == "none":
            return
        inner = inner_acts[0] if inner_acts else None
        owned = [] if match.targets else self.matcher.owned(match)
        targets = match.targets or owned or self.inner_target(clause, match, inner)
        used = (match.used | set(match.actions)).difference(owned)
        negated, modality = form_of(clause, rule)
        self.add(
            Act(
                clause,
                outcome,
                rule,
                match.sources,
                targets,
                used,
                negated,
                modality,
                # "X and Y failed to agree": as both ways as what they failed in
                reciprocal=inner is not None and inner.reciprocal and not targets,
                inner=inner,
                assumed=not match.targets
                and (inner is None or inner.assumed or targets != inner.targets),
            )
        )

    def inner_target(self, clause: Clause, match: Match, inner: Act | None) -> list[int]:
        """Whom an outer act is aimed at, unsaid: who is to act, else whom the inner act concerns.

        Who is to act counts only where it is somebody else: `Iraq's interest in trade` that an
        Iraqi voices is his own, a resignation that protesters demand is not theirs.
        """
        matcher = self.matcher
        if inner is not None:
            acting = inner.sources
        else:
            # `said the army was guilty of murder`: a predicate says something of its subject too
            acting = [
                agent
                for action in match.actions
                if self.tree.upos[action] == "VERB" or self.tree.child(action, "cop") is not None
                for agent in matcher.arguments.agents(action)
            ]
        others = [
            a
            for a in acting
            if a not in match.sources
            and a not in match.used  # "a bill that would sanction X"
            and not matcher.concern.is_own(a, match.sources)
        ]
        if others:
            return others
        if inner is not None and inner.targets:
            return inner.targets
        if inner is not None:
            match.others |= inner.used
        return matcher.concerned(clause, match)

    def add(self, act: Act) -> None:
        act.sources = self.behind_nouns(act.sources)
        self.by_head[act.clause.head] = act
        if act.clause.support_kind == "light" and act.clause.support is not None:
            self.by_head.setdefault(act.clause.support, act)
        self.acts.append(act)

    def behind_nouns(self, sources: list[int]) -> list[int]:
        """Who acts where an event noun is the subject: `the attack by rebels destroyed ...`."""
        found: list[int] = []
        for source in sources:
            inner = self.by_head.get(source)
            noun = inner is not None and inner.clause.kind == "noun" and inner.clause.head == source
            found += inner.sources if inner is not None and noun and inner.sources else [source]
        return found

    def result(self) -> SentenceActs:
        for act in self.acts:
            clause = act.clause
            effect = clause.support_kind == "effect" and clause.support is not None
            if not act.consumed and (
                effect or (clause.affected and act.targets == clause.affected)
            ):
                self.merge_effects(act)
            self.tell_when(act)
        self.acts.sort(key=lambda act: act.clause.head)
        self.found.acts = self.acts
        return self.found

    def tell_when(self, act: Act) -> None:
        """`Ten were killed when rebels shelled the town` says who killed them and how."""
        clause = act.clause
        if not clause.passive or act.sources or act.code < VIOLENCE or act.inner is not None:
            return
        for child in self.tree.with_deprel(clause.head, "advcl"):
            how = self.by_head.get(child)
            when = (self.tree.child(child, "mark"), self.tree.child(child, "advmod"))
            if how is None or how.code < VIOLENCE or how.negated:
                continue
            if any(word is not None and self.tree.lemmas[word] == "when" for word in when):
                act.code, act.sources = how.code, list(how.sources)
                return

    def merge_effects(self, noun: Act) -> None:
        """`The attack hit X, killing Y`: verbs whose subject is the coded noun tell its event."""
        for act in self.acts:
            if (
                act is not noun
                and act.clause.kind == "verb"
                and noun.clause.head in act.clause.agents
            ):
                act.consumed = True


def announcer(clause: Clause) -> list[int]:
    """Who says that something will be done and names nobody who will do it, will do it himself.

    `The junta said the curfew would be lifted` is the junta's promise.
    """
    speaker = clause.speaker
    if not clause.passive or clause.modality != "future" or clause.agents or speaker is None:
        return []
    return [speaker]


def form_of(clause: Clause, rule: Rule) -> tuple[bool, str]:
    """Negation and modality of an act: a pattern with `not` has said them itself.

    Who `would not comment`, `will not comment` or `did not comment` has declined to.
    """
    if not rule.pattern.negative:
        return clause.negated, clause.modality
    refused = clause.modality in ("future", "modal")
    return False, "asserted" if refused else clause.modality


def form_codes(row: Rule) -> Mapping[str, str]:
    """The table of a `when:` row."""
    assert isinstance(row.entry, CompositionEntry)
    return row.entry.codes


def final_code(act: Act, rules: RuleIndex) -> str | None:
    """The code once negation and modality have had their say; `None`: the act is not an event."""
    code = act.code
    if act.modality == "hypothetical":
        return None
    if act.modality == "intended" and int(code[:2]) > 13:
        return None  # "fights to free the town": a hostile aim is no threat, an offer is one
    form = FORM_OF_MODALITY.get(act.modality)
    for name in ([form] if form else []) + (["negated"] if act.negated else []):
        row = rules.forms.get(name)
        outcome = outcome_of(form_codes(row), code, False) if row else "none"
        if outcome is None or outcome == "none":
            return None
        if outcome != "same":
            code = outcome
    return code
