"""The stemma drawn: roots at the left, what was taken from them to the right of them, one row a report, every edge with its kind.

A report stands in the row of the first that was taken from it, so that a chain of reprints is a straight line. Roots from which
nothing was taken stand below the trees, side by side, and many trees of one layer stand in two columns.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from selon.dossier import Branch

COLUMN, ROW, LABEL = 290.0, 46.0, 150.0
_LEFT, _TOP, _RIGHT = 8.0, 20.0, 10.0
_CHILDREN, _ROWS = 9, 60
_ROOM, _LETTER, _GAP = 18, 7.6, 30.0
_ABREAST, _APART = 5, 220.0
_SHALLOW, _SECOND = 4, 560.0


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
    """The end of an edge, at the dot of the taker; it leaves the source by a trunk. `text_x`, `text_y`: where its kind is written."""

    path: str
    kind: str
    share: float | None
    reason: str
    text_x: float
    text_y: float


class Stemma(msgspec.Struct, frozen=True):
    """`trunks` are the paths from a source to where its edges part. `hidden`: trees that are not drawn for want of room; the list
    below the figure has them. `alone_y`: where the roots begin from which nothing was taken, None where there are none or only such."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    trunks: tuple[str, ...]
    trees: int
    hidden: int = 0
    alone_y: float | None = None


def stemma(trees: Sequence[Branch], *, children: int = _CHILDREN, rows: int = _ROWS) -> Stemma:
    """`children` of one report are drawn at most, the rest as one node; after `rows` no further tree is begun."""
    drawing = _Drawing(children)
    grown, alone = [each for each in trees if each.children], [each for each in trees if not each.children]
    drawn = 0
    deep, shallow = [tree for tree in grown if _depth(tree) > 1], [tree for tree in grown if _depth(tree) == 1]
    half = _half(shallow, children) if len(shallow) >= _SHALLOW else None
    for at, tree in enumerate([*deep, *shallow]):
        if at == len(deep):
            drawing.top = drawing.row
        if drawing.row >= rows:
            break
        if at > len(deep) and half is not None and drawing.row - drawing.top >= half and not drawing.left:
            drawing.second()
        drawing.put(tree, 0)
        drawn += 1
    drawing.finish()
    room = max(rows - drawing.row, 1) * _ABREAST
    top = _TOP + drawing.row * ROW + (_GAP if grown and alone else 0.0)
    for number, tree in enumerate(alone[:room]):
        drawing.dot(tree, _LEFT + number % _ABREAST * _APART, top + number // _ABREAST * ROW)
    lines = -(-len(alone[:room]) // _ABREAST)
    beside = max(min(len(alone), _ABREAST) - 1, 0) * _APART
    return Stemma(
        width=max(drawing.deepest * COLUMN, drawing.left + (COLUMN if drawing.left else 0.0), beside) + _LEFT + LABEL + _RIGHT,
        height=top + lines * ROW,
        nodes=tuple(drawing.nodes),
        lines=tuple(drawing.lines),
        trunks=tuple(drawing.trunks),
        trees=len(trees),
        hidden=len(grown) - drawn + len(alone[room:]),
        alone_y=top if grown and alone else None,
    )


class _Drawing:
    def __init__(self, children: int) -> None:
        self.most = children
        self.row = 0
        self.deepest = 0
        self.left = 0.0
        self.top = 0
        self.first = 0
        self.nodes: list[Node] = []
        self.lines: list[Line] = []
        self.trunks: list[str] = []

    def second(self) -> None:
        """Goes on beside the first of the shallow trees."""
        self.left, self.first, self.row = _SECOND, self.row, self.top

    def finish(self) -> None:
        """Below the longer column."""
        self.row = max(self.row, self.first)

    def put(self, branch: Branch, depth: int) -> tuple[float, float]:
        """Draws a branch and all below it; gives where its dot is."""
        self.deepest = max(self.deepest, depth)
        x, y = _LEFT + self.left + depth * COLUMN, _TOP + self.row * ROW
        self.dot(branch, x, y)
        # Of too many the last place is for the rest.
        shown = branch.children if len(branch.children) <= self.most else branch.children[: self.most - 1]
        below = y
        for number, child in enumerate(shown):
            self.row += number > 0
            cx, below = self.put(child, depth + 1)
            self._join(x, cx, below, child)
        rest = branch.children[len(shown) :]
        if rest:
            self.row += 1
            below = _TOP + self.row * ROW
            self.deepest = max(self.deepest, depth + 1)
            self.nodes.append(Node(x + COLUMN, below, "", None, None, folded=sum(_size(each) for each in rest)))
            self._join(x, x + COLUMN, below, None)
        if branch.children:
            start = x + 18 + len(_short(branch.name)) * _LETTER
            self.trunks.append(f"M{min(start, x + LABEL):g} {y:g}H{x + LABEL + 12:g}" + (f"V{below:g}" if below != y else ""))
        if depth == 0:
            self.row += 1
        return x, y

    def dot(self, branch: Branch, x: float, y: float) -> None:
        report = branch.report
        day, identity, title = (report.published, report.id, report.title or "") if report else (None, None, "")
        self.nodes.append(Node(x, y, _short(branch.name), day, identity, title=title, asked=branch.asked))

    def _join(self, x: float, cx: float, cy: float, child: Branch | None) -> None:
        edge = child.edge if child else None
        start = x + LABEL + 12
        path = f"M{start:g} {cy:g}H{cx - 7:g}"
        if edge is None:
            self.lines.append(Line(path, "folded", None, "", start + 8, cy - 6))
        else:
            self.lines.append(Line(path, edge.kind, edge.share, edge.reason, start + 8, cy - 6))


def _depth(branch: Branch) -> int:
    return 1 + max((_depth(child) for child in branch.children), default=-1)


def _half(trees: Sequence[Branch], most: int) -> int:
    """Half of the rows that trees with one layer of takers need."""
    return -(-sum(min(len(tree.children), most) for tree in trees) // 2)


def _short(name: str) -> str:
    return name if len(name) <= _ROOM else name[: _ROOM - 1].rstrip() + "…"


def _size(branch: Branch) -> int:
    return (branch.report is not None) + sum(_size(child) for child in branch.children)
