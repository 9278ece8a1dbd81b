"""Writes into the docs what commands really print: every block under a line `<!-- run: selon … -->` is made anew.

python tools/make_transcripts.py [--check]

The commands run in a folder of their own that holds the examples at their place, one page after the other, each page
beginning without a dossier. What a page does first is done once for all pages that begin so: adding the situation takes half a
minute. `<!-- hidden: … -->` runs a command and shows nothing; `<!-- run 20: … -->` ends a long
answer at a blank line before the twentieth; `<!-- claim 1: … -->` shows one claim of a `--json` answer, a field a line.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "docs/start.md", "docs/concepts.md", "docs/situation.md", "docs/events.md")
_EXAMPLES = Path("src/selon/examples")
_FIRST = _EXAMPLES / "niger-2023"
_DOSSIER = "selon.db"
_BLOCK = re.compile(
    r"<!-- (?P<verb>run|claim|hidden) ?(?P<part>\d*): (?P<command>[^\n]*) -->\n(?:```(?:console|json)\n(?:.*?\n)??```\n)?", re.S
)
_COLOUR = re.compile("\x1b\\[[0-9;]*m")
_FORMS = ("--json", "--nl", "--csv", "--md", "--table", "--fields", "--help", "--version")


def workplace(folder: Path) -> Path:
    """The examples at their place, read into a dossier; nothing else, so that no path of this machine can get in."""
    shutil.copytree(ROOT / _EXAMPLES, folder / _EXAMPLES)
    run(f"selon add {_FIRST}", here=folder)
    return folder


_begun: dict[str, tuple[list[str], bytes]] = {}


def begin(command: str, *, here: Path) -> list[str]:
    """`run` in a folder without a dossier: what it wrote and the dossier that it made are kept for the next page."""
    if command not in _begun:
        lines = run(command, here=here)
        _begun[command] = (lines, (here / _DOSSIER).read_bytes())
    lines, dossier = _begun[command]
    (here / _DOSSIER).write_bytes(dossier)
    return lines


def run(command: str, *, here: Path, colour: bool = False) -> list[str]:
    """The lines a command writes, messages after data, as on a terminal of 100 columns on the day of the last example."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("SELON_", "NO_COLOR", "FORCE_COLOR"))}
    env |= {"SOURCE_DATE_EPOCH": "1691409600", "TZ": "UTC", "COLUMNS": "100", "PYTHONPATH": str(ROOT / "src")}
    env |= {"FORCE_COLOR": "1", "TERM": "xterm-256color"} if colour else {"NO_COLOR": "1"}
    before, _, pipe = command.rpartition(" | ")
    words = shlex.split(pipe)
    typed = before.removeprefix("echo ").strip('"') + "\n" if before else None
    if not set(words) & set(_FORMS):
        words.append("--table")
    done = subprocess.run(
        [sys.executable, "-m", "selon", *words[1:]],
        cwd=here, env=env, input=typed, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode > 1:
        raise SystemExit(f"{command}: exit code {done.returncode}\n{done.stderr}")
    told = done.stdout.rstrip("\n")
    # Tables and texts end with a blank line on a terminal, which a pipe leaves out.
    text = told + ("\n\n" if "\n\n" in told else "\n") + done.stderr
    return [line.rstrip() for line in text.strip("\n").split("\n")]


def fitted(lines: list[str], most: int) -> list[str]:
    """At most so many lines, ended between two claims or paragraphs; the closing line of denominators stays."""
    if len(lines) <= most:
        return lines
    plain = [_COLOUR.sub("", line).rstrip() for line in lines]
    ends = [at for at in range(1, most - 2) if not plain[at] and not plain[at + 1].startswith(" ")]
    return [*lines[: ends[-1] if ends else most - 3], "", "…", "", lines[-1]]


def _claim(lines: list[str], number: int) -> list[str]:
    end = next(at for at in range(len(lines), 0, -1) if lines[at - 1] == "}")
    claim = json.loads("\n".join(lines[:end]))["claims"][number - 1]
    fields = [f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in claim.items()]
    return ["{", *",\n".join(fields).split("\n"), "}"]


def page(text: str, here: Path) -> str:
    def block(found: re.Match[str]) -> str:
        verb, part, command = found["verb"], found["part"], found["command"]
        head = found[0].split("\n", 1)[0]
        fresh = command.startswith("selon add ") and not (here / _DOSSIER).exists()
        lines = begin(command, here=here) if fresh else run(command, here=here)
        if verb == "hidden":
            return f"{head}\n"
        if verb == "claim":
            return "\n".join([head, "```json", *_claim(lines, int(part or 1)), "```", ""])
        if part:
            lines = fitted(lines, int(part))
        return "\n".join([head, "```console", f"$ {command}", *lines, "```", ""])

    return _BLOCK.sub(block, text)


def main() -> int:
    stale = []
    for name in PAGES:
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            here = Path(folder)
            shutil.copytree(ROOT / _EXAMPLES, here / _EXAMPLES)
            made = page(text, here)
        if made != text and "--check" in sys.argv[1:]:
            stale.append(name)
        elif made != text:
            path.write_text(made, encoding="utf-8")
    for name in stale:
        print(f"{name} shows other answers than the program: run `python tools/make_transcripts.py`", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
