"""Closed lists of English words that the recognition of actors needs.

They belong to grammar, not to a subject: what a conflict researcher would want to change (names,
roles, codes) is in the dictionaries.
"""

from __future__ import annotations

# UD: dependents that make up the noun phrase itself, on any level below its head.
PHRASE_RELATIONS = frozenset({
    "det", "det:predet", "amod", "compound", "flat", "fixed", "goeswith", "nummod", "nmod",
    "nmod:poss", "nmod:desc",
})  # fmt: skip
# Within a modifier, further words belong too: `at least 75`, `Kyiv-backed`, `oil and gas`.
INNER_RELATIONS = PHRASE_RELATIONS | {
    "case", "advmod", "obl", "obl:unmarked", "nmod:unmarked", "conj", "cc", "punct", "dep",
}  # fmt: skip
# Words before a noun that may make it a longer role word: `human rights group`.
LEFT_MODIFIERS = frozenset({"compound", "amod", "nmod:poss", "nmod:desc", "nummod"})

# What a nominal head says about number only: the actor is in its `of` phrase.
QUANTITIES = frozenset({
    "dozen", "hundred", "thousand", "million", "score", "ten", "number", "majority", "minority",
    "couple", "pair", "handful", "lot", "rest", "half", "third", "quarter", "part", "most", "some",
    "many", "several", "all", "both", "none", "few", "each", "any", "one", "two", "three", "four",
    "five", "six", "seven", "eight", "nine", "percent", "remnant", "column", "crowd",
    "wave", "bunch", "total", "scores", "tens",
})  # fmt: skip

# Nouns that set someone apart from the actor they are defined by: no part of that actor.
APART = frozenset({
    "victim", "hostage", "prisoner", "captive", "detainee", "opponent", "critic", "rival", "enemy",
    "foe", "supporter", "defector", "deserter", "survivor", "refugee", "sympathizer",
    "sympathiser",
})  # fmt: skip

# People who by their name are from elsewhere: not of the place they are at.
OUTSIDERS = frozenset({"settler", "colonist", "expatriate", "tourist", "pilgrim"})

# Adjectives that say of what sort something is, not whose: `military aggression`.
SORTS = frozenset({"military"})

# Nouns for another than the one they are defined by: `its partner` is not it.
OTHERS = frozenset({
    "partner", "ally", "neighbor", "neighbour", "counterpart", "rival", "enemy", "foe", "friend",
    "opponent", "adversary", "competitor", "interlocutor",
})  # fmt: skip

# Prepositions of an `of`-like phrase that tells whose or whence somebody is.
OWNING = frozenset({"of", "for", "from", "within", "with", "in", "inside"})
LOCATIVE = frozenset({
    "in", "at", "near", "around", "across", "outside", "inside", "throughout", "from", "into",
    "through", "over", "to",
})  # fmt: skip
# Prepositions whose phrase is part of a description when it is short: `refugees in the region`.
SHORT_BEHIND = frozenset({"", "in", "from", "to", "for", "with", "by", "at", "within", "near"})
# Of these, those that tell where somebody is, which a person's full name needs no more.
WHEREABOUTS = frozenset({"in", "at", "near", "from"})
# Words that mean nobody in particular: only what follows tells who.
ANYBODY = frozenset(
    {"those", "that", "people", "person", "anyone", "anybody", "everyone", "someone"}
)
SHORT_PHRASE = 8  # tokens; a longer phrase behind the head comments rather than describes

# Participles whose object or oblique is the actor inside a thing: `a bus carrying pilgrims`.
CARRYING = frozenset({
    "carry", "transport", "hold", "house", "shelter", "host", "bring", "take", "escort", "contain",
})  # fmt: skip
# Participles and adjectives whose `with` or `of` phrase is inside the thing: `a boat full of men`.
FILLED = frozenset({"pack", "packed", "fill", "load", "loaded", "cram", "crowd", "crowded", "full"})
BELONGING = frozenset({"belong", "own", "run", "operate", "control", "hold", "use", "man"})
# Adjectives and participles with `to`: `forces loyal to Haftar`.
LOYAL = frozenset(
    {"loyal", "allied", "ally", "affiliate", "affiliated", "align", "aligned", "close"}
)

# `the town of X`: X is a place, even where a person has that name.
PLACE_WORDS = frozenset({
    "town", "city", "village", "province", "district", "region", "area", "county", "camp", "port",
    "island", "suburb", "neighborhood", "neighbourhood", "governorate", "settlement", "capital",
    "hamlet", "municipality", "territory", "valley", "crossing", "junction", "oblast",
})  # fmt: skip
# Descriptions that may speak of an armed group; `the body` or `the agency` would not.
GROUP_WORDS = frozenset({
    "group", "movement", "organisation", "organization", "faction", "outfit", "wing", "network",
    "alliance", "coalition", "front", "side",
})  # fmt: skip
COUNTRY_WORDS = frozenset({"country", "nation", "state", "kingdom", "republic"})
COLLECTIVES = frozenset({
    "administration", "agency", "alliance", "army", "assembly", "association", "authority",
    "bank", "battalion", "bloc", "body", "brigade", "bureau", "cabinet", "cell", "channel",
    "church", "clan", "coalition", "command", "commission", "committee", "community", "company",
    "congress", "council", "court", "crew", "department", "embassy", "faction", "family",
    "federation", "firm", "force", "foundation", "front", "gang", "government", "group",
    "institute", "judiciary", "junta", "league", "legislature", "media", "military", "militia",
    "ministry", "mission", "mob", "movement", "navy", "network", "newspaper", "office",
    "opposition", "organisation", "organization", "outfit", "parliament", "party", "patrol",
    "police", "public", "rebel", "regime", "security", "senate", "side", "staff", "station",
    "air force", "chamber", "charity", "clergy", "confederation", "consulate", "delegation",
    "diaspora", "electorate", "fleet", "infantry", "insurgency", "leadership", "mafia",
    "population", "presidency", "prosecution", "resistance", "secretariat", "society", "syndicate",
    "watchdog", "team", "tribe", "tribunal", "troop", "union", "unit", "wing",
})  # fmt: skip

# General words for a person by what he or she is to somebody else.
PERSONS = frozenset({
    "leader", "chief", "head", "chair", "director", "founder", "boss", "manager", "coordinator",
    "member", "agent", "aide", "adviser", "advisor", "representative", "delegate", "envoy",
    "mediator", "official", "counterpart", "follower", "supporter", "ally", "rival", "critic",
    "figure", "operative", "successor", "predecessor", "loyalist", "sympathizer", "backer",
})  # fmt: skip
# Collectives whose plural still speaks of one body: `the forces`.
PLURAL_COLLECTIVES = frozenset({"force", "troop", "rebel"})

PERSONAL = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p",
    "it": "n", "its": "n", "itself": "n",
    "i": "s", "me": "s", "my": "s", "mine": "s", "myself": "s",
    "we": "s", "us": "s", "our": "s", "ours": "s", "ourselves": "s",
}  # fmt: skip
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "each other", "ourselves"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
DEFINITE = frozenset({"the", "this", "these", "that", "those"})
MALE_TITLES = frozenset({"mr", "mr.", "king", "prince", "sir", "emir", "sheikh", "lord"})
FEMALE_TITLES = frozenset({"mrs", "mrs.", "ms", "ms.", "queen", "princess", "lady", "dame"})
FORMER = frozenset({"former", "ex", "ousted", "deposed"})
TIME_WORDS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "week", "month", "year", "day", "morning", "evening", "night",
    "afternoon", "today", "yesterday", "tomorrow", "weekend", "hour",
})  # fmt: skip
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
OBJECTS = frozenset({"obj", "iobj", "obl", "obl:agent"})
# A nominal with one of these relations is part of a name or a modifier, not a phrase by itself.
NO_PHRASE = frozenset({
    "compound", "flat", "fixed", "goeswith", "amod", "nmod:desc", "nmod:unmarked", "case", "punct",
})  # fmt: skip
# Armed people of whatever force they belong to.
FORCES = frozenset({"officer", "force", "unit", "troop", "commander", "patrol", "convoy", "chief"})
