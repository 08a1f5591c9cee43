"""Noun phrases of a UD tree: where they begin and end, and what modifies their head."""

from __future__ import annotations

from eventcoder.coding.actors.english import (
    ANYBODY,
    FORMER,
    INNER_RELATIONS,
    LEFT_MODIFIERS,
    LOYAL,
    NO_PHRASE,
    OWNING,
    PERSONAL,
    PHRASE_RELATIONS,
    SHORT_BEHIND,
    SHORT_PHRASE,
    TIME_WORDS,
    WHEREABOUTS,
)
from eventcoder.syntax.tree import Tree

_NOMINAL_TAGS = frozenset({"NOUN", "PROPN"})
_INSIDE_TITLE = frozenset({"nmod", "compound", "flat", "amod"})
_HYPHENS = frozenset("-‐‑–")
_BOUND_PARTICIPLES = frozenset({"led", "run", "held", "made", "born", "friendly", "wide"})
_AGAINST = frozenset({"anti", "pro", "non"})
_DETERMINERS = frozenset({"det", "det:predet"})
_TITLE = frozenset({"nmod:desc", "compound"})
_SPECIFYING = frozenset({"acl", "acl:relcl", "nmod"})
_BREAKERS = frozenset({"VERB", "AUX", "ADP", "SCONJ"})


def phrase_span(tree: Tree, head: int) -> tuple[int, int]:
    """The tokens (first, last exclusive) of a noun phrase, without what only comments on it.

    From the first premodifier (determiners and quantities count) to the last postmodifier that
    tells who is meant: flat names, `of` phrases, other short prepositional phrases, short
    appositions, `loyal to X`.  What only comments on a name is left out, and so are relative
    clauses and participles, save behind words that mean nobody by themselves (`people affected by
    the flood`), long appositions, and the phrase's own preposition.
    """
    children = tree.children(head)
    if not children and tree.forms[head] != "(":
        return head, head + 1
    keep = {head}
    for child in children:
        if _belongs(tree, head, child):
            _collect(tree, child, keep)
            if child < head and tree.deprels[child] in ("nmod:desc", "compound"):
                # `of` before a title belongs to the whole phrase, wherever the parser hung it
                keep.difference_update(tree.with_deprel(child, "case"))
    return _stretch(tree, head, keep)


def _belongs(tree: Tree, head: int, child: int) -> bool:
    """Whether a dependent is part of the phrase."""
    relation = tree.deprels[child]
    if child < head:
        return relation in PHRASE_RELATIONS
    if relation == "nmod":
        if tree.lemmas[child] in TIME_WORDS:
            return False
        preposition = tree.preposition(child)
        if preposition in WHEREABOUTS and tree.child(head, "flat") is not None:
            return False  # a person's name tells who is meant: `Maria Lopez [in Geneva]`
        return preposition == "of" or (preposition in SHORT_BEHIND and _is_short(tree, child))
    if relation == "appos":
        return not _comments(tree, head, child) and _is_short(tree, child)
    if relation in ("acl", "amod") and tree.lemmas[child] in LOYAL:
        return _is_short(tree, child)
    if relation in ("acl", "acl:relcl"):
        return tree.lemmas[head] in ANYBODY and "," not in tree.forms[head:child]
    return relation in PHRASE_RELATIONS


def _comments(tree: Tree, name: int, apposition: int) -> bool:
    """Whether an apposition only describes who is known by name.

    So does an indefinite one (`Lopez, a former judge`), and any noun behind a name of one word
    (`Goma, the largest city of the east`); a whole name and an office belong together.
    """
    if tree.upos[name] != "PROPN":
        return False
    if determiner(tree, apposition) in ("a", "an"):
        return True
    one_word = tree.child(name, "flat") is None and not titles(tree, name)
    return one_word and tree.upos[apposition] == "NOUN"


def _is_short(tree: Tree, node: int) -> bool:
    inner: set[int] = set()
    _collect(tree, node, inner)
    return len(inner) <= SHORT_PHRASE


def _collect(tree: Tree, node: int, keep: set[int]) -> None:
    if tree.deprels[node] in ("acl", "acl:relcl") and tree.lemmas[node] not in LOYAL:
        keep.update(_clause(tree, node))
        return
    stack = [node]
    while stack:
        node = stack.pop()
        keep.add(node)
        for child in tree.children(node):
            relation = tree.deprels[child]
            if relation in INNER_RELATIONS and not (
                relation == "nmod" and tree.lemmas[child] in TIME_WORDS
            ):
                stack.append(child)
            elif relation == "appos" and child == node + 1 and tree.upos[child] == "PROPN":
                stack.append(child)  # `a deal of the hotel group Astoria`


def _clause(tree: Tree, verb: int) -> list[int]:
    """The words of a clause, up to its first comma or dash."""
    words = tree.descendants(verb)
    breaks = (i for i in words if tree.upos[i] == "PUNCT" and tree.upos[tree.heads[i]] == "VERB")
    end = next(breaks, len(tree))
    return [word for word in words if word < end]


def _stretch(tree: Tree, head: int, keep: set[int]) -> tuple[int, int]:
    """The unbroken run of kept tokens around the head; punctuation inside it does not break it."""
    first, last = head, head + 1
    while first > 0:
        if first - 1 in keep:
            first -= 1
        elif first > 1 and tree.upos[first - 1] == "PUNCT" and first - 2 in keep:
            first -= 2
        else:
            break
    while last < len(tree):
        if last in keep:
            last += 1
        elif last + 1 in keep and tree.upos[last] == "PUNCT":
            last += 2
        else:
            break
    while first < head and tree.upos[first] == "PUNCT":
        first += 1
    while last - 1 > head and tree.upos[last - 1] == "PUNCT":
        last -= 1
    if "(" in tree.forms[first:last] and last < len(tree) and tree.forms[last] == ")":
        last += 1
    elif tuple(tree.forms[last : last + 3 : 2]) == ("(", ")") and tree.forms[last + 1].isupper():
        last += 3  # the letters a name is shortened to, wherever the parser hung them
    return first, last


def left_modifiers(tree: Tree, head: int) -> list[int]:
    """Possessors, adjectives, compounds and titles of a noun, in text order.

    The country in `Kyiv-backed militia` or `pro-Russian rebels` is no modifier of the noun, whether
    the tree says so or not.
    """
    found: list[int] = []
    children = tree.children(head)
    if not children or children[0] > head:  # as many nouns: the first child is the leftmost
        return found
    deprels = tree.deprels
    for child in children:
        if child > head:
            break
        if (
            deprels[child] in LEFT_MODIFIERS
            and not is_hyphen_bound(tree, child)
            and (child == head - 1 or _same_phrase(tree, child, head))
        ):
            found.append(child)
    return found


def is_hyphen_bound(tree: Tree, index: int) -> bool:
    """Whether a word is only the first or last part of a compound like `X-backed`, `anti-X`."""
    forms = tree.forms
    if index + 2 < len(forms) and forms[index + 1] in _HYPHENS:
        follower = forms[index + 2]
        if follower.islower() and (follower.endswith("ed") or follower in _BOUND_PARTICIPLES):
            return True
    return index > 1 and forms[index - 1] in _HYPHENS and forms[index - 2].lower() in _AGAINST


def _same_phrase(tree: Tree, child: int, head: int) -> bool:
    """Whether nothing but the phrase's own words stands between; a stray arc is not believed."""
    heads = tree.heads
    for index in range(child + 1, head):
        if tree.upos[index] in _BREAKERS:
            node = index
            while node >= 0 and node != head:
                node = heads[node]
            if node < 0:
                return False
    return True


def owners(tree: Tree, head: int) -> list[int]:
    """The nouns of the `of`-like phrases behind a noun: `army of Sudan`, `troops from Chad`."""
    found: list[int] = []
    children = tree.children(head)
    if not children or children[-1] < head:
        return found
    deprels = tree.deprels
    for child in children:
        if child > head and deprels[child] == "nmod" and tree.preposition(child) in OWNING:
            found.append(child)
    return found


def left_words(tree: Tree, head: int) -> set[str]:
    """Forms and lemmas, in lower case, of all words that modify the head from the left.

    A past participle right behind it says the same: `people displaced by X` are displaced people.
    """
    words: set[str] = set()
    children = tree.children(head)
    if not children:
        return words
    stack = left_modifiers(tree, head)
    while stack:
        node = stack.pop()
        words.add(tree.lemmas[node])
        words.add(tree.forms[node].lower())
        if tree.children(node):
            stack += left_modifiers(tree, node)
    for node in children:
        relation = tree.deprels[node]
        participle = relation == "acl" and node == head + 1 and tree.xpos[node] == "VBN"
        if participle or relation in _DETERMINERS:  # `both parties`
            words.add(tree.forms[node].lower())
    return words


def name_tokens(tree: Tree, head: int) -> tuple[int, int]:
    """The tokens (first, last exclusive) of a person's name: the head and its flat parts."""
    last = head
    for child in tree.children(head):
        if tree.deprels[child] == "flat" and child > head:
            last = max(last, child)
    return head, last + 1


def title_before(tree: Tree, index: int) -> int | None:
    """The head of a phrase that ends right before a proper name and may be its title.

    In UD a title is an `nmod:desc` of the name.  Where a parser made the name a dependent or a
    sister of the title instead, their being next to each other still shows it.
    """
    if index == 0 or tree.upos[index] != "PROPN" or tree.upos[index - 1] not in _NOMINAL_TAGS:
        return None
    node = index - 1
    while 0 <= tree.heads[node] < index and tree.deprels[node] in _INSIDE_TITLE:
        node = tree.heads[node]
    if is_plural(tree, node):
        return None
    if tree.heads[index] == node:
        loose = tree.deprels[index] in ("nmod", "appos", "flat") and not tree.preposition(index)
        return node if loose else None
    if tree.heads[node] == index:
        return node if tree.deprels[node] in ("nmod:desc", "compound") else None
    sisters = tree.heads[node] == tree.heads[index] and not any(
        child > node for child in tree.with_deprel(index, "case") if child < index
    )
    return node if sisters and tree.deprels[node] == tree.deprels[index] else None


def titles(tree: Tree, head: int) -> list[int]:
    """The titles in front of a name, as UD has them or as they stand right before it."""
    found: list[int] = []
    for child in tree.children(head):
        if child < head and tree.deprels[child] in _TITLE:
            found.append(child)
    before = title_before(tree, head)
    return found if before is None or before in found else [before, *found]


def name_after(tree: Tree, head: int) -> int | None:
    """The proper name that a title stands right before: the counterpart of `title_before`."""
    index = head + 1
    while index < len(tree) and tree.heads[index] >= 0 and tree.upos[index] != "PUNCT":
        if tree.upos[index] == "PROPN" and title_before(tree, index) == head:
            return index
        if not inside(tree, index, head):
            return None
        index += 1
    return None


def is_plural(tree: Tree, index: int) -> bool:
    """Whether the token is plural by its features or its tag."""
    return "Number=Plur" in tree.features[index] or tree.xpos[index] in ("NNS", "NNPS")


def determiner(tree: Tree, head: int) -> str:
    """The phrase's determiner in lower case, '' for none."""
    child = tree.child(head, "det")
    return "" if child is None else tree.forms[child].lower()


def owner_pronoun(tree: Tree, head: int) -> int | None:
    """The possessive pronoun of a phrase: `their` of `their convoy`."""
    child = tree.child(head, "nmod:poss")
    return child if child is not None and tree.forms[child].lower() in PERSONAL else None


def phrase_heads(tree: Tree) -> list[int]:
    """The heads of the noun phrases that could name an actor, in text order."""
    return [
        index
        for index, tag in enumerate(tree.upos)
        if tag in _NOMINAL_TAGS
        and tree.deprels[index] not in NO_PHRASE
        and tree.lemmas[index] not in TIME_WORDS
    ]


def inside(tree: Tree, index: int, ancestor: int) -> bool:
    """Whether a token lies below another one."""
    heads = tree.heads
    node = heads[index]
    while node >= 0:
        if node == ancestor:
            return True
        node = heads[node]
    return False


def is_former(tree: Tree, head: int) -> bool:
    """Whether the head or its title is said to be past: `former President X`, `ex-minister`."""
    for child in left_modifiers(tree, head):
        if tree.lemmas[child] in FORMER:
            return True
        if tree.children(child) and tree.deprels[child] in _TITLE:
            for word in left_modifiers(tree, child):
                if tree.lemmas[word] in FORMER:
                    return True
    return False


def is_specified(tree: Tree, head: int) -> bool:
    """Whether words behind the head tell who is meant: `the groups that seized the town`."""
    return any(child > head and tree.deprels[child] in _SPECIFYING for child in tree.children(head))


def is_counted(tree: Tree, head: int) -> bool:
    """Whether a number or an adjective makes the phrase a new one: `five soldiers`."""
    return tree.child(head, "nummod", "amod") is not None
