"""What must not stand in any file of the tree: addresses of package indexes, paths of one machine, secrets, YAML.

    python tools/check_tree.py [FOLDER]

Prints file:line and what is wrong, and exits 1; prints the number of files read and exits 0 when nothing is. Uses only
the standard library, so it also runs without the environment. tests/house tries every rule on a file that breaks it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

# A requirements file or a script with an address of its own would download from there, not from where its user says.
# The patterns are written so that they do not match themselves.
RULES: dict[str, re.Pattern[str]] = {
    "address of a package index": re.compile(
        r"\b(?:pypi|pythonhosted|npmjs|piwheels|conda|anaconda)\.(?:org|com|io)\b|\b(?:index-url|find-links)[ =]+\S*[:/]\S",
        re.I,
    ),
    "path of one machine": re.compile(
        r"(?<![\w.~:/%$})>-])/(?:work|root|home|Users|tmp|opt|mnt)/\w|\b[A-Z]:\\(?:Users|Windows)\b"
    ),
    "address with a password": re.compile(r"\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@\"'<>]+:[^\s/@\"'<>]+@", re.I),
    "private key": re.compile(r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"),
    "access key": re.compile(
        r"\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_\w{30,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,}|sk-[\w-]{20,})\b"
    ),
    "secret in an assignment": re.compile(
        r"\b\w*(?:passw(?:or)?d|secret|api_?key|auth_?token)\w*[\"']?\s*[:=]\s*[\"'](?!\w+://)[^\s\"']{8,}[\"']", re.I
    ),
}
YAML = frozenset({".yml", ".yaml"})
MADE = frozenset(
    {".git", ".venv", "build", "dist", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}
    | {".import_linter_cache"}
)


def files(root: Path) -> list[Path]:
    """Tracked files and those git would add; where there is no git (an unpacked archive), all that was not made."""
    if (root / ".git").exists():
        done = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=root, capture_output=True, check=True
        )
        names = [os.fsdecode(name) for name in done.stdout.split(b"\0") if name]
        return sorted({root / name for name in names if (root / name).is_file()})
    found: list[Path] = []
    for folder, inner, names in os.walk(root):
        inner[:] = [name for name in inner if name not in MADE and not name.endswith(".egg-info")]
        found.extend(Path(folder, name) for name in names)
    return sorted(path for path in found if path.is_file())


def faults(path: Path) -> Iterator[tuple[int, str, str]]:
    """(line, rule, the words), from 1; line 0 for the file itself. Binary files have no lines."""
    if path.suffix in YAML:
        yield 0, "YAML", "`no`, `on` and `12:30` turn into other things there: use TOML or CSV"
    data = path.read_bytes()
    if b"\0" in data[:8192] or path.suffix == ".z":
        return
    for number, line in enumerate(data.decode("utf-8", errors="replace").splitlines(), 1):
        for rule, pattern in RULES.items():
            match = pattern.search(line)
            if match:
                yield number, rule, match[0]


def main(folder: str = ".") -> int:
    root = Path(folder).resolve()
    looked = files(root)
    wrong = 0
    for path in looked:
        for line, rule, words in faults(path):
            wrong += 1
            # Of a secret only the beginning: what is printed here ends up in logs.
            print(f"{path.relative_to(root)}:{line}: {rule}: {words if rule == 'YAML' else words[:40]}")
    print(f"{len(looked)} files, {wrong} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
