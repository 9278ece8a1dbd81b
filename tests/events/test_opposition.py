"""Two sentences against each other: which word has which sign, which features are there, and that order is no matter."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from selon.errors import PackError
from selon.events.opposition import Opposition, clash, compare, opposed, parse, shipped, wording
from selon.events.opposition_features import FEATURES
from selon.events.opposition_pairs import rooted
from selon.lang import load_pack
from selon.lang.opposites import COLUMNS, KINDS, load_opposites
from selon.model import Reading, Report
from selon.pipeline import engine
from selon.reading.read import read

Read = Callable[[str, str], tuple[Reading, ...]]


@pytest.fixture(scope="module")
def reading() -> Read:
    cached: dict[tuple[str, str], tuple[Reading, ...]] = {}

    def get(text: str, lang: str = "fr") -> tuple[Reading, ...]:
        if (text, lang) not in cached:
            tools = engine(lang)
            report = Report(id="R-test", text=text, sha256="", published=None, lang=lang)
            cached[text, lang] = read(report, tools.pack, tools.know, model=tools.model)
        return cached[text, lang]

    return get


def denied(reading: Read, text: str, lang: str = "fr") -> set[str]:
    return {word.text for word in wording(reading(text, lang), load_pack(lang)).words if word.content and word.sign < 0}


def found(reading: Read, left: str, right: str, lang: str = "fr") -> dict[str, tuple[float, tuple[str, ...]]]:
    pack = load_pack(lang)
    features = compare(wording(reading(left, lang), pack), wording(reading(right, lang), pack), pack=pack)
    return {each.name: (each.value, each.words) for each in features}


# signs ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "minus"), [
    ("La garnison n'a pas quitté le fort.", {"quitté", "fort"}),
    ("Aucune colonne n'a atteint le fleuve.", {"atteint", "fleuve"}),
    ("Le bourg reste sans médecin.", {"médecin"}),
    ("Le ministère dément la capture du général.", {"capture", "général"}),
    ("Cette rumeur est fausse.", {"rumeur"}),
    ("Il n'est pas faux de parler de siège.", set()),
    ("La garnison a quitté le fort sans doute lundi.", set()),
    ("Le cessez-le-feu est un premier pas.", set()),
])  # fmt: skip
def test_what_is_denied_is_minus(reading: Read, text: str, minus: set[str]) -> None:
    got = denied(reading, text)
    assert minus <= got if minus else not got - {"faux", "parler", "siège"}, got


def test_twice_denied_is_plus(reading: Read) -> None:
    assert "capture" in denied(reading, "Le ministère dément la capture du général.")
    assert "capture" not in denied(reading, "Le ministère ne dément pas la capture du général.")


def test_a_subject_keeps_its_sign(reading: Read) -> None:
    assert "garnison" not in denied(reading, "La garnison n'a pas quitté le fort.")


def test_english_signs(reading: Read) -> None:
    assert "crossed" in denied(reading, "The column has not crossed the river.", "en")
    assert {"capture", "general"} <= denied(reading, "The ministry denied the capture of the general.", "en")
    assert not denied(reading, "The column crossed the river.", "en")


# features ---------------------------------------------------------------------------------------------------------

FRENCH = [
    ("La garnison a quitté le fort.", "La garnison n'a pas quitté le fort.", "denied_told", "quitté"),
    ("Le général est mort.", "Le général est bien vivant.", "antonyms", "mort/vivant"),
    ("Le général est mort.", "Le général est en vie.", "antonyms", "mort/en"),
    ("Le raid a fait 12 morts.", "Le raid a fait 45 morts.", "figures_or_years", "12/45"),
    ("Le pont a sauté en 2014.", "Le pont a sauté en 2019.", "figures_or_years", "2014"),
    ("La photo montre un train en Pologne.", "La photo montre un train en Estonie.", "places_apart", "EST"),
    ("La vidéo montre un raid.", "La vidéo est un trucage.", "called_false", "trucage"),
    ("Le tir aurait détruit le dépôt.", "Le tir a détruit le dépôt.", "hearsay", ""),
    ("Une rumeur annonce la mort du roi.", "Le roi n'est pas mort.", "rumour", "rumeur"),
    ("Un tir illégal a eu lieu.", "Un tir légal a eu lieu.", "antonyms", "illégal/légal"),
]
ENGLISH = [
    ("The garrison abandoned the fort.", "The garrison has not abandoned the fort.", "denied_told", "abandoned"),
    ("The general is dead.", "The general is alive.", "antonyms", "dead/alive"),
    ("The raid killed 12 people.", "The raid killed 45 people.", "figures_or_years", "12/45"),
    ("The video shows a raid.", "The video is a hoax.", "called_false", "hoax"),
]


@pytest.mark.parametrize(("lang", "left", "right", "feature", "word"),
                         [("fr", *row) for row in FRENCH] + [("en", *row) for row in ENGLISH])  # fmt: skip
def test_a_clash_is_named(reading: Read, lang: str, left: str, right: str, feature: str, word: str) -> None:
    value, words = found(reading, left, right, lang)[feature]
    assert value > 0 and (not word or word in words), words
    assert opposed(reading(left, lang), reading(right, lang), pack=load_pack(lang)) is not None or feature == "hearsay"


@pytest.mark.parametrize(("left", "right"), [
    ("La garnison a quitté le fort lundi.", "La garnison a quitté le fort."),
    ("La garnison n'a pas quitté le fort.", "La garnison n'a jamais quitté le fort."),
    ("Le raid a fait au moins 12 morts.", "Le raid a fait 15 morts."),
    ("Le général n'est pas mort.", "Le général est vivant."),
    ("Le ministre est arrivé à Ankara.", "Des pourparlers ont eu lieu à Ankara."),
])  # fmt: skip
def test_no_clash(reading: Read, left: str, right: str) -> None:
    assert opposed(reading(left), reading(right), pack=load_pack("fr")) is None


def test_figures_that_can_both_hold_do_not_clash(reading: Read) -> None:
    assert found(reading, "Le raid a fait au moins 12 morts.", "Le raid a fait 15 morts.")["figures_or_years"][0] == 0


def test_both_deny_the_same(reading: Read) -> None:
    features = found(reading, "La garnison n'a pas quitté le fort.", "La garnison n'a jamais quitté le fort.")
    assert features["denied_alike"][0] == 1 and features["denied"][0] == 0


def test_a_number_in_a_name_is_no_number(reading: Read) -> None:
    assert found(reading, "Le Covid-19 a fait 3 morts.", "Le B-52 a décollé 2 fois.")["numbers_apart"][1] == ("2", "3")


@pytest.mark.parametrize(("left", "right", "feature", "word"), FRENCH)
def test_order_is_no_matter(reading: Read, left: str, right: str, feature: str, word: str) -> None:
    pack = load_pack("fr")
    one = opposed(reading(left), reading(right), pack=pack)
    other = opposed(reading(right), reading(left), pack=pack)
    assert (one and (one.score, len(one.reasons))) == (other and (other.score, len(other.reasons)))


def test_reasons_add_up_and_are_told_in_words(reading: Read) -> None:
    answer = opposed(reading("La garnison a quitté le fort."), reading("La garnison n'a pas quitté le fort."), pack=load_pack("fr"))
    assert isinstance(answer, Opposition) and answer.score > 0.7
    assert {reason.feature for reason in answer.reasons} >= {"denied", "denied_told"}
    assert str(answer.reasons[0]).startswith("denied_told +") and "fort" in str(answer.reasons[0])


def test_only_the_quote_of_a_claim(reading: Read) -> None:
    """The denial stands in another sentence of the paragraph than the claim."""
    text = "La garnison a quitté le fort. Le maire n'a pas commenté."
    pack, end = load_pack("fr"), text.index(" Le maire")
    whole, quote = wording(reading(text), pack), wording(reading(text), pack, within=(0, end))
    assert whole.cues("none") and not quote.cues("none") and quote.words[-1].text == "."
    assert clash(quote, wording(reading("La garnison a quitté le fort."), pack), pack=pack) is None


def test_nothing_to_compare(reading: Read) -> None:
    assert opposed((), (), pack=load_pack("fr")) is None


def test_words_of_one_root() -> None:
    assert rooted("livrer", "livraison") is False  # four letters are too few
    assert rooted("bombarder", "bombardement") and rooted("capture", "capturer")
    assert not rooted("intervenir", "interdire")


# weights ----------------------------------------------------------------------------------------------------------


def test_every_feature_has_a_weight_and_signs_make_sense() -> None:
    weights = shipped()
    assert set(weights.weight) == FEATURES and len(FEATURES) <= 25
    against = {"denied_alike", "antonym_denied", "same_slot", "length"}
    assert {name for name, value in weights.weight.items() if value < 0} == against


@pytest.mark.parametrize(("text", "said"), [
    ("[thresholds]\nstart = 0", "opposed"),
    ("[thresholds]\nstart = 0\nopposed = 0\n[weights]\nmood = 1.0", "mood"),
    ("[thresholds", "opposition.toml"),
])  # fmt: skip
def test_a_fault_in_the_weights_is_told(text: str, said: str) -> None:
    with pytest.raises(PackError, match=said):
        parse(text)


# the table --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_tables_hold_each_kind(lang: str) -> None:
    table = load_opposites(lang)
    assert {cue.kind for cue in table.rows} == set(KINDS) - {"antonym", "prefix"}
    assert table.prefixes and len(table.antonyms) > 100
    assert load_opposites("xx").rows == ()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_examples_show_their_cue(lang: str, reading: Read) -> None:
    """Each example has its cue with its kind; a few are lost to the parser's dictionary forms."""
    pack, lost = load_pack(lang), []
    rows = [row for row in load_opposites(lang).rows if row.example]
    readings = reading("\n\n".join(row.example for row in rows), lang)
    assert len(readings) == len(rows)
    for row, one in zip(rows, readings, strict=True):
        if not wording((one,), pack).cues(row.kind):
            lost.append(" ".join(row.parts))
    assert len(lost) <= len(rows) * 0.05, lost


def test_counter_examples_of_negation_do_not_negate(reading: Read) -> None:
    """Those of the other kinds say what the word also means; which is meant is not told by the word alone."""
    pack = load_pack("fr")
    rows = [row for row in load_opposites("fr").rows if row.counter and row.kind == "none"]
    assert len(rows) >= 4
    for row in rows:
        assert not wording(reading(row.counter), pack).cues("none"), row.counter


@pytest.mark.parametrize(("line", "said"), [
    ("x,mood,,Un x.,,usage,", "3: unknown kind 'mood'"),
    ("mort,antonym,,,,usage,", "3: `other` is for antonyms"),
    ("faux,false,,,,usage,", "3: 'faux' has no example"),
    ("mort,antonym,mort,,,usage,", "3: 'mort' is no opposite of itself"),
    (",false,,Un x.,,usage,", "3: no word"),
    ("faux,false,,C'est faux.,,usage,\nfaux,false,,C'est faux.,,usage,", "4: 'faux' stands in line 3 already"),
    ("faux,false", "3: 2 cells instead of 7"),
])  # fmt: skip
def test_a_fault_in_a_table_is_told_with_its_line(line: str, said: str, tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "opposites.csv").write_text(f"# words\n{','.join(COLUMNS)}\n{line}\n", encoding="utf-8")
    monkeypatch.setattr("selon.lang.opposites.folder", lambda lang: tmp_path)
    load_opposites.cache_clear()
    try:
        with pytest.raises(PackError, match=said):
            load_opposites("fr")
    finally:
        load_opposites.cache_clear()
