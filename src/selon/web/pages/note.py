"""The one-page note of an event, of some, or of those that most reports tell; the same as Markdown and DOCX."""

from __future__ import annotations

from typing import Any

from selon.dossier import Answer, Dossier, NoteForm, note_file
from selon.model import Note
from selon.web.asked import Asked
from selon.web.page import File, Page, Parameter


def ask(dossier: Dossier, asked: Asked) -> Answer[Note]:
    named = asked.path.get("id")
    return dossier.report([named] if named else asked.many("event"), lang=asked.lang)


def shape(answer: Answer[Note], asked: Asked) -> dict[str, Any]:
    return {"note": answer.results[0] if answer.results else None, "events": asked.many("event")}


def _written(form: NoteForm) -> Any:
    def write(answer: Answer[Note], asked: Asked) -> bytes:
        return note_file(answer.results[0], form) if answer.results else b""

    return write


FILES = {
    "md": File("text/markdown; charset=utf-8", _written("md")),
    "docx": File("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _written("docx")),
}

PAGES = (
    Page(
        "/note",
        "note.html",
        ask,
        shape,
        about="The one-page note of some events, or of those that most reports tell. Also at .md and .docx.",
        parameters=(Parameter("event", "An event, E-…; without any, those that most reports tell.", many=True),),
        record=Note,
        files=FILES,
    ),
    Page(
        "/note/{id}",
        "note.html",
        ask,
        shape,
        about="The one-page note of an event, every sentence cited. Also at .md and .docx.",
        parameters=(Parameter("id", "The event, E-…"),),
        record=Note,
        files=FILES,
    ),
)
