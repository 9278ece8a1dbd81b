"""No download address, machine path, secret or YAML in the tree, and the check that says so finds each of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHECK = ROOT / "tools" / "check_tree.py"


def check(folder: Path) -> tuple[int, str]:
    done = subprocess.run([sys.executable, str(CHECK), str(folder)], capture_output=True, text=True, timeout=60, check=False)
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout


def test_the_tree_is_clean() -> None:
    code, said = check(ROOT)
    assert code == 0, said
    assert int(said.split(" files")[0].splitlines()[-1]) > 50, said


# Each is put together here, so that this file does not hold what it looks for.
BROKEN = {
    "address of a package index": "see https://" + "pypi" + ".org" + "/simple",
    "path of one machine": "cp /" + "home/ana/selon .",
    "address with a password": "postgresql://" + "ana:hunter" + "@localhost/selon",
    "private key": "-----BEGIN RSA " + "PRIVATE KEY-----",
    "access key": "AKIA" + "ABCDEFGHIJKLMNOP",
    "secret in an assignment": "api" + '_key = "0123456789abcdef"',
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_fault_is_found_with_file_and_line(rule: str, tmp_path: Path) -> None:
    (tmp_path / "fine.md").write_text("Selon l'agence, tout va bien.\n", encoding="utf-8")
    (tmp_path / "bad.txt").write_text(f"a line\n{BROKEN[rule]}\n", encoding="utf-8")
    code, said = check(tmp_path)
    assert code == 1, said
    assert said.startswith(f"bad.txt:2: {rule}: "), said
    assert "2 files, 1 faults" in said


def test_yaml_is_found(tmp_path: Path) -> None:
    (tmp_path / "cues.yml").write_text("no: yes\n", encoding="utf-8")
    code, said = check(tmp_path)
    assert code == 1
    assert said.startswith("cues.yml:0: YAML: "), said


def test_ordinary_text_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(
        "les 12/homes, et/ou la paix/tmpfs ; https://exemple.fr/home/une ; src/selon/tmp/x ; mot de passe: inconnu\n",
        encoding="utf-8",
    )
    code, said = check(tmp_path)
    assert code == 0, said
