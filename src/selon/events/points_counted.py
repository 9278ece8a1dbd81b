"""The figures that statements give: which numbers of a claim are its own, and who or what they count."""

from __future__ import annotations

import re

import msgspec

from selon.events.disputes_voices import Statement
from selon.events.disputes_words import Counted, DisputeWords
from selon.events.points_whether import of_losses
from selon.knowledge.fold import fold
from selon.model import Claim, Count

_ASSERTED = frozenset({"happened", "ongoing", "planned"})
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W_]+)*|[.;:!?()«»“”]")
_SENTENCE = re.compile(r"[.!?…][\"'»”\s]+(?=[A-ZÀ-Ý«“\"])")
ANYBODY = Counted("", "group")
_DEATHS = "killed"

Bounds = tuple[float | None, float | None, bool]


class Figure(msgspec.Struct, frozen=True):
    """A number that a statement gives, or with `denied` one that it says is not so. `of`: the class of who or what is counted."""

    unit: str
    low: float | None
    high: float | None
    of: Counted
    said: Statement
    denied: bool = False

    @property
    def bounds(self) -> Bounds:
        return (self.low, self.high, self.denied)

    @property
    def holder(self) -> str:
        """Reports in their own voice hold a figure together: it is nobody's else."""
        return self.said.holder if self.said.named else f"own:{self.low}-{self.high}-{self.denied}"


def figures_of(said: Statement, words: DisputeWords) -> list[Figure]:
    """Asserted figures; and what a denial of losses comes to: none, or not so many as were told."""
    claim = said.claim
    if claim.status not in _ASSERTED or claim.certainty == "U":
        return []
    told = counts_of(claim, words)
    if claim.polarity == "+":
        return [Figure(count.unit, count.low, count.high, of, said) for count, of in told]
    if not of_losses(said):
        return []
    # "Not one of them", "nobody": what is denied is a first one.
    many = [(count, of) for count, of in told if count.low is None or count.low > 1]
    if many:
        return [Figure(count.unit, count.low, count.high, of, said, denied=True) for count, of in many]
    units = sorted({count.unit for count in claim.count} | {_DEATHS})
    return [Figure(unit, 0, 0, ANYBODY, said) for unit in units]


def counts_of(claim: Claim, words: DisputeWords) -> list[tuple[Count, Counted]]:
    """A claim's numbers with what they count, as far as they stand in the sentence that evokes the claim."""
    found = []
    for count in claim.count:
        at = _place(claim, count)
        if at is not None and not (count.low is None and count.high is None):
            of = counted(claim, count, words)
            if of is not None:
                found.append((at, count, of))
    return _each_a_part([(count, of) for _, count, of in sorted(found, key=lambda each: (each[0], each[1].unit))], claim, words)


def _each_a_part(told: list[tuple[Count, Counted]], claim: Claim, words: DisputeWords) -> list[tuple[Count, Counted]]:
    """Where one claim counts several peoples by one unit ("84 mercenaries and 47 soldiers"), none is the whole; "63, then 89" is one."""
    found = []
    for count, of in told:
        named = {_named(claim, other, words) for other, its in told if other.unit == count.unit and its.kind == "group"}
        if of.kind == "group" and len(named) > 1 and all(named):
            of = Counted(of.name if len({its.name for _, its in told}) > 1 else _named(claim, count, words), "part")
        found.append((count, of))
    return found


def _named(claim: Claim, count: Count, words: DisputeWords) -> str:
    """The people that a number counts, in the words behind it up to their noun."""
    at = _place(claim, count)
    behind = _WORD.findall(claim.quote.exact[(at or 0) + len(count.text) :])[: words.behind]
    last = next((n for n, word in enumerate(behind) if (c := _class(word, words)) and c.kind == "group"), None)
    return "" if last is None else " ".join(fold(word) for word in behind[: last + 1])


def counted(claim: Claim, count: Count, words: DisputeWords) -> Counted | None:
    """Who or what the number counts, by the words beside it; a number that is named as part of another counts a part. None: it is
    no count (the number of a model: Challenger 2)."""
    quote, at = claim.quote.exact, _place(claim, count)
    if at is None:
        return None
    behind = _WORD.findall(quote[at + len(count.text) :])[: words.behind]
    stop = next((n for n, word in enumerate(behind) if not word[0].isalpha()), len(behind))
    found = next((c for word in (*_WORD.findall(count.text), *behind[:stop]) if (c := _class(word, words))), None)
    if count.unit in words.things and count.text[:1].isdigit() and re.search(r"[a-zà-ÿ,] [A-Z]\w+[ -]$", quote[:at]):
        return None
    # A word close before it, with nothing but small words between: "dont 3", "including at least two".
    before = fold(quote[max(0, at - words.before) : at])
    if any(re.search(rf"\b{part}(?: \w+){{0,2}} ?$", before) for part in words.part):
        return Counted(found.name if found else "some of them", "part")
    if found is None and count.unit in words.things:
        noun = next((word for word in behind[:stop] if len(word) > 2), "")
        return Counted(fold(noun).rstrip("s"), "thing") if noun else None
    return found or ANYBODY


def _place(claim: Claim, count: Count) -> int | None:
    """Where in the quote the number stands, if that is the sentence of the trigger: what is said elsewhere is not proven by it."""
    quote = claim.quote.exact
    trigger = claim.trigger.start - claim.quote.start
    ends = [match.end() for match in _SENTENCE.finditer(quote)]
    first = max((end for end in ends if end <= trigger), default=0)
    last = min((end for end in ends if end > trigger), default=len(quote))
    at = quote.find(count.text, first, last)
    return at if at >= 0 else None


def _class(word: str, words: DisputeWords) -> Counted | None:
    folded = fold(word)
    return words.counted.get(folded) or words.counted.get(folded.rstrip("sx"))


def scales(figures: list[Figure], words: DisputeWords) -> list[list[Figure]]:
    """Figures that may be compared: things and parts each with their like; groups with those that name nobody."""
    own: dict[str, list[Figure]] = {}
    whole = []
    for figure in figures:
        if figure.of.kind in ("part", "thing"):
            own.setdefault(figure.of.name, []).append(figure)
        else:
            whole.append(figure)
    return [*([whole] if whole else []), *(own[name] for name in sorted(own))]


def figure_words(figure: Figure) -> str:
    """`63 killed`, `at least 12 killed`, `360–440 killed`, `3 killed (children)`, `none killed`, `not 600 killed`."""
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        number = _number(low) if low == high else f"{_number(low)}–{_number(high)}"
        number = "none" if high == 0 else number
    elif low is not None:
        number = f"at least {_number(low)}"
    else:
        number = f"up to {_number(high or 0)}"
    named = f" ({figure.of.name})" if figure.of.kind in ("part", "thing") else ""
    return ("not " if figure.denied else "") + f"{number} {figure.unit}{named}"


def _number(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,}"
