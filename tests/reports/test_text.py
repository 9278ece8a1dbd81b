"""Plain texts: the head is read, the text stays as it is, the language and date are settled."""

from __future__ import annotations

import time

import pytest

from selon.model import Problem, Report
from selon.reports import Given, opened_reports, published_edtf, report_from_text
from selon.reports.head import read_head
from selon.reports.language import detect
from selon.sources import capture_bytes

STORY = "Selon Kyiv, Moscou a bombardé la ville de Kherson dans la nuit, et il y a eu des blessés dans les rues."


def opened(data: bytes, where: str = "r.txt", **given: str) -> tuple[Report | None, tuple[Problem, ...]]:
    [(report, problems)] = opened_reports(capture_bytes(data, where=where), given=Given(**given), languages=("fr",))
    return report, problems


@pytest.mark.parametrize(
    ("head", "values"),
    [
        (" date 2023-01 ", {"published": "2023-01"}),
        (
            "date 2023-01-06\noutlet Agence A\ntitle Un titre : le vrai\n\n",
            {"published": "2023-01-06", "outlet": "Agence A", "title": "Un titre : le vrai"},
        ),
        (
            "Published: 2023-01-06\r\nTitre : Été\r\nSource: AFP\r\n\r\n",
            {"published": "2023-01-06", "title": "Été", "outlet": "AFP"},
        ),
        ('---\ntitle: "Guerre"\nauthor: X\ndate: 2023-01-06\n---\n', {"title": "Guerre", "published": "2023-01-06"}),
        ("lang fr\nurl https://example.org/a\n", {"lang": "fr", "url": "https://example.org/a"}),
        ("", {}),
    ],
)
def test_metadata_heads(head: str, values: dict[str, str]) -> None:
    found = read_head(head + STORY)
    assert found.values == values
    assert (head + STORY)[found.body :] == STORY


@pytest.mark.parametrize(
    "prose",
    [
        "date limite dépassée, les rebelles avancent.",
        "title fight à Paris",
        "Bilan : 12 morts, selon Kyiv.",
        "lang mais pas une langue",
    ],
)
def test_prose_is_not_taken_for_a_head(prose: str) -> None:
    found = read_head(prose)
    assert found.body == 0 or found.values.get("title"), prose


def test_the_text_is_kept_whole_so_that_offsets_count_in_the_file() -> None:
    text = " date 2023-01 " + STORY + "\r\n\r\nFin.\r\n"
    report, problems = opened(text.encode())
    assert report is not None and not problems
    assert report.text == text and text[report.body :].startswith("Selon Kyiv") and report.published == "2023-01"


@pytest.mark.parametrize("date", ["2023-02-30", "2023-13", "0023-01-01", "demain"])
def test_an_impossible_date_is_a_problem_and_unknown(date: str) -> None:
    report, [problem] = opened(f"Date: {date}\n\n{STORY}".encode())
    assert report is not None and report.published is None
    assert date in problem.message and problem.report == report.id and "unknown" in problem.hint


def test_no_date_is_no_problem() -> None:
    report, problems = opened(STORY.encode())
    assert report is not None and report.published is None and not problems


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2023-01-06T23:30:00+01:00", "2023-01-06"),
        ("Fri, 06 Jan 2023 10:00:00 +0100", "2023-01-06"),
        ("6 janvier 2023", "2023-01-06"),
        ("1er août 2022", "2022-08-01"),
        ("06/01/2023", "2023-01-06"),
        ("janvier 2023", "2023-01"),
        ("2023", "2023"),
        ("31/02/2023", None),
        ("hier", None),
    ],
)
def test_dates_as_outlets_write_them(written: str, edtf: str | None) -> None:
    assert published_edtf(written) == edtf


def test_what_the_user_says_wins() -> None:
    report, _ = opened(b"date 2023-01\noutlet A\n\n" + STORY.encode(), published="2022-12-31", outlet="B", title="T")
    assert report is not None and (report.published, report.outlet, report.title) == ("2022-12-31", "B", "T")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (STORY, "fr"),
        ("Moscou a annoncé le retrait de ses troupes.", "fr"),
        ("The army said on Friday that the troops had left the city and that it was over.", "en"),
        ("Die Armee sagte am Freitag, dass die Truppen in der Stadt sind und nicht gehen.", "de"),
        ("El ejército dijo el viernes que las tropas llegaron a la capital y que no se van.", "es"),
        ("Армия сообщила в пятницу, что войска прибыли", "ru"),
        ("أعلن الجيش وصول القوات", "ar"),
        ("12 %", None),
    ],
)
def test_languages(text: str, lang: str | None) -> None:
    assert detect(text) == lang


def test_another_language_is_a_problem_that_names_the_packs() -> None:
    report, [problem] = opened(b"The army said on Friday that the troops had left the city and that it was over.")
    assert report is not None and report.lang == "en"
    assert "“en”" in problem.message and "fr" in problem.message and "--lang fr" in problem.hint
    forced, problems = opened(b"The army said on Friday that the troops had left the city.", lang="fr")
    assert forced is not None and forced.lang == "fr" and not problems


def test_ids_come_from_content_alone() -> None:
    one, _ = opened(STORY.encode(), where="a.txt")
    same, _ = opened(STORY.encode("utf-16"), where="b.txt")
    other, _ = opened(STORY.encode(), title="Autre")
    assert one and same and other
    assert one.id == same.id != other.id and len(one.id) == 14


@pytest.mark.parametrize("data", [b"   \n\n ", b"date 2023-01-06\n", b"\xef\xbb\xbf"])
def test_nothing_but_blanks_or_metadata(data: bytes) -> None:
    report, [problem] = opened(data)
    assert report is None and "no text" in problem.message


def test_twenty_megabytes_in_one_line() -> None:
    started = time.perf_counter()
    report, problems = opened((STORY * 200_000).encode())
    assert report is not None and report.lang == "fr" and len(report.text) > 20_000_000 and not problems
    assert time.perf_counter() - started < 20


def test_a_lone_surrogate_does_not_reach_the_store() -> None:
    text = "Moscou a \ud800 bombardé la ville, et les habitants sont dans les abris."
    report, _ = report_from_text(text, languages=("fr",))
    assert report is not None and report.text == text.replace("\ud800", "\ufffd")
