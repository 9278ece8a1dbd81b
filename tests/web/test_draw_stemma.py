"""The stemma drawn: nobody twice, nobody upon another, every edge with its kind, and many reprints folded."""

from __future__ import annotations

from selon.dossier import Branch
from selon.model import Edge, Report
from selon.web.draw.stemma import COLUMN, LABEL, Stemma, stemma


def branch(number: int, *children: Branch, kind: str = "reprint", root: bool = False, name: str = "") -> Branch:
    report = Report(id=f"R-{number}", text="", sha256="", title=f"title {number}", outlet=f"outlet-{number}", published="2031-05-06")
    edge = None if root else Edge(source="R-x", to=report.id, kind=kind, share=0.9, reason="why not")  # type: ignore[arg-type]
    return Branch(name=name or f"outlet-{number}", report=report, edge=edge, children=children)


def places(found: Stemma) -> list[tuple[float, float]]:
    return [(node.x, node.y) for node in found.nodes]


def test_what_was_taken_stands_to_the_right_of_its_source() -> None:
    tree = branch(1, branch(2, branch(3)), branch(4, kind="cites"), root=True)
    found = stemma([tree])
    at = {node.report: (node.x, node.y) for node in found.nodes}
    assert at["R-2"][0] == at["R-4"][0] == at["R-1"][0] + COLUMN and at["R-3"][0] == at["R-2"][0] + COLUMN
    assert at["R-1"][1] == at["R-2"][1] == at["R-3"][1] < at["R-4"][1]
    assert [line.kind for line in found.lines] == ["reprint", "reprint", "cites"] and all(line.reason for line in found.lines)
    assert len(found.trunks) == 2 and found.trees == 1 and found.hidden == 0


def test_nobody_stands_upon_another() -> None:
    trees = [
        branch(1, branch(2, branch(3), branch(4)), branch(5), root=True),
        branch(6, branch(7, branch(8), branch(9), branch(10)), root=True),
        *(branch(number, root=True) for number in range(20, 33)),
    ]
    found = stemma(trees)
    assert len(set(places(found))) == len(found.nodes) == 23
    for one in found.nodes:
        beside = [other for other in found.nodes if other is not one and abs(other.y - one.y) < 30 and 0 <= other.x - one.x < LABEL]
        assert not beside
    assert all(node.x + LABEL <= found.width and node.y < found.height for node in found.nodes)


def test_many_reprints_are_one_line_that_counts_them() -> None:
    tree = branch(0, *(branch(number, branch(1000 + number)) for number in range(1, 41)), root=True)
    found = stemma([tree], children=5)
    folded = [node for node in found.nodes if node.folded]
    assert len(folded) == 1 and folded[0].folded == 72
    assert sum(node.report is not None for node in found.nodes) + folded[0].folded == 81
    assert found.lines[-1].kind == "folded" and not found.lines[-1].reason


def test_what_finds_no_room_is_counted() -> None:
    trees = [branch(number, branch(100 + number), root=True) for number in range(10)] + [branch(number, root=True) for number in range(200, 300)]
    found = stemma(trees, rows=4)
    drawn = {node.report for node in found.nodes}
    assert found.hidden == sum(tree.report.id not in drawn for tree in trees if tree.report) > 0
    assert found.trees == 110


def test_many_shallow_trees_stand_in_two_columns() -> None:
    trees = [branch(number, branch(100 + number), branch(200 + number), root=True) for number in range(7)]
    found = stemma([*trees, branch(300, root=True)])
    assert len({(node.x, node.y) for node in found.nodes}) == 22 and not found.hidden
    assert len({node.x for node in found.nodes}) == 4
    alone = next(node for node in found.nodes if node.report == "R-300")
    assert alone.y > max(node.y for node in found.nodes if node is not alone) and found.height < 14 * 46
    for line in found.lines:
        assert any(abs(node.y - line.text_y - 6) < 0.1 and line.text_x < node.x < line.text_x + COLUMN for node in found.nodes)
    deep = stemma([*trees, branch(400, branch(401, branch(402)), root=True)])
    at = {node.report: node for node in deep.nodes}
    assert len(set(places(deep))) == 24 and at["R-400"].y < min(at[f"R-{number}"].y for number in range(7))
    assert len({node.y for node in deep.nodes}) < 10 and all(node.x + LABEL <= deep.width for node in deep.nodes)


def test_an_agency_whose_dispatch_is_not_here_has_a_place_and_no_report() -> None:
    found = stemma([Branch(name="agency-x", asked=False, children=(branch(1), branch(2)))])
    assert found.nodes[0].report is None and found.nodes[0].name == "agency-x" and len(found.lines) == 2


def test_a_long_name_is_cut_and_nothing_at_all_is_an_empty_drawing() -> None:
    found = stemma([branch(1, root=True, name="The Weekly Gazette of the Lower Oss Valley")])
    assert found.nodes[0].name.endswith("…") and len(found.nodes[0].name) <= 18
    assert stemma([]).nodes == ()
