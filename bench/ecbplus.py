"""ECB+ XML: tokens, markables on them, and the chains that join mentions across documents.

Scored here: whether our triggers are event mentions, and times and places in sentences that carry annotation. The chains
are loaded (`Mention.chain`); coreference across documents is scored when there are events to join.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from bench.counting import Pair, Tally, meet, paired, span_tally
from bench.reader import Reader
from bench.records import Faults, Figure, NotYet, Result, beside
from bench.sources import matching
from bench.xmltree import Malformed, Node, parsed

NOTES = (
    "ECB+ marks every kind of event (a wedding, a launch, a verdict) and reporting verbs; selon only what PLOVER has a type for: "
    "recall is bounded by that, precision says whether what we find is an event at all",
    "only sentences with an event mention are looked at: the others were not annotated",
    "texts are put together from tokens, so that blanks can differ from the original",
)
COREFERENCE = "coreference across documents (CoNLL F1)"
_CLOSE = frozenset(", . ; : ! ? ) ] } ' '' ’ ” % n't 's 're 've 'll 'd 'm".split())
_OPEN = frozenset("( [ { $ # “ `` ‘".split())


class Mention(msgspec.Struct, frozen=True):
    id: str
    tag: str
    span: Pair
    sentence: int
    chain: str | None = None
    """The instance that the mention is one of, the same in every document of a topic."""


class Case(msgspec.Struct, frozen=True):
    id: str
    text: str
    sentences: dict[int, Pair]
    mentions: tuple[Mention, ...]


def matches(path: Path, head: str) -> bool:
    return path.suffix == ".xml" and "<Document" in head and "<token" in head and "t_id=" in head


def load(path: Path, faults: Faults) -> list[Case]:
    cases = []
    for file in matching(path, matches):
        try:
            root = parsed(file.read_bytes())
        except Malformed as error:
            faults.add(file, error.line, f"no well-formed XML: {error}")
            continue
        text, at, sentences, sentence_of = _text(file, root, faults)
        if text:
            cases.append(Case(file.stem, text, sentences, tuple(_mentions(file, root, at, sentence_of, faults))))
        else:
            faults.add(file, root.line, "a document without tokens")
    return cases


def _text(file: Path, root: Node, faults: Faults) -> tuple[str, dict[str, Pair], dict[int, Pair], dict[str, int]]:
    text, before = "", ""
    at: dict[str, Pair] = {}
    sentences: dict[int, Pair] = {}
    sentence_of: dict[str, int] = {}
    current: int | None = None
    for token in root.all("token"):
        word, identity = token.text().strip(), token.attributes.get("t_id", "")
        number = token.attributes.get("sentence", "")
        if not word or not identity or not number.isdigit():
            faults.add(file, token.line, "a token without words, t_id or sentence")
            continue
        if int(number) != current:
            text += "\n\n" if text else ""
            current = int(number)
        elif word not in _CLOSE and before not in _OPEN:
            text += " "
        start, before = len(text), word
        text += word
        at[identity], sentence_of[identity] = (start, len(text)), current
        sentences[current] = (sentences.get(current, (start, 0))[0], len(text))
    return text, at, sentences, sentence_of


def _mentions(file: Path, root: Node, at: dict[str, Pair], sentence_of: dict[str, int], faults: Faults) -> list[Mention]:
    markables = root.first("Markables")
    instances: dict[str, str] = {}
    spans: dict[str, tuple[str, list[str], int]] = {}
    for node in markables.children if markables else ():
        identity = node.attributes.get("m_id", "")
        anchors = [each.attributes.get("t_id", "") for each in node.children if each.tag == "token_anchor"]
        missing = [each for each in anchors if each not in at]
        if not identity or missing:
            faults.add(file, node.line, f"{node.tag} {identity}: no token {', '.join(missing) or 'anchor has an id'}")
        elif anchors:
            spans[identity] = (node.tag, anchors, node.line)
        else:  # an instance: what mentions are mentions of
            instances[identity] = node.attributes.get("instance_id") or f"{file.stem}#{identity}"
    chain: dict[str, str] = {}
    relations = root.first("Relations")
    for relation in relations.children if relations else ():
        target = next((each.attributes.get("m_id", "") for each in relation.children if each.tag == "target"), "")
        name = instances.get(target) or relation.attributes.get("note") or f"{file.stem}#{target}"
        for source in relation.children:
            if source.tag == "source":
                if source.attributes.get("m_id") not in spans:
                    faults.add(file, source.line, f"{relation.tag}: there is no mention {source.attributes.get('m_id')}")
                else:
                    chain[source.attributes["m_id"]] = name
    return [
        Mention(identity, tag, (min(at[a][0] for a in anchors), max(at[a][1] for a in anchors)), sentence_of[anchors[0]], chain.get(identity))
        for identity, (tag, anchors, _) in spans.items()
    ]


def score(cases: Sequence[Case], reader: Reader) -> Result:
    events, occurrences, times, places = Tally(), Tally(), Tally(), Tally()
    chains = {m.chain for case in cases for m in case.mentions if m.chain and "ACTION" in m.tag}
    waits = Figure(COREFERENCE, None, len(chains), why="waits for events to be joined across reports")
    try:
        for case in cases:
            marked = {m.sentence for m in case.mentions if "ACTION" in m.tag}
            inside = [case.sentences[number] for number in marked]

            def within(spans: Sequence[Pair], areas: Sequence[Pair] = tuple(inside)) -> list[Pair]:
                return sorted({span for span in spans if any(meet(span, area) for area in areas)})

            triggers = within([(c.trigger.start, c.trigger.end) for c in reader.claims(case.text, lang="en")])
            events += span_tally(triggers, [m.span for m in case.mentions if "ACTION" in m.tag])
            happened = [m.span for m in case.mentions if "ACTION_OCCURRENCE" in m.tag]
            occurrences += Tally(len(paired(triggers, happened)), len(triggers), len(happened))
            found = within([(t.start, t.end) for t in reader.times(case.text, lang="en")])
            times += span_tally(found, within([m.span for m in case.mentions if m.tag.startswith("TIME_")]))
            found = within([(p.start, p.end) for p in reader.places(case.text, lang="en")])
            places += span_tally(found, within([m.span for m in case.mentions if m.tag == "LOC_GEO"]))
    except NotYet as missing:
        n = sum("ACTION" in m.tag for case in cases for m in case.mentions)
        return Result((*beside({"selon": {"event mentions: F1": (None, n)}}, why=str(missing)), waits), (str(missing), *NOTES))
    figures = events.rates("event mentions") | {"occurrences: recall": (occurrences.recall, occurrences.wanted)}
    figures |= times.rates("times") | places.rates("places")
    return Result((*beside({"selon": figures}), waits), NOTES)
