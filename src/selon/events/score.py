"""How alike two profiles are, feature by feature, each with its weight and in words. Symmetric, and nothing else is known.

Across languages only codes, places, days, figures and names count; words count within one language.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from selon.events.profile import Profile, Spot, Window
from selon.events.weights import Weights

# A figure below this is too common to tell one happening from another.
_TELLING = 10
# A denial says of something told just before that it is not so: within so many characters, as far as two sentences.
_DONE = frozenset(("happened", "ongoing"))
_REACH = 330
# A mode that no family names goes with none but itself.
_ANY = frozenset[str]()


class Feature(msgspec.Struct, frozen=True):
    name: str
    weight: float
    about: str = ""


class Likeness(msgspec.Struct, frozen=True):
    score: float
    features: tuple[Feature, ...]
    never: str = ""


def likeness(one: Profile, other: Profile, weights: Weights) -> Likeness:
    """`never` names what forbids them to be one happening whatever the score."""
    found = list(_features(one, other, weights))
    found.sort(key=lambda feature: (-abs(feature.weight), feature.name, feature.about))
    return Likeness(round(sum(feature.weight for feature in found), 4), tuple(found), never(one, other, weights))


def score(one: Profile, other: Profile, weights: Weights) -> float:
    return round(sum(feature.weight for feature in _features(one, other, weights)), 4)


def never(one: Profile, other: Profile, weights: Weights) -> str:
    """What cannot be one happening: other towns, other countries, days for sure apart, types that no deed has both of."""
    if one.type != other.type and other.type not in weights.near.get(one.type, ()):
        return f"{one.type} is not {other.type}"
    apart = _apart(one.window, other.window)
    if apart > 1 and one.window and other.window and one.window.sure and other.window.sure:
        return f"{apart} days apart"
    if _place(one.spots, other.spots)[0] == "place_other":
        return "other places"
    return ""


def _features(one: Profile, other: Profile, w: Weights) -> Iterable[Feature]:
    if one.type == other.type or (one.mode and one.mode == other.mode and other.type in w.near.get(one.type, ())):
        yield Feature("type", w["type"], one.type)
    elif other.type in w.near.get(one.type, ()):
        yield Feature("type_near", w["type_near"], f"{one.type}, {other.type}")
    if one.mode and other.mode:
        if one.mode == other.mode:
            yield Feature("mode", w["mode"], one.mode)
        elif not w.modes.get(one.mode, _ANY) & w.modes.get(other.mode, _ANY):
            yield Feature("mode_other", w["mode_other"], f"{one.mode}, {other.mode}")
    for slot in ("actor", "recipient"):
        kind, about = _parties(getattr(one, slot), getattr(other, slot))
        if kind:
            yield Feature(f"{slot}_{kind}", w[f"{slot}_{kind}"], about)
    place, where = _place(one.spots, other.spots)
    if place:
        yield Feature(place, w[place], where)
    yield from _times(one.window, other.window, w)
    yield from _counts(one, other, w)
    yield from _names(one, other, w)
    if one.lang == other.lang:
        yield from _wording(one, other, w)


def _parties(left: Iterable[tuple[str, str, str]], right: Iterable[tuple[str, str, str]]) -> tuple[str, str]:
    ours, theirs = {key: level for key, _, level in left}, {key: level for key, _, level in right}
    if not ours or not theirs:
        return "", ""
    order = ("named", "office", "words")
    shared = sorted(ours.keys() & theirs.keys(), key=lambda key: (ours[key] not in order, key))
    for level in order:
        for key in shared:
            if ours[key] == level:
                return level, key
    sides = {side for _, side, _ in left} & {side for _, side, _ in right}
    if sides:
        return "side", sorted(sides)[0]
    # What only words of the text name (a building, a missile, people) is nobody that another could be.
    if all(level == "words" for level in ours.values()) or all(level == "words" for level in theirs.values()):
        return "", ""
    return "other", f"{sorted(ours)[0]}, {sorted(theirs)[0]}"


def _place(left: tuple[Spot, ...], right: tuple[Spot, ...]) -> tuple[str, str]:
    """Loops over one or two places each: this is asked of every pair, and sets would cost more than they save."""
    best: tuple[int, str] | None = None
    for spot in left:
        for each in right:
            if spot.key == each.key and (best is None or (spot.level, spot.key) > best):
                best = spot.level, spot.key
    if best is not None:
        return ("place_town" if best[0] >= 4 else "place_region" if best[0] >= 2 else "place_country"), best[1]
    lands = [spot.country for spot in left if spot.country]
    others = [spot.country for spot in right if spot.country]
    if not lands or not others:
        return "", ""
    common = [land for land in lands if land in others]
    if not common:
        return "place_other", f"{min(lands)}, {min(others)}"
    if left[0].level >= 4 and right[0].level >= 4:
        return "place_other", f"{left[0].key}, {right[0].key}"
    return "place_within", min(common)


def _apart(one: Window | None, other: Window | None) -> int:
    """Days between two windows; 0 where they touch or one is unknown."""
    if one is None or other is None:
        return 0
    return max(0, other.first - one.last, one.first - other.last)


def _times(one: Window | None, other: Window | None, w: Weights) -> Iterable[Feature]:
    if one is None or other is None:
        return
    apart = _apart(one, other)
    sure = one.sure and other.sure
    if apart:
        name = "days_apart" if sure else "days_unlikely"
        yield Feature(name, max(w[name] * apart, w["days_apart_most"]), f"{apart} days")
    elif sure and max(one.days, other.days) <= 3:
        yield Feature("day", w["day"])
    elif sure:
        yield Feature("days_overlap", w["days_overlap"])
    else:
        yield Feature("days_likely", w["days_likely"])


def _counts(one: Profile, other: Profile, w: Weights) -> Iterable[Feature]:
    """The nearest that two figures of one unit come: of several in one claim, some are parts ("70, ten of them women")."""
    found = [
        _figures((low, high), (low_there, high_there), unit, w)
        for unit, low, high in one.counts
        for unit_there, low_there, high_there in other.counts
        if unit == unit_there
    ]
    if found:
        yield max(found, key=lambda feature: (feature.weight, feature.about))


def _figures(mine: tuple[float | None, float | None], there: tuple[float | None, float | None], unit: str, w: Weights) -> Feature:
    (low, high), (low_there, high_there) = mine, there
    if mine == there:
        telling = (low or high or 0) >= _TELLING
        return Feature("count_same", w["count_same"] if telling else w["count_overlap"], f"{low or high:g} {unit}")
    if (low or 0) <= (high_there or 1e12) and (low_there or 0) <= (high or 1e12):
        return Feature("count_overlap", w["count_overlap"], unit)
    return Feature("count_other", w["count_other"], unit)


def _names(one: Profile, other: Profile, w: Weights) -> Iterable[Feature]:
    for at, name in enumerate(sorted(set(one.names) & set(other.names))[:3]):
        yield Feature("name" if not at else "name_more", w["name" if not at else "name_more"], name)
    counted = {unit for unit, _, _ in one.counts} & {unit for unit, _, _ in other.counts}
    figures = sorted(set(one.numbers) & set(other.numbers))
    if figures and not counted:
        yield Feature("number", w["number"], str(figures[-1]))
    shared = sorted(set(one.topics) & set(other.topics), key=lambda name: (not _is_point(name), name))
    if shared:
        feature = "topic" if _is_point(shared[0]) else "topic_name"
        yield Feature(feature, w[feature], shared[0])
    yield from _about(one, other, w)
    yield from _beside(one, other, w)


def _is_point(name: str) -> bool:
    """The key of a town or site, as `profile` writes it."""
    return name[:1] == "g" and name[1:].isdigit()


def _beside(one: Profile, other: Profile, w: Weights) -> Iterable[Feature]:
    """What stands side by side in a report is, unless something speaks against it, about one thing."""
    far = _denied_after(one, other)
    if far is not None:
        yield Feature("denial", round(w["denial"] + w["denial_far"] * far / 100, 3), f"{far} characters on")
    if one.paragraph and one.paragraph == other.paragraph:
        yield Feature("paragraph", w["paragraph"])
    elif (one.paragraph and one.paragraph == other.before) or (other.paragraph and other.paragraph == one.before):
        yield Feature("paragraph_next", w["paragraph_next"])


def _denied_after(one: Profile, other: Profile) -> int | None:
    """How many characters a denial that names neither where nor when stands behind what was told; None: it is none, or too far.

    What is told in passing of another town than the report is about is not what it denies."""
    if one.polarity == other.polarity or one.type != other.type or not {one.status, other.status} <= _DONE:
        return None
    told, denied = (one, other) if one.polarity == "+" else (other, one)
    if not denied.bare or not denied.paragraph or (one.mode and other.mode and one.mode != other.mode):
        return None
    about, there = {name for name in denied.topics if _is_point(name)}, {spot.key for spot in told.spots if spot.level >= 4}
    if about and there and not about & there:
        return None
    if told.paragraph == denied.paragraph:
        far = denied.at - told.at
    elif told.paragraph and told.paragraph == denied.before:
        far = told.left + denied.at
    else:
        return None
    return far if 0 <= far <= _REACH else None


def _about(one: Profile, other: Profile, w: Weights) -> Iterable[Feature]:
    """Where one claim names no place, what stands around it says where the story is."""
    for told, bare in ((one, other), (other, one)):
        if any(spot.level >= 3 for spot in bare.spots):
            continue
        fine = {spot.key for spot in told.spots if spot.level >= 3}
        for feature, names in (("near_place", {*bare.near, *bare.names}), ("topic_place", set(bare.topics))):
            places = sorted(fine & names)
            if places:
                yield Feature(feature, w[feature], places[0])
                return
    if not any(spot.level >= 3 for spot in (*one.spots, *other.spots)):
        around = sorted(set(one.near) & set(other.near))
        if around:
            yield Feature("near", w["near"], around[0])


def _wording(one: Profile, other: Profile, w: Weights) -> Iterable[Feature]:
    if one.trigger and one.trigger == other.trigger:
        yield Feature("trigger", w["trigger"], one.trigger)
    mine, theirs = set(one.words), set(other.words)
    if not mine or not theirs:
        return
    if mine == theirs:
        # One sentence, one word of it: a reprint. One sentence, two of its words: two deeds told in a breath.
        if not one.trigger or not other.trigger:
            return
        if one.trigger != other.trigger:
            yield Feature("quote_other", w["quote_other"])
            return
        if len(mine) > 4:
            yield Feature("quote", w["quote"])
    share = len(mine & theirs) / len(mine | theirs)
    # Two sentences about anything share a tenth of their words.
    if share > 0.12:
        yield Feature("words", round(w["words"] * share, 3), f"{share:.0%}")
