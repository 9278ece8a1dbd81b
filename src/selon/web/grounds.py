"""Why a claim should be checked, and what a person said of it, in the words of the page's language. Pure."""

from __future__ import annotations

from selon.dossier import Ground
from selon.model import Review
from selon.web.record import LABELS
from selon.web.speech import Speech
from selon.web.words import N_, NAMES

_GROUNDS = {
    "side": N_("a voice in an open contradiction: %(name)s"),
    "alone": N_("alone on its side of an open contradiction: %(name)s"),
    "second": N_("without it only one origin affirms the event"),
    "only": N_("without it nobody affirms the event"),
    "near": N_("its likeness to its event was just enough"),
    "unknown": N_("no party known by the name “%(name)s”"),
    "nobody": N_("words of this kind have a speaker, and none was found"),
}
FLAGS = {
    "pronoun resolved by rule": N_("pronoun resolved by rule"),
    "owner resolved by rule": N_("owner resolved by rule"),
    "resolved by rule": N_("resolved by rule"),
    "resolved by age": N_("resolved by age"),
    "country from the story": N_("country taken from the story"),
    "country from the last mention": N_("country taken from the last mention"),
    "points back to the claim before it": N_("points back to the claim before it"),
    "document of the last institution": N_("document of the institution named last"),
    "speaker carried over": N_("speaker carried over from before"),
    "experimental language pack": N_("experimental language pack"),
}
"""Doubts that the reader marks itself; one that is not listed stays as it is."""

_SLOTS = {**LABELS, "type": LABELS["what"], "status": N_("how it stands"), "polarity": N_("asserted"), "certainty": N_("how certain")}
_VERDICTS = {"accepted": N_("accepted"), "rejected": N_("rejected: no such claim")}


def ground_said(ground: Ground, speech: Speech) -> str:
    if ground.what == "told":
        origins = speech.many("told by %(num)s origin", "told by %(num)s origins", ground.number)
        return f"{origins}, {speech.many('%(num)s report', '%(num)s reports', int(ground.name or 0))}"
    if ground.what == "rivals":
        return speech.many("may belong to %(num)s other event", "may belong to %(num)s other events", ground.number)
    if ground.what == "flag":
        return speech(FLAGS[ground.name]) if ground.name in FLAGS else ground.name
    name = speech(NAMES[ground.name]) if ground.name in NAMES else ground.name
    return speech(_GROUNDS[ground.what]) % {"name": name}


def review_said(review: Review, speech: Speech) -> str:
    """`who corrected: Moscow, instead of Minsk`, or the verdict."""
    if review.slot is None:
        return speech(_VERDICTS[review.verdict])
    told = {"slot": speech(_SLOTS[review.slot]), "value": review.value or speech("nothing"), "was": review.was or speech("nothing")}
    return speech("%(slot)s corrected: %(value)s, instead of %(was)s") % told
