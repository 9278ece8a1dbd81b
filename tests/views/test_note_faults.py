"""The linter of the note: what names only what its citations contain passes, what names anything else is refused, with the words."""

from __future__ import annotations

import msgspec
import pytest

from selon.dossier.noting import LANGUAGES, wording
from selon.model import Citation, Count, Note, NotePart, NoteSentence, Piece, When
from selon.model.note import Side
from selon.views.note_faults import NoteFault, faults

KYIV = Citation(
    number=1, claim="C-1", claims=("C-1",), event="E-1", report="R-1", reports=("R-1", "R-2"), origin="UKR", speakers=("the governor of Kherson",),
    stance="say", standing="reported", glyph="◐", outlet="agency-a", outlets=("daily-b",), published="2023-01-06", said=When(), lang="en",
    quote="Russian shells killed at least twelve people in Kherson on Friday, the governor said, and hit the Karabelesh hospital.",
    shown="", names=("Russian shells", "people", "Kherson"), counts=(Count("killed", 12, None, "at least twelve"),),
    whens=(When("2023-01-06", "2023-01-06", "2023-01-06"),),
)  # fmt: skip
MOSCOW = Citation(
    number=2, claim="C-2", claims=("C-2",), event="E-1", report="R-3", reports=("R-3",), origin="RUS", speakers=("le ministère russe de la Défense",),
    stance="deny", standing="denied", glyph="✕", outlet="quotidien-c", outlets=(), published="2023-01-07", said=When(), lang="fr",
    quote="L'armée n'a tiré sur aucun hôpital, a assuré samedi le ministère russe de la Défense, qui parle de trois obus ukrainiens.",
    shown="", names=("L'armée",),
)  # fmt: skip

GOOD = (
    ("claimed", "It happened, according to the governor of Kherson [1]."),
    ("claimed", "Who did it: “Russian shells” according to the governor of Kherson [1]."),
    ("claimed", "When: 6 January 2023 according to the governor of Kherson [1]."),
    ("claimed", "When: January 6, 2023 according to the governor of Kherson [1]."),
    ("claimed", "When: 2023-01-06, or January 2023 [1]."),
    ("claimed", "How many: “at least twelve” (killed) according to agency-a [1]."),
    ("claimed", "How many: 12 [1]."),
    ("claimed", "It is denied by le ministère russe de la Défense [2]."),
    ("claimed", "The governor told agency-a of the Karabelesh hospital [1]."),
    ("assessed", "These voices go back to 2 origins, told in 3 reports. [1][2]"),
    ("assessed", "Only one origin says plainly that it happened. [1]"),
    ("assessed", "The voices part on who did it: “Russian shells” [1], against “obus ukrainiens” [2]. Neither is shown to be right."),
)
BAD = (
    ("claimed", "It happened, according to the governor of Kherson.", "has no citation", ""),
    ("claimed", "It happened, according to the governor of Kherson [3].", "cites what is not there", "[3]"),
    ("claimed", "It happened, according to Zelensky [1].", "names", "Zelensky"),
    ("claimed", "Putin ordered it [1].", "names", "Putin"),
    ("claimed", "It happened in Kharkiv [1].", "names", "Kharkiv"),
    ("claimed", "It hit the Tavria mall [1].", "names", "Tavria"),
    ("claimed", "It was told by the police [1].", "names", "police"),
    ("claimed", "It was a Ukrainian matter, according to the governor [1].", "names", "Ukrainian"),
    ("claimed", "It happened, according to the governor of Donetsk [1].", "names", "Donetsk"),
    ("claimed", "It was told by quotidien-c [1].", "names", "quotidien-c"),
    ("claimed", "How many: 13 (killed) [1].", "names the number", "13"),
    ("claimed", "How many: thirteen (killed) [1].", "names the number", "thirteen"),
    ("claimed", "How many: “at least thirteen” according to the governor [1].", "quotes", "at least thirteen"),
    ("claimed", "When: 7 January 2023 according to the governor of Kherson [1].", "names the day", "7 January 2023"),
    ("claimed", "When: February 2023 according to the governor of Kherson [1].", "names the day", "February 2023"),
    ("claimed", "When: 2022 [1].", "names the day", "2022"),
    ("claimed", "It happened, told by 2 [1].", "names the number", "2"),
    ("assessed", "These voices go back to 4 origins, told in 3 reports. [1][2]", "names the number", "4"),
    ("assessed", "These voices go back to 2 origins, told in 7 reports. [1][2]", "names the number", "7"),
)


def note_of(side: Side, text: str, *, lang: str = "en") -> Note:
    cited = tuple(sorted({int(part[: part.index("]")]) for part in text.split("[")[1:]}))
    sentence = NoteSentence(side, "", text, (Piece(text),), cited)
    title = NoteSentence("title", "title", "Kherson [1]", (Piece("Kherson [1]"),), (1,))
    return Note(lang, (NotePart("E-1", title, (sentence,)),), (KYIV, MOSCOW), (), ())


def found(note: Note) -> tuple[NoteFault, ...]:
    return faults(note, vocabulary=wording(note.lang).vocabulary())


@pytest.mark.parametrize(("side", "text"), GOOD)
def test_what_the_citations_contain_may_be_said(side: Side, text: str) -> None:
    assert found(note_of(side, text)) == ()


@pytest.mark.parametrize(("side", "text", "kind", "words"), BAD)
def test_what_they_do_not_contain_is_refused_by_name(side: Side, text: str, kind: str, words: str) -> None:
    told = found(note_of(side, text))
    assert (kind, words) in {(each.kind, each.names) for each in told}, told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cela a eu lieu, selon le gouverneur de Kharkiv [1].", "Kharkiv"),
        ("Combien : treize [1].", "treize"),
        ("Quand : le 9 janvier 2023 [1].", "9 janvier 2023"),
    ],
)
def test_in_french_too(text: str, words: str) -> None:
    assert words in {each.names for each in found(note_of("claimed", text, lang="fr"))}


def test_a_name_must_stand_together_in_one_citation() -> None:
    """Words of two voices make no third."""
    assert found(note_of("claimed", "It was told by Kherson Karabelesh [1]."))


def test_the_pieces_must_say_what_the_text_says() -> None:
    note = note_of("claimed", "It happened, according to the governor of Kherson [1].")
    part = note.parts[0]
    other = msgspec.structs.replace(part.sentences[0], pieces=(Piece("It did not [1]."),))
    told = found(msgspec.structs.replace(note, parts=(msgspec.structs.replace(part, sentences=(other,)),)))
    assert [each.kind for each in told] == ["differs from its pieces"]


def test_every_language_has_the_same_words() -> None:
    """What is missing in one is found when somebody asks for a note in it, and not before."""
    english, french = (
        {name: set(table) for name, table in msgspec.structs.asdict(wording(lang)).items() if isinstance(table, dict)} for lang in LANGUAGES
    )
    assert english == french and len(english["types"]) == 16
