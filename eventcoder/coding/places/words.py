"""Words of English that stand around names of places."""

from __future__ import annotations

from eventcoder.coding.wordset import word_set

# Nouns that leave a name what it is: `Gedaref State`, `the Kursk region`; a river or a school has
# its name from somewhere else.
PLACE_NOUNS = word_set(
    "state province region governorate district city town village area oblast territory "
    "municipality department prefecture division camp strip peninsula border crossing airport "
    "port suburb neighborhood neighbourhood front capital county parish township borough"
)
DIVISIONS = word_set(
    "state province region governorate oblast territory department prefecture division"
)
COUNTIES = word_set("county district parish borough municipality")
TOWNS = word_set("city town village capital port suburb township")
# What is named for the place that it serves: `the Danbury Police Department`, `Mayor of Danbury`.
PUBLIC_BODIES = word_set(
    "police sheriff mayor council councilman councilwoman department court jail prison airport "
    "governor board commission commissioner courthouse district county city town township village "
    "parish selectman councillor councilor legislature senate assembly authority prosecutor "
    "attorney"
)
# `the University of Texas`, `Bank of America`: these are names of their own.
ORGANISATION_NOUNS = word_set(
    "university college school institute bank corporation corp. company party council church "
    "bishop voice association society bureau federation"
)
# Words before a name that stay outside of it: `Western Europe`; not `South Charleston`.
PART_WORDS = word_set(
    "northern southern eastern western central northeastern northwestern southeastern southwestern "
    "greater downtown upper lower mainland occupied rural metropolitan inner outer"
)
# What tells the parts of one area apart: `North and South Kordofan`.
HALVES = word_set("north south east west northern southern eastern western central upper lower")
# Words in lower case that a name can hold: `Port-au-Prince`, `Rio de Janeiro`.
NAME_LINKS = word_set("of de la le les du des del da do dos al el - – ' and the au aux di upon")
# `25 km south of Rahad`, `on the outskirts of Goma`: words that lie beside a place.
DIRECTIONS = word_set(
    "north south east west northeast northwest southeast southwest north-east north-west "
    "south-east south-west mile kilometer kilometre km block minute outskirts"
)
# Names of days and months are names of places somewhere.
CALENDAR = word_set(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday christmas easter ramadan"
)
# Common words that proper names are made of: somewhere a town bears each of them.
GENERIC = (
    PLACE_NOUNS
    | PUBLIC_BODIES
    | ORGANISATION_NOUNS
    | PART_WORDS
    | word_set(
        "road street avenue lane drive boulevard highway highways bridge court square park garden "
        "center centre hall house home tower building plaza market mall station hotel hospital "
        "school high middle elementary academy library museum cemetery church chapel cathedral "
        "temple mosque lake river creek bay beach island mountain mount hill valley canyon forest "
        "north south east west north-east north-west south-east south-west upper lower new old "
        "justice labor labour health education energy defense defence commerce conservation "
        "transportation agriculture interior treasury supreme superior district federal national "
        "international royal central general public union united independent republic patrol force "
        "service office agency foundation trust fund group team club league cup series game "
        "president minister prime secretary judge king queen prince princess lord lady sir doctor "
        "god bible internet spring summer autumn fall winter god sos heritage community medical "
        "memorial university college fire county regional tribune times news post herald gazette "
        "base camp islands islands english french spanish german italian russian arabic chinese "
        "star sun journal press mirror guardian independence liberty freedom unity friendship hope"
    )
)
# What these introduce is where something is.
LOCATIVE = word_set("in near outside inside around across throughout")
DIRECTIONAL = word_set("from to toward towards into at through between via")


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun[-1] == "y" and noun[-2] not in "aeou" else noun + "s"


# `Unity and Jonglei states`: one noun for several names.
SEVERAL = {_plural(noun): noun for noun in PLACE_NOUNS}
