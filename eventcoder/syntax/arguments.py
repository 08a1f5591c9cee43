"""Who takes part in a predicate: its logical subject and objects, whatever the surface form.

Works on basic UD trees; the relations follow the UD guidelines for English
(https://universaldependencies.org/en/dep/).  Nothing here knows a verb's meaning: the word lists
come in from the dictionaries.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from eventcoder.syntax.tree import Tree, base

NO_WORDS: frozenset[str] = frozenset()
RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor"})
NEGATIVE_DETERMINERS = frozenset({"no", "neither"})
NEGATIVE_PRONOUNS = frozenset({"none", "nobody", "nothing"})
#: The commonest relations of what no marker attaches.
NEVER_MARKED = frozenset(
    {"det", "punct", "case", "amod", "compound", "nsubj", "obj", "nmod:poss", "aux", "mark", "conj"}
)
#: A sentence with none of these lemmas negates nothing.
NEGATIVE = NEGATIONS | NEGATIVE_DETERMINERS | NEGATIVE_PRONOUNS | {"without"}
FUTURE_AUXILIARIES = frozenset({"will", "shall", "'ll", "wo", "’ll"})
OBLIGATIONS = frozenset({"must", "should", "ought"})
ABILITIES = frozenset({"can", "could", "ca"})
MODAL_AUXILIARIES = frozenset({"would", "could", "may", "might", "can", "'d", "ca"})
HYPOTHETICAL_MARKS = frozenset({"if", "unless", "whether", "lest"})
#: Conditions where the outer clause has not happened: "will not talk until they withdraw".
CONDITIONAL_MARKS = frozenset({"until", "till", "before", "once", "after"})


@dataclass(frozen=True, slots=True)
class SyntaxWords:
    """The word lists of `dictionaries/syntax.yaml`, all lemmas; an absent list is empty."""

    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists.get(name, NO_WORDS)


def may_oblige(words: Collection[str]) -> bool:
    """Whether a sentence of these words may hold a clause of the modality `obligation`."""
    return not OBLIGATIONS.isdisjoint(words)


class Arguments:
    """Argument look-ups over one tree, each token's computed once.

    Every method takes and gives token indices.  Coordination is not expanded here: a filler's
    conjuncts hang on it (`Tree.conjuncts`), but conjoined predicates do get their shared subject
    and object.
    """

    __slots__ = ("_negates", "_passive", "_phrases", "_surface", "tree", "words")

    def __init__(self, tree: Tree, words: SyntaxWords) -> None:
        self.tree, self.words = tree, words
        self._surface: dict[int, int | None] = {}
        self._phrases: dict[int, list[tuple[str, int]]] = {}
        self._passive: dict[int, bool] = {}
        self._negates = not NEGATIVE.isdisjoint(tree.lemmas)

    def is_passive(self, verb: int) -> bool:
        """Passive auxiliary or subject, a bare past participle, or joined to a passive."""
        known = self._passive.get(verb)
        if known is None:
            known = self._passive[verb] = self._is_passive(verb)
        return known

    def _is_passive(self, verb: int) -> bool:
        tree = self.tree
        own_subject = False
        for child in tree.children(verb):
            deprel = tree.deprels[child]
            if deprel in ("aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"):
                return not self._adjectival(verb)
            if deprel in ("nsubj", "aux", "cop"):
                own_subject = True
        if own_subject or tree.xpos[verb] != "VBN" or tree.upos[verb] not in ("VERB", "ADJ"):
            return False
        relation = tree.deprels[verb]
        if relation == "conj":
            return self.is_passive(tree.heads[verb])
        return relation in ("acl", "advcl", "amod")

    def _adjectival(self, verb: int) -> bool:
        """`is committed to`: a participle that is an adjective; nobody did it to the subject."""
        tree = self.tree
        if tree.lemmas[verb] not in self.words["stative_participles"]:
            return False
        return not any(
            tree.deprels[c] == "obl:agent" or tree.preposition(c) == "by"
            for c in tree.children(verb)
        )

    def resolve(self, index: int) -> int:
        """The antecedent of a relative pronoun; any other token itself."""
        tree = self.tree
        if tree.upos[index] not in ("PRON", "DET", "SCONJ") or tree.lemmas[index] not in RELATIVES:
            return index
        node = index
        for ancestor in tree.ancestors(index):
            if tree.deprels[node] == "acl:relcl":
                return self._antecedent(ancestor, node)
            node = ancestor
        return index

    def _antecedent(self, noun: int, clause: int) -> int:
        """What a relative clause is about: `no comment from [X, which ...]`, not a comment.

        A clause set off by a comma tells more of something that there is, and `no Y` is nothing.
        """
        tree = self.tree
        if not any(tree.lemmas[c] == "no" for c in tree.with_deprel(noun, "det")):
            return noun
        behind = [c for c in tree.with_deprel(noun, "nmod") if noun < c < clause]
        return behind[-1] if behind else noun

    def surface_subject(self, verb: int) -> int | None:
        """The token that stands as grammatical subject, shared or understood ones included."""
        if verb in self._surface:
            return self._surface[verb]
        self._surface[verb] = None  # a cycle of shared subjects ends here
        found = self._own_subject(verb)
        found = self._understood_subject(verb) if found is None else self.resolve(found)
        self._surface[verb] = found
        return found

    def _own_subject(self, verb: int) -> int | None:
        tree = self.tree
        for child in tree.children(verb):
            if base(tree.deprels[child]) in ("nsubj", "csubj"):
                return child
        return None

    def _understood_subject(self, verb: int) -> int | None:
        tree = self.tree
        head, relation = tree.heads[verb], tree.deprels[verb]
        if head < 0:
            return None
        if relation == "conj" and tree.upos[head] in ("VERB", "ADJ", "AUX", "NOUN"):
            return self.surface_subject(head)
        if relation in ("xcomp", "ccomp"):
            return self._controller(head)
        if relation == "advcl" and not self._marks(verb) & HYPOTHETICAL_MARKS:
            return self.surface_subject(head)
        if relation == "acl:relcl":
            return head
        if relation == "acl":
            plain = not self._is_infinitive(verb) and not self._has_preposition(verb)
            return head if plain else self.owner(head)
        return None

    def _controller(self, matrix: int) -> int | None:
        """Who does the infinitive: the matrix object, else its subject (control and raising)."""
        tree = self.tree
        lemma = tree.lemmas[matrix]
        if not self.is_passive(matrix) and lemma not in self.words["subject_control_verbs"]:
            for child in tree.children(matrix):
                if tree.deprels[child] in ("obj", "iobj") and tree.lemmas[child] not in RELATIVES:
                    return child
                if tree.deprels[child] == "obl" and lemma in self.words["oblique_control_verbs"]:
                    return child  # "called on Israel to withdraw"
        return self.surface_subject(matrix)

    def _marks(self, verb: int) -> set[str]:
        """The words that introduce the clause of a verb: `to`, `that`, `if`, `of`."""
        tree = self.tree
        return {tree.lemmas[c] for c in tree.children(verb) if tree.deprels[c] == "mark"}

    def _is_infinitive(self, verb: int) -> bool:
        return "to" in self._marks(verb)

    def _has_preposition(self, verb: int) -> bool:
        """Whether a preposition makes a gerund of the verb: `a ban on arming`."""
        return bool(self._marks(verb) - {"to", "that"})

    def owner(self, noun: int) -> int | None:
        """Whose plan or call a noun is: its possessor, `by` phrase, or the subject of its verb."""
        tree = self.tree
        possessor = tree.child(noun, "nmod:poss")
        for child in tree.children(noun):
            if child == possessor and tree.upos[child] != "PRON":
                return child
            if tree.deprels[child] == "nmod" and tree.preposition(child) == "by":
                return child
        head = tree.heads[noun]
        if head >= 0 and tree.upos[head] == "VERB" and base(tree.deprels[noun]) in ("obj", "obl"):
            return self.surface_subject(head)  # "voiced its wish to talk": the one who voices it
        return possessor

    def agents(self, verb: int) -> list[int]:
        """Logical subjects of a verb: the `by` phrase of a passive, else the surface subject."""
        tree = self.tree
        if self.is_passive(verb):
            agents = [c for c in tree.children(verb) if tree.deprels[c] == "obl:agent"]
            phrases = self.phrases(verb)
            agents = agents or [head for marker, head in phrases if marker == "by"]
            agents = [agent for agent in agents if not self._is_time(agent)]
            if not agents:  # "was given [to the school by the town]": attachment is a guess
                agents = [h for _, head in phrases for m, h in self.phrases(head) if m == "by"]
            return agents
        subject = self.surface_subject(verb)
        return [] if subject is None else [subject]

    def _is_time(self, noun: int) -> bool:
        """`by Friday`, `by the end of the year`: when it is done, not who does it."""
        tree, times = self.tree, self.words["time_nouns"]
        if tree.lemmas[noun].lower() in times:
            return True
        return any(
            tree.lemmas[child].lower() in times and tree.preposition(child) == "of"
            for child in tree.with_deprel(noun, "nmod")
        )

    def objects(self, verb: int) -> list[int]:
        """Logical objects, direct before indirect; the subject of a passive is one."""
        tree = self.tree
        found = [self.resolve(c) for c in tree.children(verb) if tree.deprels[c] == "obj"]
        found += [self.resolve(c) for c in tree.children(verb) if tree.deprels[c] == "iobj"]
        if self.is_passive(verb):
            subject = self.surface_subject(verb)
            if subject is not None:
                found.append(subject)
        elif not found:
            # a bare noun read as `xcomp` is an object after all: "called the premier on Friday"
            found = [
                c for c in tree.with_deprel(verb, "xcomp") if tree.upos[c] in ("NOUN", "PROPN")
            ]
            found += [
                o
                for c in tree.with_deprel(verb, "xcomp")
                if tree.upos[c] == "ADJ" and tree.lemmas[c] in self.words["result_adjectives"]
                for o in tree.with_deprel(c, "obj")
            ]  # "let [free] the pilots", read as what the adjective does
            shared = self._shared_object(verb)
            if shared is not None:
                found.append(shared)
        return found

    def _shared_object(self, verb: int) -> int | None:
        """The object a conjunct shares (`attacked and looted X`) or a relative clause's gap."""
        tree = self.tree
        if tree.deprels[verb] == "acl:relcl" and self._own_subject(verb) is not None:
            stranded = any(
                tree.deprels[c] == "obl" and tree.lemmas[c] in RELATIVES
                for c in tree.children(verb)
            )
            return None if stranded else tree.heads[verb]
        joined = tree.with_deprel(verb, "conj")
        if joined and not any(
            tree.deprels[c] in ("obl", "xcomp", "ccomp", "advcl") for c in tree.children(verb)
        ):
            partner = joined[0]
            between = [
                i for i in range(verb + 1, partner) if tree.upos[i] not in ("CCONJ", "ADV", "PUNCT")
            ]
            if not between and self._own_subject(partner) is None:
                return tree.child(partner, "obj")
        return None

    def phrases(self, token: int) -> list[tuple[str, int]]:
        """What a marker attaches to a token: (`on`, noun), (`to`, infinitive), (`of`, gerund).

        The marker of a complement clause is `that`, that of a bare gerund or participle ``""``.
        """
        known = self._phrases.get(token)
        if known is not None:
            return known
        tree = self.tree
        found: list[tuple[str, int]] = []
        for child in tree.children(token):
            deprel = tree.deprels[child]
            if deprel in NEVER_MARKED:  # as most words
                continue
            relation = base(deprel)
            if relation in ("obl", "nmod") and deprel != "nmod:poss":
                found.append((tree.preposition(child), self.resolve(child)))
            elif relation in ("xcomp", "advcl", "acl", "ccomp"):
                found.append((self._marker(child, relation), child))
        self._phrases[token] = found
        return found

    def _marker(self, verb: int, relation: str) -> str:
        tree = self.tree
        for child in tree.children(verb):
            if tree.deprels[child] == "mark":
                return tree.lemmas[child]
        if relation == "ccomp":
            return "that"
        return tree.preposition(verb) if relation == "xcomp" else ""

    def particles(self, verb: int) -> set[str]:
        """Particles and bare directional adverbs of a verb."""
        tree = self.tree
        found = {
            tree.lemmas[c]
            for c in tree.children(verb)
            if tree.deprels[c] == "compound:prt"
            or (tree.deprels[c] == "advmod" and tree.upos[c] in ("ADP", "ADV"))
        }
        after = verb + 1
        if (
            after < len(tree.lemmas)
            and tree.deprels[after] in ("advmod", "fixed")
            and tree.upos[after] in ("ADP", "ADV")
        ):
            # "handed [over 30] buses": the parser takes the particle for a part of the number
            found.add(tree.lemmas[after])
        return found

    def negated(self, token: int) -> bool:
        """`not`, `never`, `without -ing`, or `no` on subject, object or the event noun itself."""
        tree = self.tree
        if not self._negates:  # as most sentences
            return False
        own_subject = False
        for child in tree.children(token):
            relation, lemma = tree.deprels[child], tree.lemmas[child]
            if relation == "advmod" and (lemma in NEGATIONS or self._says_no(child)):
                return True  # "never attacked", "no longer supports"
            if relation in ("det", "cc", "cc:preconj") and lemma in NEGATIVE_DETERMINERS | {"nor"}:
                return True
            if relation == "mark" and lemma == "without":
                return True
            if base(relation) in ("nsubj", "obj"):
                own_subject = own_subject or base(relation) == "nsubj"
                if lemma in NEGATIVE_PRONOUNS or self._says_no(child):
                    return True
        if tree.deprels[token] == "advcl" and self._is_infinitive(token):
            return self.negated(tree.heads[token])  # "will not go to X to meet Y"
        if tree.deprels[token] == "conj":
            if any(
                tree.deprels[c] == "cc" and tree.lemmas[c] in ("or", "nor")
                for c in tree.children(token)
            ):
                return self.negated(tree.heads[token])
            if not own_subject and tree.upos[token] == "VERB":
                subject = self.surface_subject(token)  # "nobody attacked X or bombed Y"
                if subject is not None and (
                    tree.lemmas[subject] in NEGATIVE_PRONOUNS or self._says_no(subject)
                ):
                    return True
        return tree.preposition(token) == "without" if tree.upos[token] == "NOUN" else False

    def _says_no(self, phrase: int) -> bool:
        """Whether `no`, `neither` or a bare `not` stands before a phrase: `neither X nor Y`."""
        tree = self.tree
        return any(
            tree.lemmas[c] in NEGATIVE_DETERMINERS
            or (tree.lemmas[c] == "not" and tree.upos[phrase] != "VERB")
            for c in tree.children(phrase)
            if c < phrase and tree.deprels[c] in ("det", "cc:preconj", "cc", "advmod")
        )

    def modality(self, verb: int) -> str:
        """`asserted`, `future`, `modal`, `obligation`, `hypothetical`, `intended` or `purpose`."""
        tree = self.tree
        own_auxiliary = False
        for child in tree.children(verb):
            relation, lemma = tree.deprels[child], tree.lemmas[child]
            if relation in ("aux", "aux:pass"):
                own_auxiliary = True
                if lemma in FUTURE_AUXILIARIES or tree.forms[child].lower() in FUTURE_AUXILIARIES:
                    return "future"
                if lemma == "would" and tree.deprels[verb] == "ccomp":
                    return "future"  # "said it would attack": the future of the past
                if lemma in OBLIGATIONS:
                    return "obligation"
                if lemma in MODAL_AUXILIARIES or tree.forms[child].lower() in MODAL_AUXILIARIES:
                    unable = lemma in ABILITIES and not self.is_passive(verb)
                    # who cannot do it does not: "cannot take in refugees", "could not agree"
                    return "asserted" if unable and self.negated(verb) else "modal"
            elif relation == "mark" and self._conditional(lemma, verb):
                return "hypothetical"
        if tree.deprels[verb] == "conj" and not own_auxiliary and self._own_subject(verb) is None:
            return self.modality(tree.heads[verb])
        return self._embedded_modality(verb)

    def _conditional(self, mark: str, verb: int) -> bool:
        """`if`; or `until`, `before` under a clause that is negated or not asserted."""
        if mark in CONDITIONAL_MARKS:
            head = self.tree.heads[verb]
            return head >= 0 and (self.negated(head) or self.modality(head) != "asserted")
        return mark in HYPOTHETICAL_MARKS

    def _embedded_modality(self, verb: int) -> str:
        """Of an infinitive or gerund: has it happened, for all that its governor says?"""
        tree = self.tree
        relation, head = tree.deprels[verb], tree.heads[verb]
        if self._is_infinitive(verb):
            if relation == "xcomp":
                return "future" if tree.lemmas[head] in ("go", "be") else "intended"
            if relation != "advcl":
                return "intended" if relation in ("ccomp", "csubj", "root") else "hypothetical"
            outer = self.modality(head)
            if outer == "asserted":
                return "purpose"
            return outer if outer == "future" else "hypothetical"  # "will visit X to meet Y"
        gerund = tree.xpos[verb] == "VBG"
        if relation == "acl" and self._has_preposition(verb):
            return "hypothetical"  # "a ban on arming rebels": nobody did
        if relation == "xcomp" and gerund and self._own_subject(verb) is None:
            return "hypothetical"  # "fled fighting", "avoided meeting": unless a rule says it is so
        return "asserted"
