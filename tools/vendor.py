"""Take what the page ships of others from its packages, as tools/vendor.toml says, and check it by digest.

    python tools/vendor.py            needs npm and the network; a user of selon never runs it
"""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "selon" / "web" / "static"


def fetched(package: dict[str, Any], folder: Path) -> Path:
    """The package's archive, of the version and with the digest that tools/vendor.toml names."""
    wanted = f"{package['name']}@{package['version']}"
    packed = subprocess.run(["npm", "pack", "--silent", wanted], cwd=folder, check=True, capture_output=True, text=True)
    archive = folder / packed.stdout.split()[-1]
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if digest != package["sha512"]:
        sys.exit(f"{wanted}: the digest is {digest}, tools/vendor.toml says {package['sha512']}")
    return archive


def take(package: dict[str, Any], folder: Path) -> None:
    archive = fetched(package, folder)
    licence = f"licences/{package['name'].strip('@').replace('/', '-')}.txt"
    with tarfile.open(archive) as box:
        for inside, outside in {**package["files"], package["licence"]: licence}.items():
            found = box.extractfile(f"package/{inside}")
            assert found is not None, f"{archive.name} has no {inside}"
            path = TARGET / outside
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(found.read())
    print(f"{archive.name}: {len(package['files'])} files")


def main() -> None:
    chosen = tomllib.loads((ROOT / "tools" / "vendor.toml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        for package in chosen["package"]:
            take(package, Path(folder))


if __name__ == "__main__":
    main()
