"""The one-page note as DOCX: one A4 page, quotes marked with their language for the speller."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any
from unicodedata import category

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt

from selon.model import Note, NoteSentence

_FONT = "Source Serif 4"
_DAY = datetime(1980, 1, 1)


def note_docx(note: Note) -> bytes:
    """The same note gives the same bytes but for the zip's own clock: no author and no time stand in it."""
    made = Document()
    _page(made, note)
    words = note.words
    for number, part in enumerate(note.parts):
        _pieces(made.add_heading(level=1 if number == 0 and len(note.parts) == 1 else 2), part.title, note.lang)
        for side in ("claimed", "assessed"):
            told = [each for each in part.sentences if each.side == side]
            if told:
                made.add_heading(words[side], level=3)
            for sentence in told:
                _pieces(made.add_paragraph(style="List Bullet"), sentence, note.lang)
    made.add_heading(words["citations"], level=3)
    for each in note.citations:
        line = made.add_paragraph(style="Cited")
        _run(line, f"[{each.number}] {each.glyph} ", note.lang)
        _run(line, each.byline, note.lang, bold=True)
        _run(line, ": « ", note.lang)
        _run(line, each.shown, each.lang or note.lang)
        _run(line, " »" + (f" ({each.beside})" if each.beside else "") + f" {each.claim}", note.lang)
    sources = " · ".join(f"{each.outlet} {each.reports}" + (f" ({', '.join(each.took)})" if each.took else "") for each in note.sources)
    for heading, told_words in ((words["sources"], sources), (words["limits"], " ".join(note.limits))):
        line = made.add_paragraph(style="Cited")
        _run(line, f"{heading}: ", note.lang, bold=True)
        _run(line, told_words, note.lang)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def _page(made: Any, note: Note) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(16)
    section.left_margin = section.right_margin = Mm(20)
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(9.5)
    normal.paragraph_format.space_after = Pt(2)
    for name, size in (("Heading 1", 17), ("Heading 2", 12), ("Heading 3", 10)):
        style = made.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), None
        style.element.rPr.rFonts.attrib.clear()
        style.element.rPr.rFonts.set(qn("w:ascii"), _FONT)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(6), Pt(2)
    cited = made.styles.add_style("Cited", 1)
    cited.base_style, cited.font.size = normal, Pt(8)
    properties = made.core_properties
    properties.title = note.parts[0].title.text if note.parts else note.words["note"]
    properties.author, properties.comments, properties.language = "selon", "", note.lang
    properties.created = properties.modified = _DAY


def _pieces(line: Any, sentence: NoteSentence, lang: str) -> None:
    for piece in sentence.pieces:
        _run(line, piece.text, piece.lang or lang)


def _run(line: Any, text: str, lang: str, *, bold: bool | None = None) -> None:
    # Characters that XML has no room for are left out: a report may hold any. Blanks of every width stay: between words, in 300 000.
    run = line.add_run("".join(each for each in text if each.isprintable() or each in "\t\n" or category(each) == "Zs"))
    run.bold = bold
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), lang)
    run._r.get_or_add_rPr().append(tongue)
