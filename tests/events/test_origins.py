"""To whom a claim goes back; in doubt, two are not independent."""

from __future__ import annotations

import pytest

from selon.events.origins import origin
from selon.model import Basis, Claim, Place, Quote, Report, Span, Speaker

MALI, CHAD = Place("Gao", "MLI", precision="town"), Place("Abéché", "TCD", precision="town")


def goes_back(*speakers: Speaker, text: str = "x", place: tuple[Place, ...] = (), lang: str = "fr") -> str:
    claim = Claim(
        id="C-a", report="R-a", trigger=Span(0, 1, "x"), type="ASSAULT", mode=None, contexts=(), actor=(), recipient=(), place=place,
        when=None, count=(), source=speakers, status="happened", polarity="+", certainty="CT",  # type: ignore[arg-type]
        quote=Quote(0, 1, "x"), basis=Basis("hand"),
    )  # fmt: skip
    return origin(claim, Report(id="R-a", text=text, sha256="a", lang=lang), {"R-a": "root"})


def test_a_report_in_its_own_voice_goes_back_to_its_root() -> None:
    assert goes_back() == "root"


@pytest.mark.parametrize(
    ("speaker", "wanted"),
    [
        (Speaker("Kiev", "UKR GOV", "UKR"), "UKR"),
        (Speaker("l'armée ukrainienne", "UKR MIL", "UKR"), "UKR"),
        (Speaker("le département de communication de l'armée ukrainienne"), "UKR"),
        (Speaker("Evguéni Prigojine", "RUS UAF", "RUS"), "RUS:Wagner"),
        (Speaker("Belaruski Hajun"), "name:belaruski hajun"),
        (Speaker("des images"), "root"),
        (Speaker("qui"), "root"),
    ],
)
def test_who_speaks(speaker: Speaker, wanted: str) -> None:
    assert goes_back(speaker) == wanted


def test_the_outermost_voice_counts() -> None:
    assert goes_back(Speaker("Kiev", "UKR GOV", "UKR"), Speaker("Moscou", "RUS GOV", "RUS")) == "UKR"
    assert goes_back(Speaker("des images"), Speaker("Moscou", "RUS GOV", "RUS")) == "RUS"


@pytest.mark.parametrize("text", ["Footage shows a strike.", "It was quiet. Footage shows a strike."])
def test_a_capital_at_the_head_of_a_sentence_is_no_name(text: str) -> None:
    assert goes_back(Speaker("Footage", start=text.index("Footage")), text=text, lang="en") == "root"


def test_a_capital_inside_a_sentence_is_a_name() -> None:
    text = "The strike was loud, Bako said."
    assert goes_back(Speaker("Bako", start=text.index("Bako")), text=text, lang="en") == "name:bako"


@pytest.mark.parametrize(
    ("place", "wanted"),
    [((MALI,), "MLI"), ((MALI, CHAD), "name:gouverneur"), ((), "name:gouverneur")],
)
def test_an_official_without_a_country_speaks_for_the_state_where_it_happened(place: tuple[Place, ...], wanted: str) -> None:
    assert goes_back(Speaker("le gouverneur", "GOV"), place=place) == wanted
