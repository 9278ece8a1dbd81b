"""The stemma drawn: roots at the left, what was taken from them to the right of them, one row a report, every edge with its kind.

A report stands in the row of the first that was taken from it, so that a chain of reprints is a straight line.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from selon.dossier import Branch

COLUMN, ROW, LABEL = 290.0, 46.0, 150.0
_LEFT, _TOP, _RIGHT = 8.0, 20.0, 10.0
_CHILDREN, _ROWS = 9, 60
_ROOM = 20


class Node(msgspec.Struct, frozen=True):
    """A report with its dot at (x, y) and its name to the right of it. `report` None: an agency whose dispatch is not here.

    `folded`: this node stands for so many further reports, taken from the same. `asked`: the question was about it.
    """

    x: float
    y: float
    name: str
    day: str | None
    report: str | None
    title: str = ""
    asked: bool = True
    folded: int = 0


class Line(msgspec.Struct, frozen=True):
    """An edge from the label of the source to the dot of the taker; `text_x`, `text_y` are where its kind is written."""

    path: str
    kind: str
    share: float | None
    reason: str
    text_x: float
    text_y: float


class Stemma(msgspec.Struct, frozen=True):
    """`hidden`: trees that are not drawn for want of room; the list below the figure has them."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    trees: int
    hidden: int = 0


def stemma(trees: Sequence[Branch], *, children: int = _CHILDREN, rows: int = _ROWS) -> Stemma:
    """`children` of one report are drawn at most, the rest as one node; after `rows` no further tree is begun."""
    drawing = _Drawing(children)
    drawn = 0
    for tree in trees:
        if drawing.row >= rows:
            break
        drawing.put(tree, 0)
        drawn += 1
    return Stemma(
        width=_LEFT + drawing.deepest * COLUMN + LABEL + _RIGHT,
        height=_TOP + drawing.row * ROW,
        nodes=tuple(drawing.nodes),
        lines=tuple(drawing.lines),
        trees=len(trees),
        hidden=len(trees) - drawn,
    )


class _Drawing:
    def __init__(self, children: int) -> None:
        self.most = children
        self.row = 0
        self.deepest = 0
        self.nodes: list[Node] = []
        self.lines: list[Line] = []

    def put(self, branch: Branch, depth: int) -> tuple[float, float]:
        """Draws a branch and all below it; gives where its dot is."""
        self.deepest = max(self.deepest, depth)
        x, y = _LEFT + depth * COLUMN, _TOP + self.row * ROW
        report = branch.report
        self.nodes.append(
            Node(
                x, y, _short(branch.name), report.published if report else None, report.id if report else None,
                title=(report.title or "") if report else "", asked=branch.asked,
            )  # fmt: skip
        )
        # Of too many the last place is for the rest.
        shown = branch.children if len(branch.children) <= self.most else branch.children[: self.most - 1]
        for number, child in enumerate(shown):
            self.row += number > 0
            cx, cy = self.put(child, depth + 1)
            self._join(x, y, cx, cy, child)
        rest = branch.children[len(shown) :]
        if rest:
            self.row += 1
            self._fold(x, y, depth, rest)
        if depth == 0:
            self.row += 1
        return x, y

    def _fold(self, x: float, y: float, depth: int, rest: Sequence[Branch]) -> None:
        fx, fy = _LEFT + (depth + 1) * COLUMN, _TOP + self.row * ROW
        self.nodes.append(Node(fx, fy, "", None, None, folded=sum(_size(each) for each in rest)))
        self._join(x, y, fx, fy, rest[0], named=False)

    def _join(self, x: float, y: float, cx: float, cy: float, child: Branch, *, named: bool = True) -> None:
        edge = child.edge
        if edge is None:
            return
        start, end = x + LABEL, cx - 7
        bend = start + 12
        path = f"M{start:g} {y:g}H{end:g}" if y == cy else f"M{bend:g} {y:g}V{cy:g}H{end:g}"
        share = edge.share if named else None
        self.lines.append(Line(path, edge.kind, share, edge.reason if named else "", bend + 8, cy - 6))


def _short(name: str) -> str:
    return name if len(name) <= _ROOM else name[: _ROOM - 1].rstrip() + "…"


def _size(branch: Branch) -> int:
    return (branch.report is not None) + sum(_size(child) for child in branch.children)
