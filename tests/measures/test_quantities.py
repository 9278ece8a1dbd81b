"""Which French numbers count something, how much, and what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.errors import PackError
from selon.measures.numbers_amount import number_words, read_number
from selon.measures.numbers_nouns import UNITS, nouns_of
from selon.measures.quantities import find_quantities, unit_of
from selon.measures.times_tokens import tokenize


def read(text: str) -> list[tuple[str, float | None, float | None, str]]:
    return [(q.text, q.low, q.high, q.noun) for q in find_quantities(text, "fr")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 civils", [("12", 12, 12, "civils")]),
        ("3 000 soldats russes", [("3 000", 3000, 3000, "soldats")]),
        ("3.000 soldats", [("3.000", 3000, 3000, "soldats")]),
        ("20\u00a0000 hommes", [("20\u00a0000", 20000, 20000, "hommes")]),
        ("20\u202f000 hommes", [("20\u202f000", 20000, 20000, "hommes")]),
        ("1,2 million de déplacés", [("1,2 million", 1.2e6, 1.2e6, "déplacés")]),
        ("deux millions et demi de réfugiés", [("deux millions et demi", 2.5e6, 2.5e6, "réfugiés")]),
        ("un demi-million de personnes", [("un demi-million", 5e5, 5e5, "personnes")]),
        ("douze morts et trente blessés", [("douze", 12, 12, "morts"), ("trente", 30, 30, "blessés")]),
        ("vingt et un drones", [("vingt et un", 21, 21, "drones")]),
        (
            "deux cent cinquante mille manifestants",
            [("deux cent cinquante mille", 250000, 250000, "manifestants")],
        ),
        ("au moins 12 morts", [("au moins 12", 12, None, "morts")]),
        ("12 morts au moins", [("12 morts au moins", 12, None, "morts")]),
        ("plus de 4 000 morts", [("plus de 4 000", 4000, None, "morts")]),
        ("plus d'un million de réfugiés", [("plus d'un million", 1e6, None, "réfugiés")]),
        ("moins de 500 soldats", [("moins de 500", None, 500, "soldats")]),
        ("jusqu'à 300 drones", [("jusqu'à 300", None, 300, "drones")]),
        ("quelque 2 500 hommes", [("quelque 2 500", 2250, 2750, "hommes")]),
        ("environ 40 personnes", [("environ 40", 36, 44, "personnes")]),
        ("près de 3 000 civils", [("près de 3 000", 2700, 3000, "civils")]),
        ("une vingtaine d'otages", [("une vingtaine", 18, 22, "otages")]),
        ("plus d'une centaine de tués", [("plus d'une centaine", 100, None, "tués")]),
        ("un millier de migrants", [("un millier", 900, 1100, "migrants")]),
        ("des dizaines de blessés", [("des dizaines", 20, 99, "blessés")]),
        ("plusieurs centaines de personnes", [("plusieurs centaines", 200, 999, "personnes")]),
        ("des milliers de forces", [("des milliers", 2000, 9999, "forces")]),
        ("des dizaines de milliers de personnes", [("des dizaines de milliers", 20000, 99999, "personnes")]),
        ("des centaines de milliers d'exilés", [("des centaines de milliers", 200000, 999999, "exilés")]),
        ("plusieurs soldats", [("plusieurs", 2, None, "soldats")]),
        ("plusieurs de ses hommes", [("plusieurs", 2, None, "hommes")]),
        ("quelques combattants", [("quelques", 2, 9, "combattants")]),
        ("entre 12 et 15 morts", [("entre 12 et 15", 12, 15, "morts")]),
        ("1 000 à 1 500 combattants", [("1 000 à 1 500", 1000, 1500, "combattants")]),
        ("deux à trois millions de déplacés", [("deux à trois millions", 2e6, 3e6, "déplacés")]),
        ("réduit de 8 350 à 4 500 soldats", [("8 350", 8350, 8350, ""), ("4 500", 4500, 4500, "soldats")]),
        ("passé de 12 à 15 morts", [("12", 12, 12, ""), ("15", 15, 15, "morts")]),
        ("un mort et deux blessés", [("un", 1, 1, "mort"), ("deux", 2, 2, "blessés")]),
        ("une personne a péri", [("une", 1, 1, "personne")]),
        ("un de ses passagers", [("un", 1, 1, "passagers")]),
        ("trois des assaillants", [("trois", 3, 3, "assaillants")]),
        ("deux jeunes soldats", [("deux", 2, 2, "soldats")]),
        ("400 autres suivraient", [("400", 400, 400, "autres")]),
        ("dix autres civils", [("dix", 10, 10, "civils")]),
        ("la police en a compté 3 500.", [("3 500", 3500, 3500, "")]),
        ("deux sous-marins", [("deux", 2, 2, "sous-marins")]),
        ("Trente-deux civils", [("Trente-deux", 32, 32, "civils")]),
        ("300 tonnes d'aide", [("300", 300, 300, "tonnes")]),
    ],
)
def test_read(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "67 ans",
        "12 %",
        "douze pour cent",
        "30 à 40 % des terres",
        "article 5",
        "la résolution 2254 du Conseil",
        "des F-16",
        "le M23",
        "06 12 34 56 78",
        "+33 6 12 34 56",
        "13 voix contre 2",
        "à 30 km de Kiev",
        "en 2022",
        "le 24 février",
        "entre le 3 et le 7 mars",
        "les 3 et 4 mars",
        "14h30",
        "24 heures sur 24",
        "trois jours",
        "un accord",
        "une réunion",
        "quelque chose",
        "à plusieurs reprises",
        "France 24 et Ouaga 2000",
        "un Boeing 737",
        "la 47e brigade",
        "un soldat sur trois",
        "six déplacés sur dix",
        "les 27",
        "les Vingt-Sept",
        "deux tiers",
        "5-4",
        "7,62 mm",
        "le 1er",
        "6/01/2023",
        "M. Untel, 46, a",
        "l'un des soldats",
        "trois degrés",
    ],
)
def test_no_quantity(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "money", "low", "high"),
    [
        ("2 milliards de dollars", "USD", 2e9, 2e9),
        ("500 millions d'euros", "EUR", 5e8, 5e8),
        ("jusqu'à trois milliards d'euros", "EUR", None, 3e9),
        ("10 000 roubles", "RUB", 1e4, 1e4),
        ("500 $", "USD", 500, 500),
        ("2 milliards de livres sterling", "GBP", 2e9, 2e9),
        ("20 000 francs CFA", "XOF", 2e4, 2e4),
        ("quelques millions de dollars", "USD", 2e6, 9999999),
    ],
)
def test_money(text, money, low, high):
    (q,) = find_quantities(text, "fr")
    assert (q.money, q.low, q.high) == (money, low, high)
    assert unit_of(q.noun, "fr") in ("money", None)


def test_noun_offsets_are_the_reports():
    text = "Bilan : une vingtaine d'otages libérés"
    (q,) = find_quantities(text, "fr", offset=50)
    assert q.noun_start is not None and q.noun_end is not None
    assert text[q.noun_start - 50 : q.noun_end - 50] == q.noun == "otages"
    assert text[q.start - 50 : q.end - 50] == "une vingtaine"


@pytest.mark.parametrize(
    ("form", "unit"),
    [
        ("morts", "killed"), ("tuées", "killed"), ("décès", "killed"), ("cadavres", "killed"), ("blessées", "injured"),
        ("déplacés", "displaced"), ("arrestations", "detained"), ("interpellations", "detained"), ("soldats", "troops"),
        ("militaires", "troops"), ("hommes", "troops"), ("combattantes", "troops"), ("manifestants", "demonstrators"),
        ("manifestantes", "demonstrators"), ("chars", "equipment"), ("drones", "equipment"), ("obus", "equipment"),
        ("avions", "equipment"), ("disparues", "missing"), ("otages", "hostages"), ("réfugiées", "refugees"),
        ("libérations", "freed"), ("évacuées", "evacuated"), ("tonnes", "aid_tonnes"), ("victimes", "victims"),
        ("personnes", "people"), ("policières", "troops"), ("infirmières", "aid"), ("généraux", "troops"),
        ("Soldats", "troops"), ("idées", None), ("pays", None),
    ],
)  # fmt: skip
def test_unit_of(form, unit):
    assert unit_of(form, "fr") == unit


def test_units_are_known_and_many():
    table = nouns_of("fr").units
    assert len(table) >= 150
    assert set(table.values()) <= UNITS
    assert UNITS - set(table.values()) == set()


TENS = "zéro dix vingt trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix".split()


def spelled(n: int) -> str:
    """French number words, by the school rules, against the data file."""
    units = (
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
        "dix-sept dix-huit dix-neuf".split()
    )
    if n < 20:
        return units[n]
    if n < 100:
        ten, one = divmod(n, 10)
        if ten in (7, 9):
            ten, one = ten - 1, one + 10
        base = TENS[ten].rstrip("s") if ten == 8 and one else TENS[ten]
        if not one:
            return base
        return f"{base} et {units[one]}" if one in (1, 11) and ten != 8 else f"{base}-{units[one]}"
    if n < 1000:
        hundred, rest = divmod(n, 100)
        head = "cent" if hundred == 1 else f"{units[hundred]} cent" + ("" if rest else "s")
        return f"{head} {spelled(rest)}" if rest else head
    if n < 1_000_000:
        thousand, rest = divmod(n, 1000)
        head = "mille" if thousand == 1 else f"{spelled(thousand)} mille"
        return f"{head} {spelled(rest)}" if rest else head
    million, rest = divmod(n, 1_000_000)
    head = f"{spelled(million)} million" + ("s" if million > 1 else "")
    return f"{head} {spelled(rest)}" if rest else head


@given(st.integers(1, 99_999_999))
def test_number_words_are_read_back(n):
    got = read_number(tokenize(spelled(n)), 0, number_words("fr"))
    assert got is not None, spelled(n)
    assert got[:2] == (n, len(tokenize(spelled(n)).words)), spelled(n)


@given(st.integers(1, 10**9), st.sampled_from([" ", ".", "\u00a0", "\u202f", ""]))
def test_digit_groups_are_read_back(n, sign):
    text = f"{n:,}".replace(",", sign)
    (q,) = find_quantities(f"{text} soldats", "fr")
    assert (q.text, q.low, q.high, q.noun) == (text, n, n, "soldats")


WORDS = st.sampled_from(
    "le des de d'un une deux trois 12 3 000 1,2 million milliards d'euros soldats morts blessés au moins plus près de "
    "environ entre et à plusieurs dizaines centaines milliers vingtaine 67 ans % % , . - 14h30 mars autres jusqu'à "
    "demi $ € ² İ sur dix contre 06 quelque quelques moins jeunes".split()
)


@given(st.lists(WORDS, max_size=14).map(" ".join), st.integers(0, 50))
def test_spans_are_verbatim_and_bounds_in_order(text, offset):
    last = 0
    for q in find_quantities(text, "fr", offset):
        assert text[q.start - offset : q.end - offset] == q.text != ""
        assert q.start - offset >= last
        last = q.end - offset
        assert q.low is not None or q.high is not None
        if q.low is not None and q.high is not None:
            assert q.low <= q.high
        if q.noun_start is not None and q.noun_end is not None:
            assert text[q.noun_start - offset : q.noun_end - offset] == q.noun != ""
        else:
            assert q.noun == ""


@given(st.text(max_size=60))
def test_any_text_is_survived(text):
    for q in find_quantities(text, "fr"):
        assert text[q.start : q.end] == q.text


def test_an_unknown_language_says_so():
    with pytest.raises((PackError, FileNotFoundError)):
        find_quantities("12 morts", "xx")
