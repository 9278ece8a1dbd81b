"""HTML, mail, PDF and JSON lines."""

from __future__ import annotations

import json
import time

import pytest

from selon.model import Problem, Report
from selon.reports import opened_reports
from selon.reports.pdf import mend_lines
from selon.sources import capture_bytes

PARAGRAPH = (
    "Selon Kyiv, l'armée russe a bombardé Kherson dans la nuit de jeudi à vendredi, et les secours ont évacué les "
    "habitants du quartier. Le gouverneur de la région a fait état de douze blessés dans les rues de la ville."
)


def opened(data: bytes, where: str) -> list[tuple[Report | None, tuple[Problem, ...]]]:
    return list(opened_reports(capture_bytes(data, where=where), languages=("fr",)))


def one(data: bytes, where: str) -> Report:
    [(report, problems)] = opened(data, where)
    assert report is not None, problems
    return report


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html lang='fr-FR'><head>{head}</head><body>{body}</body></html>".encode()


ARTICLE = (
    f"<nav><a href='/'>Accueil</a> <a>Sport</a></nav><article><h1>Titre</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></article>"
    "<footer>Mentions légales</footer>"
)


def test_html_gives_the_article_and_not_the_menu() -> None:
    report = one(page(ARTICLE), "a.html")
    assert PARAGRAPH in report.text and "Accueil" not in report.text and report.lang == "fr"


def test_html_metadata_from_json_ld_before_meta_tags() -> None:
    graph = {
        "@graph": [
            {"@type": "Organization", "name": "X"},
            {
                "@type": ["NewsArticle"],
                "headline": "Frappes",
                "datePublished": "2023-01-06T08:00:00+01:00",
                "publisher": {"name": "Agence A"},
            },
        ]
    }
    head = (
        f"<title>T | Site</title><meta property='og:title' content='Autre'><link rel='canonical' href='https://example.org/a'>"
        f"<script type='application/ld+json'>{json.dumps(graph)}</script><script type='application/ld+json'>{{broken</script>"
    )
    report = one(page(ARTICLE, head), "a.html")
    assert (report.title, report.outlet, report.published, report.url) == (
        "Frappes",
        "Agence A",
        "2023-01-06",
        "https://example.org/a",
    )


def test_html_metadata_from_meta_tags_and_time() -> None:
    head = "<meta property='og:site_name' content='Agence B'><meta property='og:title' content='Sommet'>"
    report = one(page("<time datetime='2023-01-07'>samedi</time>" + ARTICLE, head), "a.html")
    assert (report.title, report.outlet, report.published) == ("Sommet", "Agence B", "2023-01-07")


@pytest.mark.parametrize("body", ["", "<nav><a>Accueil</a></nav>", "<p>Bonjour.</p>", "<script>var x = 1;</script>"])
def test_html_without_an_article_is_a_problem(body: str) -> None:
    [(report, [problem])] = opened(page(body), "a.html")
    assert report is None and "no article" in problem.message and "a.html" in problem.message


@pytest.mark.parametrize("depth", [500, 200_000])
def test_deeply_nested_html_is_read_and_does_not_hang(depth: int) -> None:
    started = time.perf_counter()
    report = one(page("<div>" * depth + f"<p>{PARAGRAPH}</p><script>x</script>" + "</div>" * depth), "a.html")
    assert report.text == PARAGRAPH
    assert time.perf_counter() - started < 20


def test_html_in_its_declared_encoding() -> None:
    data = page(ARTICLE, "<meta charset='iso-8859-1'>").decode().encode("latin-1")
    assert "évacué" in one(data, "a.html").text


def test_mail_plain_part_and_headers() -> None:
    data = (
        "From: =?utf-8?q?Agence_=C3=89cho?= <a@example.org>\r\nSubject: =?utf-8?q?Frappes_=C3=A0_Kherson?=\r\n"
        "Date: Fri, 06 Jan 2023 10:00:00 +0100\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n" + PARAGRAPH
    ).encode("latin-1")
    report = one(data, "a.eml")
    assert (report.title, report.outlet, report.published) == ("Frappes à Kherson", "Agence Écho", "2023-01-06")
    assert report.text == PARAGRAPH


def test_mail_with_only_html() -> None:
    data = b"From: a@example.org\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(ARTICLE)
    report = one(data, "a.eml")
    assert PARAGRAPH in report.text and report.outlet == "example.org"


def test_mail_without_text() -> None:
    data = b"From: a@example.org\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo="
    [(report, [problem])] = opened(data, "a.eml")
    assert report is None and "no text part" in problem.message


def a_pdf(lines: list[str]) -> bytes:
    """The smallest PDF that a reader accepts, with its lines set in Helvetica."""
    shown = " T* ".join("(" + line.replace("(", r"\(").replace(")", r"\)") + ") Tj" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 50 750 Td {shown} ET".encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in offsets)
    return data + table + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(data)


def test_pdf_text_layer_with_mended_lines() -> None:
    lines = [
        "Selon Kyiv, l'armée russe a bombardé la ville de Kherson dans la nuit et a causé des dom-",
        "mages dans le quartier du port, puis les secours sont venus aider les habitants des rues.",
    ]
    report = one(a_pdf(lines), "a.pdf")
    assert "des dommages dans le quartier" in report.text and report.lang == "fr"


@pytest.mark.parametrize(
    ("data", "words"),
    [(a_pdf([]), "no text layer"), (b"%PDF-1.4\nnothing of the kind", "damaged"), (a_pdf(["a"])[:300], "PDF")],
)
def test_pdf_without_text_or_damaged(data: bytes, words: str) -> None:
    [(report, [problem])] = opened(data, "a.pdf")
    assert report is None and words in problem.message and problem.hint


def test_lines_of_a_column_become_paragraphs() -> None:
    page_text = "La ville de Saint-\nDenis a été évacuée par les secours jeudi\nmatin.\nLe préfet a parlé aux habitants de la com-\nmune."
    assert mend_lines(page_text) == (
        "La ville de Saint- Denis a été évacuée par les secours jeudi matin.\n\nLe préfet a parlé aux habitants de la commune."
    )


def test_jsonl_gives_each_line_its_report_and_broken_lines_their_number() -> None:
    lines = [
        json.dumps({"text": PARAGRAPH, "title": "T", "outlet": "A", "published": "2023-01-06", "lang": "fr"}),
        "{broken",
        '["no object"]',
        '{"title": "no text"}',
        "",
        "[" * 100_000,
        json.dumps({"text": PARAGRAPH + " Deux.", "published": 2023}),
    ]
    found = opened("\n".join(lines).encode(), "a.jsonl")
    assert [report is not None for report, _ in found] == [True, False, False, False, False, True]
    assert [problem.offset for _, problems in found for problem in problems] == [2, 3, 4, 6]
    assert all(f"line {problem.offset}" in problem.message for _, problems in found for problem in problems)
    first, last = found[0][0], found[-1][0]
    assert first and last and (first.title, first.published, last.published) == ("T", "2023-01-06", "2023")


@pytest.mark.parametrize("where", ["a.txt", "a.html", "a.jsonl", "a.bin"])
def test_binary_is_a_problem_under_any_name(where: str) -> None:
    [(report, [problem])] = opened(bytes(range(256)) * 8, where)
    assert report is None and "binary" in problem.message
