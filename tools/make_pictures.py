"""Draws docs/img/*.svg: what a terminal of 100 columns shows of real commands, run on the reports that come with selon.

python tools/make_pictures.py [--check]

`--check` only says whether the pictures are up to date. The drawing names no font, script or address that would have to
be fetched: every run of characters is set at its column and given its width, so that it lines up in any fixed font.
"""

from __future__ import annotations

import re
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from make_transcripts import fitted, run, workplace

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "img"
# Name of the picture → the command shown in it, asked of a dossier that holds the examples, and its lines at most.
PICTURES = {
    "claims": ("selon claims --report R-o332rp", 40),
    "report": ("selon show R-o332rp", 42),
}
COLUMNS = 100
CELL, LINE, SIZE, PAD, BAR = 8.4, 19, 14, 22, 34
PAPER, INK, FRAME, GREY, PROMPT = "#fdfdfb", "#1f2328", "#d5d5cf", "#767b82", "#1a6b4f"
# The eight colours that the commands use, as inks on white paper (contrast at least 4.5).
INKS = {8: GREY, 6: "#0b6e7f", 3: "#8a5a00", 4: "#2f5bb7", 5: "#a4256b", 2: PROMPT}
_WORDS = re.compile(r"\S+(?: \S+)*")


class Piece(NamedTuple):
    """Characters of one style; `at` is their column."""

    at: int
    text: str
    style: Style


def pieces(line: str, console: Console) -> list[Piece]:
    """The words of a line: split where blanks follow one another, since a viewer may draw those as one."""
    found, column = [], 0
    for segment in Text.from_ansi(line).render(console):
        for words in _WORDS.finditer(segment.text):
            at = column + cell_len(segment.text[: words.start()])
            found.append(Piece(at, words[0], segment.style or Style.null()))
        column += cell_len(segment.text)
    return found


def drawn(piece: Piece, y: float) -> str:
    text, style = piece.text, piece.style
    told = [f'x="{PAD + piece.at * CELL:.1f}"', f'y="{y:.1f}"', f'textLength="{cell_len(text) * CELL:.1f}"']
    colour = INKS.get(style.color.number or 0) if style.color else (GREY if style.dim else None)
    if colour:
        told.append(f'fill="{colour}"')
    if style.bold:
        told.append('font-weight="600"')
    if style.italic:
        told.append('font-style="italic"')
    if style.underline:
        told.append('text-decoration="underline"')
    return f"<text {' '.join(told)}>{escape(text, quote=False)}</text>"


def picture(lines: list[str], *, title: str) -> str:
    console = Console(width=COLUMNS, color_system="truecolor", force_terminal=True)
    width, height = PAD * 2 + COLUMNS * CELL, BAR + len(lines) * LINE + PAD
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" height="{height}" '
        f'role="img" aria-label="{escape(title)}">',
        f"<title>{escape(title)}</title>",
        f'<rect x=".5" y=".5" width="{width - 1:.0f}" height="{height - 1}" rx="8" fill="{PAPER}" stroke="{FRAME}"/>',
        *(f'<circle cx="{PAD + 4 + at * 16}" cy="17" r="4.5" fill="{FRAME}"/>' for at in range(3)),
        f'<g fill="{INK}" font-size="{SIZE}" font-family="ui-monospace, \'SF Mono\', \'Cascadia Mono\', '
        "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace\">",
    ]
    for number, line in enumerate(lines):
        y = BAR + number * LINE + SIZE
        parts.extend(drawn(piece, y) for piece in pieces(line, console))
    return "\n".join([*parts, "</g>", "</svg>", ""])


def main() -> int:
    stale = []
    with tempfile.TemporaryDirectory() as folder:
        here = workplace(Path(folder))
        for name, (command, most) in PICTURES.items():
            lines = [f"\x1b[32m$\x1b[0m \x1b[1m{command}\x1b[0m", "", *fitted(run(command, here=here, colour=True), most)]
            made = picture(lines, title=f"A terminal: {command}")
            path = FOLDER / f"{name}.svg"
            if "--check" in sys.argv[1:]:
                stale += [path.name] * (not path.exists() or path.read_text(encoding="utf-8") != made)
            else:
                FOLDER.mkdir(parents=True, exist_ok=True)
                path.write_text(made, encoding="utf-8")
    for name in stale:
        print(f"docs/img/{name} is out of date: run `python tools/make_pictures.py`", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
