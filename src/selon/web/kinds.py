"""Kinds of events, units of figures and stances, as the page says them; what is not listed stays the key that it is."""

from __future__ import annotations

import msgspec

from selon.web.speech import Speech
from selon.web.words import N_


class Head(msgspec.Struct, frozen=True):
    """How a headline of this kind begins, and what stands before who does it and before whom it is done to."""

    noun: str
    by: str = "by %(who)s"
    to: str = "to %(whom)s"


BY, FROM = N_("by %(who)s"), N_("from %(who)s")
TO, ON, AGAINST, WITH, FOR, OF, BEFORE = (
    N_("to %(whom)s"), N_("on %(whom)s"), N_("against %(whom)s"), N_("with %(whom)s"), N_("for %(whom)s"), N_("of %(whom)s"),
    N_("before %(whom)s"),
)  # fmt: skip

HEADS = {
    "AGREE": Head(N_("Agreement"), BY, WITH),
    "CONSULT": Head(N_("Talks"), BY, WITH),
    "SUPPORT": Head(N_("Support"), FROM, FOR),
    "CONCEDE": Head(N_("Concession"), BY, TO),
    "COOPERATE": Head(N_("Cooperation"), BY, WITH),
    "AID": Head(N_("Aid"), FROM, FOR),
    "RETREAT": Head(N_("Retreat"), BY, BEFORE),
    "REQUEST": Head(N_("Demand"), BY, TO),
    "ACCUSE": Head(N_("Accusation"), BY, AGAINST),
    "REJECT": Head(N_("Refusal"), BY, TO),
    "THREATEN": Head(N_("Threat"), BY, AGAINST),
    "PROTEST": Head(N_("Protest"), BY, AGAINST),
    "SANCTION": Head(N_("Sanctions"), BY, AGAINST),
    "MOBILIZE": Head(N_("Mobilisation"), BY, AGAINST),
    "COERCE": Head(N_("Coercion"), BY, AGAINST),
    "ASSAULT": Head(N_("Attack"), BY, ON),
    "ASSAULT airstrike": Head(N_("Air strike"), BY, ON),
    "ASSAULT missiles": Head(N_("Missile strike"), BY, ON),
    "ASSAULT drones": Head(N_("Drone strike"), BY, ON),
    "ASSAULT heavy-weapons": Head(N_("Shelling"), BY, OF),
    "ASSAULT clash": Head(N_("Fighting"), BY, WITH),
    "ASSAULT capture": Head(N_("Capture"), BY, OF),
    "ASSAULT destroy": Head(N_("Destruction"), BY, OF),
    "ASSAULT invasion": Head(N_("Invasion"), BY, OF),
    "ASSAULT shootdown": Head(N_("Shooting down"), BY, OF),
    "ASSAULT assassinate": Head(N_("Killing"), BY, OF),
    "ASSAULT massacre": Head(N_("Massacre"), BY, OF),
    "ASSAULT siege": Head(N_("Siege"), BY, OF),
    "AGREE ceasefire": Head(N_("Truce"), BY, WITH),
    "RETREAT ceasefire": Head(N_("Truce"), BY, WITH),
    "RETREAT resign": Head(N_("Resignation"), BY, BEFORE),
    "RETREAT release": Head(N_("Release"), BY, OF),
    "RETREAT withdraw": Head(N_("Withdrawal"), BY, BEFORE),
    "CONSULT visit": Head(N_("Visit"), BY, TO),
    "CONSULT meet": Head(N_("Meeting"), BY, WITH),
    "CONSULT phone": Head(N_("Call"), BY, WITH),
    "CONSULT negotiate": Head(N_("Negotiation"), BY, WITH),
    "COERCE arrest": Head(N_("Arrest"), BY, OF),
    "COERCE detain": Head(N_("Detention"), BY, OF),
    "COERCE abduct": Head(N_("Abduction"), BY, OF),
    "COERCE seize": Head(N_("Seizure"), BY, OF),
    "COERCE blockade": Head(N_("Blockade"), BY, OF),
    "AID arms": Head(N_("Arms"), FROM, FOR),
    "COOPERATE exercise": Head(N_("Joint exercise"), BY, WITH),
    "MOBILIZE exercise": Head(N_("Exercise"), BY, AGAINST),
    "MOBILIZE troops": Head(N_("Movement of troops"), BY, AGAINST),
}

TYPES = {
    "AGREE": N_("agreement"), "CONSULT": N_("talks"), "SUPPORT": N_("support"), "CONCEDE": N_("concession"), "COOPERATE": N_("cooperation"),
    "AID": N_("aid"), "RETREAT": N_("retreat"), "REQUEST": N_("demand"), "ACCUSE": N_("accusation"), "REJECT": N_("refusal"),
    "THREATEN": N_("threat"), "PROTEST": N_("protest"), "SANCTION": N_("sanctions"), "MOBILIZE": N_("mobilisation"),
    "COERCE": N_("coercion"), "ASSAULT": N_("attack"),
}  # fmt: skip

MODES = {
    "troops": N_("troops"), "withdraw": N_("withdrawal"), "negotiate": N_("negotiation"), "meet": N_("meeting"), "clash": N_("fighting"),
    "disapprove": N_("disapproval"), "ceasefire": N_("truce"), "release": N_("release"), "visit": N_("visit"), "arms": N_("arms"),
    "firearms": N_("firearms"), "casualties": N_("casualties"), "exercise": N_("exercise"), "seize": N_("seizure"), "rescue": N_("rescue"),
    "refuge": N_("refuge"), "destroy": N_("destruction"), "resign": N_("resignation"), "explosives": N_("explosives"),
    "third-party": N_("third party"), "capture": N_("capture"), "arrest": N_("arrest"), "massacre": N_("massacre"),
    "detain": N_("detention"), "conscription": N_("conscription"), "joint-operation": N_("joint operation"),
    "airstrike": N_("air strike"), "displace": N_("displacement"), "heavy-weapons": N_("heavy weapons"), "charge": N_("charge"),
    "warships": N_("warships"), "war": N_("war"), "invasion": N_("invasion"), "siege": N_("siege"), "missile-test": N_("missile test"),
    "assassinate": N_("targeted killing"), "violate-ceasefire": N_("breach of a truce"), "missiles": N_("missiles"), "raid": N_("raid"),
    "arson": N_("arson"), "warn": N_("warning"), "blockade": N_("blockade"), "abduct": N_("abduction"), "phone": N_("telephone"),
    "investigate": N_("investigation"), "fortify": N_("fortification"), "extradite": N_("extradition"), "offensive": N_("offensive"),
    "evacuate": N_("evacuation"), "apologise": N_("apology"), "admit": N_("admission"), "training": N_("training"),
    "patrol": N_("patrol"), "intelligence": N_("intelligence"), "shootdown": N_("shooting down"), "sink": N_("sinking"),
    "convict": N_("conviction"), "emergency": N_("state of emergency"), "thank": N_("thanks"), "condolences": N_("condolences"),
    "drones": N_("drones"), "aid": N_("aid"), "sanction": N_("sanctions"), "cooperate": N_("cooperation"), "money": N_("money"),
    "supplies": N_("supplies"), "alert": N_("alert"), "weapons": N_("weapons"), "rearm": N_("rearmament"), "strike": N_("strike (work)"),
    "demo": N_("demonstration"), "riot": N_("riot"), "coup": N_("coup"), "cyberattack": N_("cyber attack"), "expel": N_("expulsion"),
}  # fmt: skip

UNITS = {
    "killed": N_("killed"), "injured": N_("injured"), "displaced": N_("displaced"), "refugees": N_("refugees"), "detained": N_("detained"),
    "troops": N_("soldiers"), "demonstrators": N_("demonstrators"), "equipment": N_("pieces of equipment"), "missing": N_("missing"),
    "hostages": N_("hostages"), "freed": N_("freed"), "evacuated": N_("evacuated"), "money": N_("money"), "aid_tonnes": N_("tonnes of aid"),
    "aid": N_("units of aid"), "victims": N_("victims"), "people": N_("people"),
}  # fmt: skip

COUNTED = {
    "children": N_("children"), "women": N_("women"), "rescuers": N_("rescuers"), "officers": N_("officers"), "soldiers": N_("soldiers"),
    "civilians": N_("civilians"), "tanks": N_("tanks"), "armoured vehicles": N_("armoured vehicles"), "missiles": N_("missiles"),
    "drones": N_("drones"), "aircraft": N_("aircraft"), "trains": N_("trains"), "dollars": N_("dollars"), "euros": N_("euros"),
    "some of them": N_("some of them"),
}  # fmt: skip

STANCES = {
    "confirm": N_("confirms"), "deny": N_("denies"), "announce": N_("announces"), "promise": N_("promises"), "threaten": N_("threatens"),
    "warn": N_("warns"), "demand": N_("demands"), "accuse": N_("accuses"), "justify": N_("justifies"), "decline": N_("declines to comment"),
}  # fmt: skip


def head(type: str, mode: str | None) -> Head:
    return HEADS.get(f"{type} {mode}") or HEADS.get(type) or Head(type.capitalize())


def kind_said(type: str, mode: str | None, speech: Speech) -> str:
    """`attack · air strike`, small."""
    said = speech(TYPES.get(type, type.lower()))
    how = mode_said(mode, speech) if mode else said
    return f"{said} · {how}" if how != said else said


def mode_said(mode: str, speech: Speech) -> str:
    return speech(MODES[mode]) if mode in MODES else mode


def unit_said(unit: str, of: str, speech: Speech) -> str:
    """`killed`, `killed (children)`; of equipment only what it is: `missiles`."""
    named = speech(COUNTED[of]) if of in COUNTED else of
    if unit == "equipment" and of:
        return named
    said = speech(UNITS[unit]) if unit in UNITS else unit
    return f"{said} ({named})" if named else said


def stance_said(stance: str, speech: Speech) -> str:
    """The verb of a stance, empty for plain saying."""
    return "" if stance in ("say", "own voice") else speech(STANCES[stance]) if stance in STANCES else stance
