"""Why a claim should be checked, and what a person said of it, in the words of the page's language. Pure."""

from __future__ import annotations

from selon.dossier import Ground
from selon.model import Review, Rule
from selon.web.kinds import TYPES, kind_said, mode_said
from selon.web.record import LABELS
from selon.web.slots import CERTAINTIES, FLAGS
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
SLOTS = {**LABELS, "type": LABELS["what"], "status": N_("how it stands"), "polarity": N_("asserted"), "certainty": N_("how certain")}
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
    value, was = (slot_said(review.slot, each, speech) if each else speech("nothing") for each in (review.value, review.was))
    told = {"slot": speech(SLOTS[review.slot]), "value": value, "was": was}
    return speech("%(slot)s corrected: %(value)s, instead of %(was)s") % told


def slot_said(slot: str, words: str, speech: Speech) -> str:
    """What a slot holds, as it is written to correct it, in the page's language; names stay the report's."""
    if slot == "type":
        return sense_said(words, speech)
    if slot == "certainty":
        return speech(CERTAINTIES.get(words, words))
    if slot == "polarity":
        return speech(N_("said to be so") if words == "+" else N_("said not to be so"))
    return speech(words) if slot == "status" else words


def sense_said(sense: str, speech: Speech) -> str:
    """`ASSAULT airstrike`: attack (air strike)."""
    kind, _, mode = sense.partition(" ")
    if kind not in TYPES:
        return sense
    return f"{kind_said(kind, None, speech)} ({mode_said(mode, speech)})" if mode else kind_said(kind, None, speech)


def rule_said(rule: Rule, speech: Speech) -> str:
    """`“Bankova” always means “the president's office”`, `“tirer” tells of no event here`; what it was read as stands beside it."""
    told = {
        "of": " ".join(rule.of.split()), "value": rule.value, "only": rule.only,
        "word": rule.of.rpartition("#")[2].partition(":")[0], "sense": sense_said(rule.value, speech),
    }  # fmt: skip
    if rule.kind == "sense":
        said = speech("“%(word)s” means %(sense)s here") if rule.value else speech("“%(word)s” tells of no event here")
    elif rule.slot == "place":
        said = speech("the place “%(of)s” is always “%(value)s”")
    else:
        said = speech("“%(of)s” always means “%(value)s”")
    return (said + (speech(", where the quoted words have “%(only)s”") if rule.only else "")) % told


CAUTIONS = (
    N_("in this claim the name was lent by rule (see its doubts): the rule would change the name wherever it stands"),
    N_("it holds for every use of the row; words that the quote must have make it narrower"),
)
"""What the dossier warns of before a rule is kept."""

__all__ = ["CAUTIONS", "FLAGS", "SLOTS", "ground_said", "review_said", "rule_said", "sense_said", "slot_said"]
