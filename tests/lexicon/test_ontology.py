"""The shipped ontology is whole, and no code outside it passes."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from eventcoder.lexicon.layers import shipped_folder
from eventcoder.lexicon.load import Loaded, load_folders
from eventcoder.lexicon.ontology import Codes
from tests.lexicon.folders import lines, load

PLOVER = {
    "01": None,
    "02": "REQUEST",
    "03": "AGREE",
    "04": "CONSULT",
    "05": "SUPPORT",
    "06": "COOPERATE",
    "07": "AID",
    "08": "YIELD",
    "09": "ACCUSE",
    "10": "REQUEST",
    "11": "ACCUSE",
    "12": "REJECT",
    "13": "THREATEN",
    "14": "PROTEST",
    "15": "MOBILIZE",
    "16": "SANCTION",
    "17": "COERCE",
    "18": "ASSAULT",
    "19": "ASSAULT",
    "20": "ASSAULT",
}
# Codes whose type is not that of their root in PLOVER's table of CAMEO codes.
OWN_PLOVER = {"163": "COERCE", "1712": "ASSAULT", "175": "ASSAULT", "176": "ASSAULT"}
# How many codes each root has in the CAMEO codebook, the root itself among them.
SIZES = {
    "01": 11,
    "02": 28,
    "03": 29,
    "04": 8,
    "05": 9,
    "06": 6,
    "07": 7,
    "08": 26,
    "09": 6,
    "10": 28,
    "11": 13,
    "12": 29,
    "13": 23,
    "14": 27,
    "15": 7,
    "16": 14,
    "17": 14,
    "18": 15,
    "19": 10,
    "20": 8,
}


@pytest.fixture(scope="module")
def shipped() -> Loaded:
    return load_folders([shipped_folder()])


def test_every_event_code_of_the_codebook(shipped: Loaded) -> None:
    codes = shipped.dictionaries.ontology.codes
    assert Counter(code.root for code in codes.values()) == SIZES
    assert all(re.fullmatch(r"\d{2,4}", code) for code in codes)
    assert all(code[:-1] in codes for code in codes if len(code) > 2)
    assert all(entry.label for entry in codes.values())


def test_classes_follow_the_root(shipped: Loaded) -> None:
    quads = {1: 0, 2: 0, 3: 1, 4: 1, 5: 1, 6: 2, 7: 2, 8: 2}
    quads |= dict.fromkeys(range(9, 14), 3) | dict.fromkeys(range(14, 21), 4)
    for code in shipped.dictionaries.ontology.codes.values():
        assert code.quad == quads[int(code.root)], code
        assert code.plover == OWN_PLOVER.get(code.code, PLOVER[code.root]), code


@pytest.mark.parametrize(
    ("code", "label", "goldstein"),
    [
        ("01", "Make public statement", 0.0),
        ("016", "Reject accusation, deny responsibility", 3.4),
        ("057", "Sign formal agreement", 8.0),
        ("0874", "Retreat or surrender militarily", 10.0),
        ("130", "Threaten, not specified below", -4.4),
        ("195", "Employ aerial weapons, not specified below", -10.0),
        ("2042", "Detonate nuclear weapons", -10.0),
    ],
)
def test_labels_and_weights(shipped: Loaded, code: str, label: str, goldstein: float) -> None:
    entry = shipped.dictionaries.ontology.codes[code]
    assert (entry.label, entry.goldstein) == (label, goldstein)


def test_countries(shipped: Loaded) -> None:
    countries = shipped.dictionaries.ontology.countries
    assert len(countries) == 249 + 1  # ISO 3166-1, and Kosovo
    for code in ("XKX", "PSE", "TWN", "ESH", "SSD", "NAM"):
        assert code in countries
    assert len(set(countries.values())) == len(countries)


def test_roles(shipped: Loaded) -> None:
    ontology = shipped.dictionaries.ontology
    for role in ("GOV", "MIL", "REB", "UAF", "PTY", "REF", "MOS", "KUR", "UNO", "IMG", "EUR"):
        assert role in ontology.roles
    assert not set(ontology.roles) & set(ontology.countries)


ACTORS = ("SDN", "SDNMIL", "UNO", "IGOUNO", "IMG", "SDNGOVMIL", "IGOUNOMILMILMIL")
NO_ACTORS = (
    "",
    "SD",
    "sdn",
    "SDNMI",
    "MIL",
    "SDNSDN",
    "SDNXXX",
    "XXX",
    "IGOUNOMILMILMILMIL",
    "SDN ",
)


@pytest.fixture
def codes(tmp_path: Path) -> Codes:
    return load(tmp_path).codes


@pytest.mark.parametrize("code", ACTORS)
def test_actor_codes(codes: Codes, code: str) -> None:
    assert codes.wrong_actor(code, country=True) is None


@pytest.mark.parametrize("code", NO_ACTORS)
def test_what_is_no_actor_code(codes: Codes, code: str) -> None:
    assert codes.wrong_actor(code, country=True) is not None


@pytest.mark.parametrize(("code", "right"), [("MIL", True), ("GOVMIL", True), ("SDNMIL", False)])
def test_roles_have_no_country(codes: Codes, code: str, right: bool) -> None:
    assert (codes.wrong_actor(code, country=False) is None) is right


def test_a_layer_may_add_codes_and_correct_them(tmp_path: Path) -> None:
    files = {
        "ontology/cameo.yaml": '"190": {label: War, quad: 4, goldstein: -9, plover: ASSAULT}',
        "ontology/roles.yaml": "roles: {DRV: Drivers}\npeoples: {ZAG: Zaghawa}",
        "ontology/countries.yaml": "XSM: Somaliland",
        "actors/a.yaml": "- {name: A, kind: people, code: XSMDRV}\n- {name: B, kind: people, code: ZAG}",
    }
    loaded = load(tmp_path, files)
    assert lines(loaded.problems, tmp_path) == []
    assert loaded.dictionaries.ontology.codes["190"].label == "War"
    assert loaded.dictionaries.ontology.codes["193"].label == "Fight with small arms"
    assert loaded.dictionaries.ontology.countries["XSM"] == "Somaliland"
