"""What of a claim says which happening it speaks of, read from reports in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from selon.events.profile import Profile, Window, day, profile, profile_id
from selon.model import Report
from selon.pipeline import read_report

FRENCH = "Un missile russe a frappé un immeuble à Dnipro samedi, tuant 12 personnes."
ENGLISH = "A Russian missile struck an apartment block in Dnipro on Saturday, killing 12 people."


def profiles(text: str, *, lang: str, title: str | None = None, published: str | None = "2023-01-15", report: str = "R-a") -> dict[str, Profile]:
    """The profiles of a text's claims by their trigger."""
    here = Report(id=report, text=text, sha256=report, title=title, published=published, lang=lang)
    return {claim.trigger.exact: profile(claim, here) for claim in read_report(here).claims}


def test_two_languages_meet_in_town_and_day() -> None:
    struck, frappe = profiles(ENGLISH, lang="en")["struck"], profiles(FRENCH, lang="fr")["a frappé"]
    assert {spot.key for spot in struck.spots} == {spot.key for spot in frappe.spots} != set()
    assert struck.window == frappe.window == Window(date(2023, 1, 14).toordinal(), date(2023, 1, 14).toordinal(), True)
    assert struck.type == frappe.type


@pytest.mark.parametrize(
    ("head", "lang", "text"),
    [
        ("KYIV, Jan 15 (agency) - ", "en", ENGLISH),
        ("KIEV, 15 jan (agence) – ", "fr", FRENCH),
    ],
)
def test_a_reprint_with_another_dateline_says_the_same(head: str, lang: str, text: str) -> None:
    one, other = profiles(text, lang=lang), profiles(head + text, lang=lang, report="R-b")
    assert one and {key: profile_id(each) for key, each in one.items()} == {key: profile_id(each) for key, each in other.items()}


def test_the_town_of_a_dateline_is_nothing_of_the_story() -> None:
    found = profiles("MOSCOW, Jan 15 (agency) - A missile struck an apartment block.", lang="en")["struck"]
    assert not found.spots and not found.topics and not found.near


def test_an_undated_event_lies_shortly_before_its_report() -> None:
    window = profiles("Rebels attacked the town of Goma.", lang="en")["attacked"].window
    assert window is not None and not window.sure and window.last == date(2023, 1, 15).toordinal() > window.first


def test_what_is_planned_lies_ahead() -> None:
    window = profiles("Britain will send tanks to Ukraine.", lang="en")["will send tanks to"].window
    assert window is not None and window.last > date(2023, 1, 15).toordinal()


def test_an_undated_report_leaves_the_time_open() -> None:
    assert profiles("Rebels attacked the town of Goma.", lang="en", published=None)["attacked"].window is None


def test_the_title_tells_what_a_short_sentence_is_about() -> None:
    bare = profiles("The strike killed five people.", lang="en", title="Missile hits Dnipro")
    assert all("g709930" in each.topics for each in bare.values()) and bare


def test_the_speaker_is_not_what_is_spoken_of() -> None:
    found = profiles("Oleksandr Honcharenko said that missiles had struck Kramatorsk.", lang="en")["had struck"]
    assert not {"oleksandr", "honcharenko"} & set(found.names)


def test_the_word_of_a_denial_is_not_the_word_for_what_it_denies() -> None:
    found = profiles("L'armée a pris la ville de Soledar, ce que Kiev a démenti.", lang="fr")
    denials = [each for each in found.values() if each.polarity == "-"]
    assert denials and all(each.trigger == "" for each in denials)


def test_what_says_more_ranks_higher() -> None:
    sharp = profiles(ENGLISH, lang="en")["struck"]
    vague = profiles("There was an attack. Rebels attacked soldiers.", lang="en")["attacked"]
    assert sharp.rank > vague.rank


@pytest.mark.parametrize(
    ("iso", "end", "wanted"),
    [
        ("2023-01-14", False, date(2023, 1, 14)),
        ("2023-02", False, date(2023, 2, 1)),
        ("2023-02", True, date(2023, 2, 28)),
        ("2023", True, date(2023, 12, 31)),
        ("2023-13-41", False, None),
        (None, True, None),
    ],
)
def test_days_of_dates_months_and_years(iso: str | None, end: bool, wanted: date | None) -> None:
    assert day(iso, end=end) == (wanted.toordinal() if wanted else None)
