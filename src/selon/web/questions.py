"""The point on which sides part, as a question."""

from __future__ import annotations

from collections.abc import Sequence

from selon.web.glosses import unit_of
from selon.web.kinds import unit_said
from selon.web.speech import Speech
from selon.web.words import N_

_POINTS = {
    "whether": N_("Did it happen?"), "who": N_("Who did it?"), "to_whom": N_("Who was hit?"), "where": N_("Where was it?"),
    "when": N_("When was it?"), "how_many": N_("How many?"), "why": N_("Why?"), "name": N_("What is it called?"),
}  # fmt: skip
_UNITS = {
    "killed": N_("How many were killed?"), "injured": N_("How many were injured?"), "displaced": N_("How many were displaced?"),
    "refugees": N_("How many refugees?"), "detained": N_("How many were detained?"), "troops": N_("How many soldiers?"),
    "demonstrators": N_("How many demonstrators?"), "missing": N_("How many are missing?"), "hostages": N_("How many hostages?"),
    "freed": N_("How many were freed?"), "evacuated": N_("How many were evacuated?"), "money": N_("How much money?"),
    "aid_tonnes": N_("How many tonnes of aid?"), "victims": N_("How many victims?"), "people": N_("How many people?"),
}  # fmt: skip
_COMING = ("it will happen", "it will not happen")


def question(point: str, values: Sequence[str], speech: Speech) -> str:
    """Of figures what is counted, of something to come whether it will be."""
    if point == "whether" and any(value in _COMING for value in values):
        return speech(N_("Will it happen?"))
    if point == "how_many" and values:
        unit, of = next((unit_of(value) for value in values if unit_of(value)[0]), ("", ""))
        if unit and ((unit == "equipment" and of) or unit not in _UNITS):
            return speech(N_("How many: %(what)s?")) % {"what": unit_said(unit, of, speech)}
        if unit:
            asked = speech(_UNITS[unit])
            return f"{asked} ({unit_said('equipment', of, speech)})" if of else asked
    return speech(_POINTS[point]) if point in _POINTS else point
