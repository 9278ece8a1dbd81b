"""Versions of one address: which they are, in which order, what each one changed."""

from __future__ import annotations

import pytest

from selon.lang.credits import credit_words
from selon.model import Report
from selon.reports import report_from_text
from selon.reports.sketch import sketch
from selon.reports.sketch_notices import canonical_url, is_update, is_withdrawal
from selon.reports.versions import paragraph_changes, paragraphs, versions


def told(text: str, *, day: str, url: str, title: str = "Velmar") -> Report:
    report, _ = report_from_text(
        f"date {day}\noutlet daily-y\ntitle {title}\nurl {url}\n\n{text}\n", languages=("en", "fr")
    )
    assert report is not None
    return report


@pytest.mark.parametrize(
    "url, canonical",
    [
        ("https://www.daily-y.example/a/b?utm_source=x&id=4#top", "daily-y.example/a/b?id=4"),
        ("http://daily-y.example/a/b/?id=4", "daily-y.example/a/b?id=4"),
        ("https://m.daily-y.example/a/b/amp?id=4", "daily-y.example/a/b?id=4"),
        ("https://daily-y.example/", None),
        ("not an address", None),
    ],
)
def test_an_address_without_what_changes_from_link_to_link(url: str, canonical: str | None) -> None:
    assert canonical_url(url) == canonical


def test_versions_stand_in_the_order_of_publication() -> None:
    url = "https://daily-y.example/velmar"
    first = told("The road is cut.", day="2031-05-06", url=url)
    update = told("(Updates with dam)\n\nThe road is cut and the dam holds.", day="2031-05-06", url=url)
    notice = told("We have withdrawn this report.", day="2031-05-06", url=url, title="Withdrawn: report on Velmar")
    other = told("Another story.", day="2031-05-06", url="https://daily-y.example/other")
    found = versions(sketch(report) for report in (notice, other, update, first))
    assert found == ((first.id, update.id, notice.id),)


@pytest.mark.parametrize(
    "lang, title, lead, withdrawn",
    [
        ("en", "Withdrawn: report on a third train", "", True),
        ("en", "Notice", "We withdraw the report that appeared here on Sunday.", True),
        ("en", "Correction", "Our article on the port has been retracted.", True),
        ("en", "Russia withdraws from Kherson", "The army left the town, according to a report by monitors.", False),
        ("en", "Inspectors' report", "It said the boats were removed, and the town was empty.", False),
        ("fr", "Notre article sur Velmar est retiré", "", True),
        ("fr", "Avis", "Nous retirons la dépêche publiée dimanche.", True),
        ("fr", "L'armée retire ses chars", "Une information que dément le ministère.", False),
    ],
)
def test_notices_that_withdraw(lang: str, title: str, lead: str, withdrawn: bool) -> None:
    assert is_withdrawal(title, [lead], credit_words(lang)) is withdrawn


def test_updates_say_so() -> None:
    english, french = credit_words("en"), credit_words("fr")
    assert is_update("UPDATE 2 - Road to port cut", [], english)
    assert is_update("La route est coupée", ["(Actualisé avec le barrage)"], french)
    assert not is_update("An update nobody asked for", ["(agency-x)"], english)


def test_what_a_version_changed_paragraph_by_paragraph() -> None:
    old = told(
        "The road is cut, they said.\n\nFive people died in the lower town on Monday.\n\nThe mayor is away.",
        day="2031",
        url="u:1",
    )
    new = told(
        "The road is cut, they said.\n\nTwelve people died in the lower town on Monday.\n\nThe dam holds.",
        day="2031",
        url="u:1",
    )
    changes = paragraph_changes(paragraphs(old), paragraphs(new))
    assert [(change.what, change.old, change.new) for change in changes] == [
        ("same", "The road is cut, they said.", "The road is cut, they said."),
        ("changed", "Five people died in the lower town on Monday.", "Twelve people died in the lower town on Monday."),
        ("added", "", "The dam holds."),
        ("removed", "The mayor is away.", ""),
    ]


def test_nothing_is_lost_between_two_versions() -> None:
    old, new = ["a b c", "d e f", "g h i"], ["g h j", "a b c", "k l m"]
    changes = paragraph_changes(old, new)
    assert sorted(change.old for change in changes if change.old) == sorted(old)
    assert [change.new for change in changes if change.new] == new
