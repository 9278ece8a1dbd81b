"""The one-page note of some events: gathered, written in a language of the note, and refused where it says what it cannot cite."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Literal

import msgspec

from selon.dossier.answer import Answer
from selon.dossier.together import Together
from selon.errors import IntegrityError, PackError, UsageError
from selon.exports import note_markdown
from selon.knowledge.identity import party
from selon.model import Note
from selon.views.gaps import gaps
from selon.views.note import Held, note
from selon.views.note_faults import faults
from selon.views.note_wording import Wording

if TYPE_CHECKING:
    from selon.dossier.whole import Whole

NoteForm = Literal["md", "docx"]
LANGUAGES = ("en", "fr")
_BRIEF, _MOST = 3, 12


class Noting(Together):
    """The part of `Dossier` that writes."""

    def report(self, events: Sequence[str] | str = (), *, lang: str = "en") -> Answer[Note]:
        """The one-page note: of an event, of several, or of those that most reports tell. Every sentence is cited.

        `lang` is that of its sentences; quotes stay in theirs. A note with a sentence that names what its citations do not
        contain is refused.
        """
        from selon.store import EventFilter

        if lang not in LANGUAGES:
            raise UsageError(f"no note can be written in “{lang}”", hint="languages: " + ", ".join(LANGUAGES))
        whole = self._held()
        named = [events] if isinstance(events, str) else list(events)
        if len(named) > _MOST:
            raise UsageError(f"{len(named)} events are more than a page holds", hint=f"name at most {_MOST}")
        if named:
            found = list(dict.fromkeys(whole.told(self._event_named(self._open().resolve(each))).event.id for each in named))
        else:
            found = [event.id for event in whole.events(EventFilter(limit=_BRIEF))]
        held = [_held(whole, identity) for identity in found]
        answer: Answer[Note] = self._answer("note", {"report": found, "lang": lang}, ())
        if not held:
            return answer
        written = note(held, wording=wording(lang), limits=answer.limits, as_of=answer.as_of)
        wrong = faults(written, vocabulary=wording(lang).vocabulary())
        if wrong:
            told = "; ".join(f"“{each.sentence}” {each.kind} {each.names}".rstrip() for each in wrong[:3])
            raise IntegrityError(f"the note is refused: {told}", hint="`selon show` its events, and `selon why` the claims it cites")
        reports = whole.heads({report for each in held for report in each.told.reports})
        return msgspec.structs.replace(answer, results=(written,), reports=tuple(reports))


def _held(whole: Whole, identity: str) -> Held:
    told = whole.told(identity)
    found = gaps([told], naming=party, today=whole.last_told(), least=1)
    return Held(
        told=told,
        disputes=tuple(whole.contradictions(event=told.event.id, kind="true")),
        gap=found[0] if found else None,
        roots=whole.roots(told.event.reports),
    )


@lru_cache(maxsize=len(LANGUAGES))
def wording(lang: str) -> Wording:
    file = f"data/note/{lang}.toml"
    try:
        written = resources.files("selon").joinpath("data", "note", f"{lang}.toml").read_text(encoding="utf-8")
        return msgspec.convert({"lang": lang, **tomllib.loads(written)}, Wording)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise PackError(f"{file}: {error}", hint="it has the same tables and keys as the other languages") from error


def note_file(written: Note, form: NoteForm) -> bytes:
    """The same note as Markdown or as a DOCX of one A4 page."""
    if form == "md":
        return note_markdown(written).encode()
    # The document library takes a third of a second to load.
    from selon.exports.note_docx import note_docx

    return note_docx(written)
