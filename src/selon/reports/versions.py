"""Later versions of one address as versions of one report: which they are, in which order, and what each one changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from selon.model import Report
from selon.reports.sketch import Sketch

_ALIKE = 0.5


class PartChange(msgspec.Struct, frozen=True):
    """One paragraph of a later version beside what stood there before; `old` or `new` is empty where it is new or gone."""

    what: Literal["same", "changed", "added", "removed"]
    old: str = ""
    new: str = ""


def version_order(sketched: Sketch) -> tuple[str, bool, bool, str]:
    """Earliest first; on one day the first text, then its updates, then the notice that withdraws it."""
    return (sketched.published or "", sketched.withdraws, sketched.updates, sketched.report)


def versions(sketches: Iterable[Sketch]) -> tuple[tuple[str, ...], ...]:
    """The report ids of each address that has more than one version, earliest first."""
    by_url: dict[str, list[Sketch]] = {}
    for each in sketches:
        if each.url:
            by_url.setdefault(each.url, []).append(each)
    chains = (sorted(group, key=version_order) for _, group in sorted(by_url.items()))
    return tuple(tuple(each.report for each in chain) for chain in chains if len(chain) > 1)


def paragraph_changes(old: Sequence[str], new: Sequence[str]) -> tuple[PartChange, ...]:
    """Paragraph by paragraph, in the order of the later version. A paragraph much like one it replaces is `changed`."""
    found: list[PartChange] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [PartChange("same", text, text) for text in old[i1:i2]]
        else:
            found += _paired(old[i1:i2], new[j1:j2])
    return tuple(found)


def _paired(old: Sequence[str], new: Sequence[str]) -> list[PartChange]:
    """Each new paragraph beside the first old one that it is like; what has no like is added or removed."""
    found: list[PartChange] = []
    left = 0
    for text in new:
        like = next((at for at in range(left, len(old)) if _similar(old[at], text)), None)
        if like is None:
            found.append(PartChange("added", "", text))
            continue
        found += [PartChange("removed", gone, "") for gone in old[left:like]]
        found.append(PartChange("changed", old[like], text))
        left = like + 1
    return [*found, *(PartChange("removed", gone, "") for gone in old[left:])]


def _similar(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() >= _ALIKE


def paragraphs(report: Report) -> list[str]:
    """The story's paragraphs as they stand, for holding two versions beside each other."""
    return [" ".join(part.split()) for part in re.split(r"\n[^\S\n]*\n", report.text[report.body :]) if part.strip()]
