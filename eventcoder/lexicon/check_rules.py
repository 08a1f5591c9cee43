"""Checks patterns: their grammar, contradictions between them, misspelt roles, sets nobody uses."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping

from eventcoder.errors import DictionaryError
from eventcoder.lexicon.entries import ActionEntry, CompositionEntry, DiscardEntry, Where
from eventcoder.lexicon.index import Entry, patterns_of
from eventcoder.lexicon.load import SET, Loaded
from eventcoder.lexicon.overlay import LayerEntries
from eventcoder.lexicon.pattern_reader import parse_pattern
from eventcoder.lexicon.patterns import KINDS, Pattern, Slot, Words
from eventcoder.lexicon.yaml_nodes import Layer

ROLES = ("SOURCE", "TARGET", "ACTION")
Rule = tuple[Pattern, Entry]


def report_patterns(
    entries: LayerEntries, sets: Mapping[str, frozenset[str]], groups: Collection[str]
) -> None:
    """Report the patterns of a folder that cannot be read, or say what another one says.

    Args:
        entries: the folder; sets: the word sets of all folders.
        groups: the countries and roles of the ontology, which a role's constraint may name.
    """
    first: dict[Hashable, Rule] = {}
    for text, where, entry in patterns_of(entries):
        _report_misspelt_roles(entries.layer, text, where)
        try:
            pattern = parse_pattern(text, where, sets)
        except DictionaryError as error:
            at = Where(error.file or where.file, error.line or where.line, error.column or 1)
            entries.layer.report(at, "dict-pattern", error.message, error.remedy)
            continue
        if "ACTION" in pattern.roles and not isinstance(entry, CompositionEntry):
            message = f"`{text}` has an ACTION, which stands in compositions only."
            entries.layer.report(where, "dict-pattern", message, "Move it to compositions.yaml.")
        _report_unknown_groups(entries.layer, pattern, groups)
        _report_roles_asked_twice(entries.layer, pattern)
        for trigger, earlier in _rivals((pattern, entry), first):
            _report_rival(entries.layer, trigger, (pattern, entry), earlier)


def _report_misspelt_roles(layer: Layer, text: str, where: Where) -> None:
    for match in re.finditer(r"[A-Za-z]+", text):
        word = match[0]
        if word in ROLES or word.islower():
            continue
        near = difflib.get_close_matches(word.upper(), ROLES, n=1, cutoff=0.75)
        if near:
            at = where._replace(column=where.column + match.start())
            message = f"`{word}` is no role and is taken for a word."
            layer.report(at, "dict-pattern", message, f"Did you mean `{near[0]}`?")


def _report_unknown_groups(layer: Layer, pattern: Pattern, groups: Collection[str]) -> None:
    slots = (*pattern.slots, *pattern.subject_slots)
    constraints = [*pattern.subject_words, *(words for slot in slots for words in slot.words)]
    for kind in sorted({kind for words in constraints for kind in words.kinds} - KINDS):
        if kind not in groups:
            message = f"`{pattern.text}` asks for an actor that is `{kind}`, which is no code."
            remedy = "ontology/roles.yaml and ontology/countries.yaml list them."
            layer.report(pattern.where, "dict-pattern", message, remedy)


def _report_roles_asked_twice(layer: Layer, pattern: Pattern) -> None:
    """A role has one filler: a pattern that must find it in two places says what nobody means.

    Side by side in brackets, `(from TARGET) (to TARGET)`, either place will do.
    """
    slots = (*pattern.subject_slots, *pattern.slots)
    asked = Counter((role, slot.optional) for slot in slots for role in _asked_by(slot))
    if pattern.subject in ROLES:
        asked[(pattern.subject, 0)] += 1
    for role, _ in sorted(place for place, times in asked.items() if times > 1):
        message = f"`{pattern.text}` asks for {role} twice, and an act has one."
        remedy = "Keep one of them; `*` is any phrase that is no actor."
        layer.report(pattern.where, "dict-pattern", message, remedy)


def _asked_by(slot: Slot) -> tuple[str, ...]:
    """The roles that a slot fills: `between SOURCE and TARGET` fills both."""
    if slot.kind == "between":
        return ("SOURCE", "TARGET")
    return (slot.role,) if slot.role in ROLES and slot.role is not None else ()


def _rivals(rule: Rule, first: dict[Hashable, Rule]) -> list[tuple[str, Rule]]:
    """Earlier patterns that match all that this one matches, each with one trigger they share."""
    pattern, entry = rule
    earlier: dict[int, tuple[str, Rule]] = {}
    triggers = [*pattern.trigger.single, *map(" ".join, pattern.trigger.phrases)]
    for trigger in sorted(triggers):
        other = first.setdefault((trigger, _shape(pattern)), rule)
        # Loading has reported one text that stands twice in files of one kind.
        same_text = other[0].text == pattern.text and type(other[1]) is type(entry)
        if other is not rule and not same_text:
            earlier.setdefault(id(other), (trigger, other))
    return list(earlier.values())


def _report_rival(layer: Layer, trigger: str, rule: Rule, earlier: Rule) -> None:
    (pattern, entry), (other, other_entry) = rule, earlier
    same = f"With `{trigger}` this is the pattern `{other.text}` of {other.where}"
    if _meaning(entry) == _meaning(other_entry):
        remedy = f"Delete one of them, or `{trigger}` from one."
        layer.report(pattern.where, "dict-duplicate", f"{same} again.", remedy, "note")
    else:
        message = f"{same}, but means {_meaning(entry)}, not {_meaning(other_entry)}."
        remedy = f"Decide for one of them, or take `{trigger}` from one."
        layer.report(pattern.where, "dict-contradiction", message, remedy)


def _meaning(entry: Entry) -> str:
    match entry:
        case ActionEntry():
            return f'"{entry.code}"' + (" (reciprocal)" if entry.reciprocal else "")
        case DiscardEntry():
            return f"that the {entry.scope} is discarded"
        case CompositionEntry():
            outcomes = ", ".join(f"{_quoted(k)}: {_quoted(v)}" for k, v in entry.codes.items())
            return f"{{{outcomes}}}" + (" (kept)" if entry.keep else "")


def _quoted(text: str) -> str:
    return text if text.isalpha() else f'"{text}"'


def _shape(pattern: Pattern) -> Hashable:
    """What a pattern asks for besides its trigger: its slots in any order, its words as sets."""
    return (
        pattern.nominal,
        pattern.copular,
        pattern.subject,
        _phrase(pattern.subject_words),
        _slots(pattern.subject_slots),
        _phrase(pattern.modifiers),
        _slots(pattern.slots),
    )


def _slots(slots: Iterable[Slot]) -> Hashable:
    shapes = Counter(
        (slot.kind, slot.markers, slot.role, _phrase(slot.words), slot.optional > 0)
        for slot in slots
    )
    return frozenset(shapes.items())


def _phrase(words: Iterable[Words]) -> Hashable:
    return tuple((word.single, word.phrases, word.phrasal, word.kinds) for word in words)


def report_unused_sets(loaded: Loaded) -> None:
    """Note the sets that no pattern of any folder uses."""
    used = {
        name
        for entries in loaded.layers
        for text, _, _ in patterns_of(entries)
        for name in SET.findall(text)
    }
    for entries in loaded.layers:
        for words in entries.sets:
            if words.name not in used:
                message = f"No pattern uses the set `{words.name}`."
                remedy = f"Use it as `<{words.name}>`, or delete it."
                entries.layer.report(words.where, "dict-unused", message, remedy, "note")
