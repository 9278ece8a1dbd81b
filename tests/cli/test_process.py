"""The program as a process: what it loads, how it ends, and the ties between methods, commands and the page."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

import selon
from selon.cli import VERBS, cli
from selon.dossier import Dossier

ROOT = Path(__file__).parent.parent.parent
HEAVY = (
    "spacy",
    "thinc",
    "numpy",
    "sqlalchemy",
    "rich",
    "msgspec",
    "trafilatura",
    "resiliparse",
    "pypdf",
    "babel",
    "edtf",
    "lxml",
)


def python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout


def program(*words: str, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "selon", *words], cwd=cwd, input=stdin, capture_output=True, env=environment
    )


_ASKED = "from selon.cli import cli\ntry: cli([{}])\nexcept SystemExit: pass"


@pytest.mark.parametrize("code", ["import selon", _ASKED.format("'--help'"), _ASKED.format("'claims', '--help'")])
def test_nothing_heavy_is_loaded_for_help(code: str) -> None:
    loaded = (
        python(f"import sys\n{code}\nprint('LOADED', *sorted({{name.split('.')[0] for name in sys.modules}}))")
        .rpartition("LOADED")[2]
        .split()
    )
    assert not set(HEAVY) & set(loaded)


def test_read_loads_no_database() -> None:
    loaded = python("import sys, selon.dossier\nprint(*sorted({name.split('.')[0] for name in sys.modules}))").split()
    assert not {"sqlalchemy", "spacy", "trafilatura", "pypdf", "rich"} & set(loaded)


def test_help_takes_a_fifth_of_a_second(tmp_path: Path) -> None:
    program("--help", cwd=tmp_path)
    times = []
    for _ in range(5):
        started = time.perf_counter()
        assert program("--help", cwd=tmp_path).returncode == 0
        times.append(time.perf_counter() - started)
    # The bare interpreter's start is the machine's share; a busy machine must not fail the test for it.
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    bare = time.perf_counter() - started
    assert min(times) < max(0.2, 8 * bare), times


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        (("claims",), 2, "selon: selon.db: there is no dossier here"),
        (("--db", "notes.txt", "claims"), 2, "not a dossier"),
        (("read", "none.txt"), 1, "none.txt: no such file"),
        (("read", "-"), 1, "standard input: empty"),
        (("read", "-", "--published", "2023-02-30"), 2, "not a possible publication date"),
        (("frobnicate",), 2, "No such command"),
        (("add",), 2, "Missing argument"),
    ],
)
def test_failures_are_a_line_and_a_code(tmp_path: Path, words: tuple[str, ...], code: int, line: str) -> None:
    (tmp_path / "notes.txt").write_text("a text")
    done = program(*words, cwd=tmp_path)
    told = done.stderr.decode()
    assert done.returncode == code and line in told and "Traceback" not in told and not done.stdout


def test_debug_shows_the_trace(tmp_path: Path) -> None:
    assert b"Traceback" in program("--debug", "claims", cwd=tmp_path).stderr


def methods() -> set[str]:
    found = inspect.getmembers(Dossier, inspect.isfunction)
    return {name for name, _ in found if not name.startswith("_") and name != "close"}


# `as_of` is an option of every reading command, `roots` a part of what `trace` shows; `reader` is what `read` reads with.
WITHOUT_A_VERB = {"mark", "as_of", "roots", "reader"}


def test_every_method_is_a_command_and_every_command_is_on_the_page() -> None:
    page = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    headings = {line[3:] for line in page.splitlines() if line.startswith("## ")}
    assert methods() - WITHOUT_A_VERB <= set(VERBS), "a method without its command"
    assert headings == set(VERBS), "run `python tools/make_reference.py`"
    for name in methods() - WITHOUT_A_VERB:
        assert f"`Dossier.{name}`" in page and inspect.getdoc(getattr(Dossier, name))


def test_the_reference_page_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "make_reference.py"), "--check"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_every_command_and_option_explains_itself_with_examples() -> None:
    context = click.Context(cli, info_name="selon")
    for verb in VERBS:
        command = cli.get_command(context, verb)
        assert command is not None and command.help and command.epilog and "Examples:" in command.epilog, verb
        assert f"selon {verb}" in command.epilog or f"{verb} " in command.epilog
        for option in command.params:
            assert isinstance(option, click.Argument) or (isinstance(option, click.Option) and option.help), (
                verb,
                option,
            )


def test_every_example_in_help_is_a_command_that_parses() -> None:
    import shlex

    context = click.Context(cli, info_name="selon")
    for verb in VERBS:
        command = cli.get_command(context, verb)
        assert command is not None
        for line in (command.epilog or "").splitlines():
            shown = line.strip().split("   ")[0]
            if not shown.startswith("selon "):
                continue
            words = shlex.split(shown.split(" | ")[0].split(" > ")[0].split(" < ")[0].split(" && ")[0])[1:]
            while words[0].startswith("--"):
                words = words[2:]
            assert words[0] == verb, shown
            command.make_context(verb, words[1:], parent=context, resilient_parsing=False)


def test_the_public_names_are_there() -> None:
    for name in selon.__all__:
        assert getattr(selon, name) is not None
    assert "Dossier" in dir(selon)
    with pytest.raises(AttributeError):
        _ = selon.nothing
