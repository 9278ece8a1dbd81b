"""The stemma on texts written for these tests: who has it from whom, and which reports have one origin."""

from __future__ import annotations

import random
from collections.abc import Iterable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.model import Edge, Report
from selon.reports import report_from_text
from selon.reports.sketch import Sketch, asks, keys, sketch
from selon.reports.stemma import edges, edges_among, external_name, parents, roots

DISPATCH = [
    "Floods have cut the only road to the port of Velmar, the interior ministry said on Tuesday, leaving some 4,200 people "
    "without supplies for a third day.",
    "Helicopters carried drinking water to the roofs of the lower town, where the river Oss rose by two metres overnight. "
    "Governor Lena Marsh asked the army for forty more boats.",
    "The dam above the town is holding, its operator said, but engineers opened two of its five gates at dawn to ease the "
    "pressure. Farmers downstream were told to drive their cattle to the hills.",
    "Velmar was last flooded in 1987, when nineteen people died. A new wall was promised after that and never built.",
]
DEPECHE = [
    "Les inondations ont coupé mardi la seule route qui mène au port de Velmar, a indiqué le ministère de l'Intérieur, et "
    "privent de vivres quelque 4 200 habitants pour le troisième jour.",
    "Des hélicoptères ont porté de l'eau potable sur les toits de la ville basse, où la rivière Oss est montée de deux "
    "mètres dans la nuit. La gouverneure Lena Marsh a demandé à l'armée quarante barques de plus.",
    "Le barrage tient bon, assure son exploitant, mais deux de ses cinq vannes ont été ouvertes à l'aube. À Velmar, la crue "
    "de 1987 avait fait dix-neuf morts.",
]
OWN = [
    "Our bus stopped where the road ends, at a petrol station under water to its sign. From here the soldiers row, and on "
    "Wednesday they took a baker, two nurses and this reporter along.",
    "Nobody in the market square speaks of the wall. They speak of the mayor, Tomas Riel, who left for the capital on Sunday "
    "and has not been seen since, and of the price of bread.",
    "In the school gymnasium, where ninety families sleep, a teacher has hung a list of the missing. It holds six names. The "
    "last was added while we were reading it.",
]

LEAD = "It has rained for nine days on the coast, and the nine days have made a lake of a town. What comes next, nobody dares to say."


def told(
    *paragraphs: str, outlet: str, day: str | None = "2031-05-06", url: str | None = None, title: str = "Velmar"
) -> Report:
    head = [f"date {day}"] if day else []
    head += [f"outlet {outlet}", f"title {title}", *([f"url {url}"] if url else [])]
    report, _ = report_from_text("\n".join(head) + "\n\n" + "\n\n".join(paragraphs) + "\n", languages=("en", "fr"))
    assert report is not None
    return report


class Family:
    """Reports added one by one, as the store does it."""

    def __init__(self, *reports: Report) -> None:
        self.reports = {report.id: report for report in reports}
        self.edges: set[Edge] = set()
        filed: list[tuple[Sketch, set[str]]] = []
        for report in reports:
            mine = sketch(report)
            wanted = set(asks(mine))
            self.edges |= set(edges(mine, [other for other, under in filed if under & wanted]))
            filed.append((mine, set(keys(mine))))
        self.roots = roots(self.reports, self.edges)
        self.parents = parents(self.reports, self.edges)

    def between(self, one: Report | str, other: Report) -> Edge | None:
        source = one if isinstance(one, str) else one.id
        found = [edge for edge in self.edges if edge.source == source and edge.to == other.id]
        assert len(found) <= 1, found
        return found[0] if found else None

    def origins(self) -> int:
        return len(set(self.roots.values()))

    def one_origin(self, *reports: Report) -> bool:
        return len({self.roots[report.id] for report in reports}) == 1


def test_a_tagged_reprint_hangs_from_the_dispatch() -> None:
    dispatch = told("VELMAR, May 6 (agency-x) – " + DISPATCH[0], *DISPATCH[1:], outlet="agency-x")
    portal = told(*DISPATCH[:3], "With agency-x", outlet="portal-y", title="Cut off for a third day")
    family = Family(portal, dispatch)
    edge = family.parents[portal.id]
    assert (edge.source, edge.kind, edge.words) == (dispatch.id, "reprint", ("With agency-x",))
    assert edge.share is not None and edge.share > 0.95
    assert "credits agency-x" in edge.reason
    assert family.roots == {dispatch.id: dispatch.id, portal.id: dispatch.id}


@pytest.mark.parametrize("day", ["2031-05-06", "2031-05-09"])
def test_a_reprint_without_a_tag_is_found_and_its_direction_explained(day: str) -> None:
    first, later = told(*DISPATCH, outlet="daily-y"), told(*DISPATCH, outlet="daily-z", day=day)
    family = Family(later, first)
    (edge,) = family.edges
    if day == "2031-05-06":
        assert "undecided" in edge.reason, edge
        assert edge.source == min(first.id, later.id), "the choice must not depend on the order of adding"
    else:
        assert (edge.source, edge.to) == (first.id, later.id)
        assert "3 days later" in edge.reason
    assert family.one_origin(first, later)


def test_a_cut_reprint_of_the_same_day_is_the_taker() -> None:
    whole, cut = told(*DISPATCH, outlet="daily-y"), told(DISPATCH[0], DISPATCH[1], outlet="daily-z")
    edge = Family(cut, whole).between(whole, cut)
    assert edge is not None and edge.kind == "reprint" and "fuller" in edge.reason


def test_forty_reprints_of_a_dispatch_are_one_origin() -> None:
    chance = random.Random(4)
    dispatch = told("VELMAR (agency-x) – " + DISPATCH[0], *DISPATCH[1:], outlet="agency-x")
    takers = []
    for number in range(40):
        words = [word for paragraph in DISPATCH for word in [*paragraph.split(), "\n\n"]]
        # Each desk drops or changes a word here and there.
        kept = [f"edit{number}" if chance.random() < 0.03 else word for word in words]
        text = " ".join(kept).replace(" \n\n", "\n\n").strip()
        takers.append(
            told(text, outlet=f"paper-{number}", day=f"2031-05-{6 + number % 4:02}", title=f"Headline {number}")
        )
    family = Family(*takers[:20], dispatch, *takers[20:])
    assert family.origins() == 1
    assert set(family.roots.values()) == {dispatch.id}


def test_takers_of_a_dispatch_that_is_not_here_share_the_agency() -> None:
    one = told("VELMAR, May 6 (Reuters) – " + DISPATCH[0], *DISPATCH[1:3], outlet="daily-y")
    two = told(*DISPATCH[:2], "(Reuters)", outlet="daily-z")
    other = told(
        "OSLO, May 6 (Reuters) – Striking dockers in Norway voted by 812 to 90 to go back to work on Friday, their "
        "union said, after the port company of Stavanger raised its offer. Ferries to Bergen run again from noon.",
        outlet="daily-y",
    )
    family = Family(one, two, other)
    assert family.one_origin(one, two)
    assert external_name(family.roots[one.id]) == "Reuters"
    assert external_name(family.roots[other.id]) == "Reuters"
    assert not family.one_origin(one, other), "two dispatches of one agency on two matters are two origins"


def test_two_in_own_words_from_one_agency_are_one_origin() -> None:
    """Neither has the other's text; both say that it is Interfax's, with the same names and figures."""
    one = told(
        "Le port de Velmar est coupé du monde, et 4 200 habitants attendent des vivres, rapporte l'agence Interfax.",
        "D'après l'agence, Lena Marsh réclame des barques à l'armée. La rivière Oss continue de monter.",
        outlet="radio-y",
    )
    two = told(
        "Some 4,200 people are stranded at Velmar since the river Oss burst its banks, the agency Interfax reported.",
        "The agency quoted Governor Lena Marsh as saying that the army must send boats. The same report spoke of a dam.",
        outlet="daily-z", day="2031-05-07",
    )  # fmt: skip
    family = Family(one, two)
    assert family.one_origin(one, two), family.edges
    assert external_name(family.roots[two.id]) == "Interfax"


def test_a_partial_reprint_hangs_only_where_the_part_is_the_main_content() -> None:
    dispatch = told("VELMAR (agency-x) – " + DISPATCH[0], *DISPATCH[1:], outlet="agency-x")
    mostly = told(LEAD, DISPATCH[1], DISPATCH[2], "(agency-x)", outlet="portal-y", day="2031-05-07")
    little = told(*OWN, DISPATCH[1], outlet="daily-z", day="2031-05-08")
    family = Family(little, mostly, dispatch)
    assert family.parents[mostly.id].source == dispatch.id
    assert family.parents[mostly.id].kind == "partial"
    edge = family.between(dispatch, little)
    assert edge is not None and edge.kind == "partial", "what was taken is shown"
    assert family.roots[little.id] == little.id, family.parents.get(little.id)


def test_a_translation_with_a_credit_goes_back_to_the_dispatch() -> None:
    dispatch = told("VELMAR, May 6 (agency-x) – " + DISPATCH[0], *DISPATCH[1:], outlet="agency-x")
    unrelated = told(
        "OSLO (agency-x) – Dockers in Norway voted by 812 to 90 to go back to work at the port of Stavanger, "
        "the union of Bergen said. Ferries run again from 11 May.",
        outlet="agency-x",
    )
    french = told(*DEPECHE, "(avec agency-x)", outlet="portail-y", day="2031-05-07")
    silent = told(*DEPECHE[:2], outlet="portail-z", day="2031-05-07")
    family = Family(dispatch, unrelated, french)
    assert family.parents[french.id].source == dispatch.id
    assert family.roots[french.id] == dispatch.id
    assert Family(dispatch, silent).edges == set(), "without a credit nothing is said across languages"


def test_one_line_from_an_agency_leaves_a_report_its_own_root() -> None:
    dispatch = told("VELMAR (agency-x) – " + DISPATCH[0], *DISPATCH[1:], outlet="agency-x")
    line = (
        "The dam is still holding, agency-x reported, though two of the five gates were opened for the town of Velmar."
    )
    own = told(*OWN, line, "Towards evening the rain stopped. " + OWN[0], outlet="daily-z", day="2031-05-07")
    wholly = told(
        "Governor Lena Marsh wants boats for Velmar, agency-x reported on Tuesday.",
        "According to agency-x, 4,200 people have been waiting there for supplies, and nineteen died in 1987. The river Oss is still rising.",
        outlet="service-q", day="2031-05-07",
    )  # fmt: skip
    family = Family(dispatch, own, wholly)
    assert family.roots[own.id] == own.id
    assert family.roots[wholly.id] == dispatch.id
    credited = family.between("agency-x", own)
    assert credited is not None and credited.share is not None and credited.share < 0.25
    edge = family.between(dispatch, wholly)
    assert edge is not None and edge.kind == "cites" and "stand under the credit" in edge.reason


def test_a_report_that_lists_three_agencies_has_its_own_root() -> None:
    mixed = told(*OWN, "With AFP, Reuters and AP", outlet="daily-z")
    family = Family(mixed)
    assert family.roots[mixed.id] == mixed.id
    assert {edge.source for edge in family.edges} == {"AFP", "Reuters", "AP"}
    assert all(edge.kind == "cites" and "one of 3" in edge.reason for edge in family.edges)


def test_mutual_credits_do_not_run_in_a_circle() -> None:
    one = told(
        "Lena Marsh has asked for boats at Velmar on the river Oss, service-q reported. " + OWN[0], outlet="daily-z"
    )
    two = told(
        "Lena Marsh has asked for boats at Velmar on the river Oss, daily-z reported. " + OWN[1], outlet="service-q"
    )
    family = Family(one, two)
    assert len(family.parents) <= 1
    assert set(family.roots.values()) <= {one.id, two.id}


PLEDGE = "we will rebuild every single house in the lower town before the first snow of this winter"


def test_a_release_quoted_by_two_is_one_origin_only_as_their_main_content() -> None:
    one = told(
        f"Prime Minister Arno Feld promised on Friday to rebuild Velmar. “{PLEDGE.capitalize()},” his office said in a statement.",
        "It gave no figure for the cost.",
        outlet="daily-y",
    )
    two = told(
        f"The government of Arno Feld will pay for new homes in Velmar. The statement reads: “{PLEDGE.capitalize()}.”",
        "The opposition called it late.",
        outlet="service-z",
    )
    column = told(
        *OWN,
        f"Was it not Arno Feld who said “{PLEDGE}”? So far nobody has seen a brick.",
        outlet="weekly-q",
        day="2031-05-10",
    )
    family = Family(one, two, column)
    edge = family.between(*sorted((one, two), key=lambda report: report.id))
    assert edge is not None and edge.kind == "same_release"
    assert any("rebuild every single house" in words.lower() for words in edge.words)
    assert family.one_origin(one, two)
    assert family.roots[column.id] == column.id, "a quotation in a column is not its main content"


def test_two_at_one_press_conference_are_two_origins() -> None:
    """They share one sentence that he said; each has others, chosen and told by itself."""
    one = told(
        "Prime Minister Arno Feld came to Velmar in rubber boots and was met with silence.",
        f"“{PLEDGE.capitalize()},” he told reporters on the steps of the town hall.",
        "“I have sent the finance minister home to find the money, and he will not sleep,” he said, to some laughter at the back.",
        "“Whoever sold those sandbags at triple price will answer for it in court,” he added when a shopkeeper shouted at him.",
        outlet="daily-y",
    )
    two = told(
        "Velmar will have a flood wall at last, Arno Feld said after a tour of the harbour by boat.",
        "“The engineers showed me drawings from nineteen eighty-eight, yellow drawings, and I felt ashamed,” the prime minister said.",
        f"“{PLEDGE.capitalize()},” he promised.",
        "“Our neighbours have offered pumps and crews, and tonight we gratefully accept,” he said of a call with Norway.",
        outlet="service-z",
    )
    family = Family(one, two)
    assert not family.one_origin(one, two), family.edges


def test_later_versions_of_an_address_are_one_report() -> None:
    url = "https://www.daily-z.example/velmar-floods"
    first = told(*DISPATCH[:2], outlet="daily-z", url=url)
    update = told("(Updates with dam)", *DISPATCH[:3], outlet="daily-z", url=url + "?utm_source=letter")
    notice = told("We withdraw the report that stood at this address. It was wrong.", outlet="daily-z", day="2031-05-08", url=url,
                  title="Withdrawn: our report on Velmar")  # fmt: skip
    family = Family(notice, update, first)
    assert family.one_origin(first, update, notice)
    assert {edge.kind for edge in family.edges} == {"version"}
    assert family.parents[update.id].source == first.id
    assert family.parents[notice.id].source in (first.id, update.id)
    assert "withdraws" in family.parents[notice.id].reason


def test_what_outlets_put_around_their_stories_makes_no_edge() -> None:
    around = [
        "Read also: ten things to know about our new evening letter and how to subscribe to it today.",
        "(This report was made by the editors of the group and may not be reproduced in whole or in part without its leave.)",
    ]
    closing = "All times are given as local time and all sums in the currency of the country concerned as of the day of printing."
    one = told(*OWN, closing, *around, outlet="daily-y")
    two = told(*DISPATCH, closing, *around, outlet="daily-y")
    assert Family(one, two).edges == set()


@pytest.mark.parametrize(
    "line, names",
    [
        ("selon le ministre de la Défense", set()),
        ("a annoncé Kiev", {"kiev"}),
        ("selon l'agence russe Interfax", {"interfax"}),
        ("rapporte l'Agence France-Presse", {"afp"}),
        ("a déclaré à l'AFP", {"afp"}),
        ("citant le quotidien Le Monde", {"monde"}),
        ("selon agence-a", {"agencea"}),
        ("selon la carte Map de la région", set()),
    ],
)
def test_credits_in_a_sentence(line: str, names: set[str]) -> None:
    report = told(
        f"Les troupes sont arrivées dans le port dimanche soir, {line}, et les habitants attendent.", outlet="radio-y"
    )
    assert {credit.name for credit in sketch(report).credits} == names


def test_a_sketch_goes_through_json() -> None:
    made = sketch(told(*DISPATCH, "(AFP)", outlet="daily-y", url="https://daily-y.example/a"))
    assert msgspec.json.decode(msgspec.json.encode(made), type=Sketch) == made
    assert len(msgspec.json.encode(made)) < 6000


def a_situation() -> list[Report]:
    dispatch = told("VELMAR, May 6 (agency-x) – " + DISPATCH[0], *DISPATCH[1:], outlet="agency-x")
    return [
        dispatch,
        told(*DISPATCH[:3], outlet="daily-y"),
        told(*DISPATCH, "With agency-x", outlet="portal-y", day="2031-05-07"),
        told(OWN[2], DISPATCH[1], DISPATCH[2], outlet="portal-z", day="2031-05-07"),
        told(*DEPECHE, "(avec agency-x)", outlet="portail-y", day="2031-05-07"),
        told(*DEPECHE[:2], "(AFP)", outlet="portail-z", day="2031-05-07"),
        told(*DEPECHE, "(AFP)", outlet="quotidien-q", day="2031-05"),
        told(*OWN, outlet="daily-z", url="https://daily-z.example/velmar"),
        told(
            *OWN[:2],
            "The wall, it turns out, was begun.",
            outlet="daily-z",
            day="2031-05-09",
            url="https://daily-z.example/velmar",
        ),
        told(*OWN[1:], "daily-y reported that Lena Marsh wants boats for Velmar.", outlet="service-q", day=None),
        told(f"Arno Feld spoke of Velmar. “{PLEDGE.capitalize()},” he said.", outlet="weekly-q"),
        told(f"Velmar heard Arno Feld's statement: “{PLEDGE.capitalize()}.”", outlet="weekly-r"),
    ]


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(12)))
def test_the_order_of_adding_changes_nothing(order: list[int]) -> None:
    reports = a_situation()
    family = Family(*(reports[at] for at in order))
    assert family.edges == SETTLED.edges
    assert family.roots == SETTLED.roots
    assert family.parents == SETTLED.parents


SETTLED = Family(*a_situation())


def test_the_settled_situation_has_the_origins_it_was_written_with() -> None:
    groups: dict[str, set[int]] = {}
    for at, report in enumerate(a_situation()):
        groups.setdefault(SETTLED.roots[report.id], set()).add(at)
    assert sorted(map(sorted, groups.values())) == [[0, 1, 2, 3, 4], [5, 6], [7, 8, 9], [10, 11]]


def test_a_family_alone_has_the_roots_that_it_has_among_all() -> None:
    """What the 1,001st report costs is its own family: the others need not be looked at."""
    for key in set(SETTLED.roots.values()):
        alone = [report for report, root in SETTLED.roots.items() if root == key]
        into = [edge for edge in SETTLED.edges if edge.to in alone]
        assert roots(alone, into) == dict.fromkeys(alone, key)


def test_all_at_once_gives_the_same_edges() -> None:
    assert set(edges_among(map(sketch, a_situation()))) == SETTLED.edges


def test_an_unrelated_report_meets_nobody() -> None:
    def under(reports: Iterable[Report]) -> set[str]:
        return {key for report in reports for key in keys(sketch(report))}

    other = told(
        "Striking dockers in Norway voted by 812 to 90 to go back to work, their union said in Stavanger.",
        outlet="radio-n",
    )
    assert not under(a_situation()) & set(asks(sketch(other)))


@pytest.mark.parametrize(("day", "found"), [("2031-05-26", True), ("2031-06-30", True), (None, True), ("2032-05-06", False)])
def test_a_part_taken_long_after_is_not_looked_for(day: str | None, found: bool) -> None:
    """Whichever of the two came first; a report without a date may be of any season."""
    dispatch = told(*DISPATCH, outlet="agency-x")
    later = told(*OWN, DISPATCH[1], DISPATCH[2], outlet="daily-y", day=day)
    for family in (Family(dispatch, later), Family(later, dispatch)):
        assert family.one_origin(dispatch, later) is found or (found and any({e.source, e.to} == {dispatch.id, later.id} for e in family.edges))


def test_a_whole_reprint_is_found_years_later() -> None:
    old, again = told(*DISPATCH, outlet="agency-x"), told(*DISPATCH, outlet="portal-y", day="2034-01-02")
    assert Family(old, again).one_origin(old, again) and Family(again, old).one_origin(old, again)
