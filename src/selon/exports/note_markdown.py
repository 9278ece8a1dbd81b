"""The one-page note as Markdown: sentences, citations as a numbered list, sources and limits at the foot."""

from __future__ import annotations

import re

from selon.model import Note, NoteSentence, SourceLine

# What would set a name or a quote in italics, make a link of it, or begin a list: a report's text is always text.
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")


def note_markdown(note: Note) -> str:
    words, lines = note.words, []
    for part in note.parts:
        lines += [f"# {_sentence(part.title)}" if len(note.parts) == 1 else f"## {_sentence(part.title)}", ""]
        for side in ("claimed", "assessed"):
            told = [each for each in part.sentences if each.side == side]
            if told:
                lines += [f"**{words[side]}**", "", *(f"- {_sentence(each)}" for each in told), ""]
    lines += [f"**{words['citations']}**", ""]
    for each in note.citations:
        beside = f" ({_plain(each.beside)})" if each.beside else ""
        lines.append(f"{each.number}. {each.glyph} {_plain(each.byline)}: « {_plain(each.shown)} »{beside} · {each.claim}")
    lines += ["", f"**{words['sources']}:** {' · '.join(_source(each) for each in note.sources)}", ""]
    lines.append(f"**{words['limits']}:** {' '.join(_plain(each) for each in note.limits)}")
    return "\n".join(lines) + "\n"


def _source(line: SourceLine) -> str:
    return f"{_plain(line.outlet)} {line.reports}" + (f" ({_plain(', '.join(line.took))})" if line.took else "")


def _sentence(sentence: NoteSentence) -> str:
    # The numbers in brackets are left as they are: an escaped bracket reads as one.
    return "".join(_plain(piece.text) if piece.kind != "cited" else piece.text.replace("[", "\\[").replace("]", "\\]") for piece in sentence.pieces)


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
