"""Writes docs/reference.md from the commands themselves. `--check` only says whether the page is up to date.

python tools/make_reference.py [--check]
"""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

import click

from selon.cli import VERBS, cli
from selon.dossier import Dossier

PAGE = Path(__file__).parent.parent / "docs" / "reference.md"
_INTRO = """# Reference of commands

Made from the program by `tools/make_reference.py`; do not edit it by hand.

`selon [--db PATH] VERB [OBJECT] [filters] [output]`. Data go to stdout, messages and the closing line of denominators
to stderr. On a terminal lists are tables; in a pipe they are tab-separated lines without a header, one record a line
(`show` and `why` stay texts). `NO_COLOR` turns colour off. `SELON_DB` names the dossier where `--db` does not.

Ids may be shortened to any beginning that is not ambiguous. Dates are EDTF (`2023-01-06`, `2023-01`, `2023`,
`2022-12/2023-02`) or words: `hier`, `friday`, `3 days ago`, `il y a 3 jours`.

| mark | word | meaning |
|---|---|---|
| ● | stated | the report says so in its own voice, as certain |
| ◐ | reported | somebody whom the report names says so, as certain |
| ○ | alleged | it is charged, or said with reserve |
| ◌ | planned, requested, threatened, feared, possible, hypothetical | it is not said to have happened (yet) |
| ✕ | denied, negated | somebody denies it; it is told as not so |

Exit codes: 0 found; 1 nothing matched, or nothing could be read; 2 the request, the dossier or the installation is
wrong; 3 a quote no longer matches its text.
"""


def page() -> str:
    parts = [_INTRO]
    context = click.Context(cli, info_name="selon")
    for verb in VERBS:
        command = cli.get_command(context, verb)
        assert command is not None
        parts.append(_section(verb, command, context))
    return "\n".join(parts)


def _section(verb: str, command: click.Command, parent: click.Context) -> str:
    context = click.Context(command, info_name=verb, parent=parent)
    usage = " ".join(command.collect_usage_pieces(context))
    lines = [f"## {verb}", "", f"`selon {verb} {usage}`", "", inspect.cleandoc(command.help or ""), ""]
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    lines += ["| option | |", "|---|---|"]
    for option in options:
        # The output options of one group share a parameter; each has a record of its own.
        record = option.get_help_record(context)
        if record is not None:
            lines.append(f"| `{record[0].replace('|', chr(92) + '|')}` | {record[1].replace('|', chr(92) + '|')} |")
    method = getattr(Dossier, verb, None)
    if method is not None:
        told = inspect.getdoc(method) or ""
        lines += ["", f"Python: `Dossier.{verb}`. {told.splitlines()[0] if told else ''}"]
    examples = (command.epilog or "").replace("\b", "").strip("\n")
    lines += ["", "```console", *[line.strip() for line in examples.splitlines()[1:] if line.strip()], "```", ""]
    return "\n".join(lines)


def main() -> int:
    made = page()
    if "--check" in sys.argv[1:]:
        current = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
        if current != made:
            print("docs/reference.md is out of date: run `python tools/make_reference.py`", file=sys.stderr)
            return 1
        return 0
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
