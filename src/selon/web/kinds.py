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


BY, FROM, OF_WHO = N_("by %(who)s"), N_("from %(who)s"), N_("of %(who)s")
TO, ON, AGAINST, WITH, FOR, OF, BEFORE, INTO = (
    N_("to %(whom)s"), N_("on %(whom)s"), N_("against %(whom)s"), N_("with %(whom)s"), N_("for %(whom)s"), N_("of %(whom)s"),
    N_("before %(whom)s"), N_("into %(whom)s"),
)  # fmt: skip

HEADS = {
    "AGREE": Head(N_("Agreement"), OF_WHO, WITH),
    "CONSULT": Head(N_("Talks"), OF_WHO, WITH),
    "SUPPORT": Head(N_("Support"), FROM, FOR),
    "CONCEDE": Head(N_("Concession"), FROM, TO),
    "COOPERATE": Head(N_("Cooperation"), OF_WHO, WITH),
    "AID": Head(N_("Aid"), FROM, FOR),
    "RETREAT": Head(N_("Retreat"), OF_WHO, BEFORE),
    "REQUEST": Head(N_("Demand"), FROM, TO),
    "ACCUSE": Head(N_("Accusation"), FROM, AGAINST),
    "REJECT": Head(N_("Refusal"), FROM, TO),
    "THREATEN": Head(N_("Threat"), FROM, AGAINST),
    "PROTEST": Head(N_("Protest"), FROM, AGAINST),
    "SANCTION": Head(N_("Sanctions"), BY, AGAINST),
    "MOBILIZE": Head(N_("Mobilisation"), BY, AGAINST),
    "COERCE": Head(N_("Coercion"), BY, AGAINST),
    "ASSAULT": Head(N_("Attack"), BY, ON),
    "ASSAULT casualties": Head(N_("Attack"), BY, ON),
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
    "AGREE ceasefire": Head(N_("Truce"), OF_WHO, WITH),
    "RETREAT ceasefire": Head(N_("Truce"), OF_WHO, WITH),
    "RETREAT resign": Head(N_("Resignation"), OF_WHO, BEFORE),
    "RETREAT release": Head(N_("Release"), BY, OF),
    "RETREAT withdraw": Head(N_("Withdrawal"), OF_WHO, BEFORE),
    "CONSULT visit": Head(N_("Visit"), OF_WHO, TO),
    "CONSULT meet": Head(N_("Meeting"), OF_WHO, WITH),
    "CONSULT phone": Head(N_("Call"), OF_WHO, WITH),
    "CONSULT negotiate": Head(N_("Negotiation"), OF_WHO, WITH),
    "COERCE arrest": Head(N_("Arrest"), BY, OF),
    "COERCE detain": Head(N_("Detention"), BY, OF),
    "COERCE abduct": Head(N_("Abduction"), BY, OF),
    "COERCE seize": Head(N_("Seizure"), BY, OF),
    "COERCE blockade": Head(N_("Blockade"), BY, OF),
    "AID arms": Head(N_("Arms"), FROM, FOR),
    "COOPERATE exercise": Head(N_("Joint exercise"), OF_WHO, WITH),
    "MOBILIZE exercise": Head(N_("Exercise"), BY, AGAINST),
    "ASSAULT offensive": Head(N_("Offensive"), BY, AGAINST),
    "ASSAULT war": Head(N_("War"), BY, AGAINST),
    "ASSAULT occupy": Head(N_("Occupation"), BY, OF),
    "ASSAULT sink": Head(N_("Sinking"), BY, OF),
    "ASSAULT execute": Head(N_("Execution"), BY, OF),
    "ASSAULT arson": Head(N_("Arson"), BY, OF),
    "ASSAULT beat": Head(N_("Beating"), BY, OF),
    "ASSAULT torture": Head(N_("Torture"), BY, OF),
    "ASSAULT loot": Head(N_("Looting"), BY, OF),
    "COERCE siege": Head(N_("Siege"), BY, OF),
    "COERCE hostage": Head(N_("Hostage-taking"), BY, OF),
    "COERCE raid": Head(N_("Raid"), BY, ON),
    "COERCE expel": Head(N_("Expulsion"), BY, OF),
    "COERCE deport": Head(N_("Deportation"), BY, OF),
    "COERCE displace": Head(N_("Displacement"), BY, OF),
    "COERCE censor": Head(N_("Censorship"), BY, OF),
    "COERCE repress": Head(N_("Repression"), BY, OF),
    "COERCE coup": Head(N_("Coup"), BY, AGAINST),
    "SANCTION expel": Head(N_("Expulsion"), BY, OF),
    "SANCTION embargo": Head(N_("Embargo"), BY, AGAINST),
    "AID rescue": Head(N_("Rescue"), BY, OF),
    "AID evacuate": Head(N_("Evacuation"), BY, OF),
    "RETREAT evacuate": Head(N_("Evacuation"), BY, OF),
    "RETREAT flee": Head(N_("Flight"), OF_WHO, BEFORE),
    "ACCUSE disapprove": Head(N_("Criticism"), FROM, AGAINST),
    "ACCUSE investigate": Head(N_("Investigation"), BY, INTO),
    "ACCUSE charge": Head(N_("Indictment"), BY, OF),
    "ACCUSE convict": Head(N_("Conviction"), BY, OF),
    "COERCE convict": Head(N_("Conviction"), BY, OF),
    "ACCUSE complain": Head(N_("Complaint"), FROM, AGAINST),
    "ACCUSE sue": Head(N_("Lawsuit"), FROM, AGAINST),
    "THREATEN warn": Head(N_("Warning"), FROM, TO),
    "THREATEN ultimatum": Head(N_("Ultimatum"), FROM, TO),
    "CONCEDE admit": Head(N_("Admission"), FROM, TO),
    "CONCEDE apologise": Head(N_("Apology"), FROM, TO),
    "CONCEDE amnesty": Head(N_("Amnesty"), BY, FOR),
    "SUPPORT thank": Head(N_("Thanks"), FROM, TO),
    "SUPPORT condolences": Head(N_("Condolences"), FROM, TO),
    "SUPPORT recognition": Head(N_("Recognition"), BY, OF),
    "PROTEST demo": Head(N_("Demonstration"), OF_WHO, AGAINST),
    "PROTEST riot": Head(N_("Riot"), OF_WHO, AGAINST),
    "PROTEST strike": Head(N_("Strike by workers"), OF_WHO, AGAINST),
    "PROTEST boycott": Head(N_("Boycott"), BY, OF),
    "MOBILIZE conscription": Head(N_("Conscription"), BY, OF),
    "MOBILIZE missile-test": Head(N_("Missile test"), BY, AGAINST),
    "COOPERATE joint-operation": Head(N_("Joint operation"), OF_WHO, WITH),
    "COOPERATE extradite": Head(N_("Extradition"), BY, OF),
    "REQUEST meet": Head(N_("Request for a meeting"), FROM, TO),
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
    "complain": N_("complaint"), "sue": N_("lawsuit"), "attempt": N_("attempt"), "primitive": N_("blows and blades"),
    "torture": N_("torture"), "claim-responsibility": N_("claim of responsibility"), "beat": N_("beating"),
    "suicide-attack": N_("suicide attack"), "execute": N_("execution"), "chemical": N_("chemical weapons"),
    "occupy": N_("occupation"), "sexual": N_("sexual violence"), "restrict": N_("restriction"), "ban": N_("ban"),
    "curfew": N_("curfew"), "crowd-control": N_("crowd control"), "censor": N_("censorship"),
    "sentence": N_("sentence"), "martial-law": N_("martial law"), "hostage": N_("hostage-taking"),
    "repress": N_("repression"), "conscript": N_("forced conscription"), "purge": N_("purge"), "ease": N_("easing"),
    "amnesty": N_("amnesty"), "access": N_("access"), "relations": N_("relations"), "aircraft": N_("aircraft"),
    "overflight": N_("overflight"), "obstruct": N_("obstruction"), "boycott": N_("boycott"), "veto": N_("veto"),
    "defy": N_("defiance"), "abstain": N_("abstention"), "assist": N_("call for help"), "asylum": N_("asylum"),
    "disarm": N_("disarmament"), "flee": N_("flight"), "discontinue": N_("breaking off"), "vote": N_("vote"),
    "recognition": N_("recognition"), "recognise": N_("recognition"), "ultimatum": N_("ultimatum"),
    "bomb": N_("bomb threat"), "territory": N_("territory given up"), "deport": N_("deportation"),
    "search": N_("house search"), "police": N_("police"), "hunger-strike": N_("hunger strike"), "legal": N_("legal action"),
    "incursion": N_("incursion"), "suppress": N_("suppression"), "loot": N_("looting"), "terrorism": N_("terrorism"),
    "mutiny": N_("mutiny"), "freeze": N_("freeze"), "freeze-assets": N_("freezing of assets"),
    "ease-sanction": N_("easing of sanctions"), "recall": N_("recall"), "multilateral": N_("several parties"),
    "return": N_("return"), "disperse": N_("dispersal"), "state-of-emergency": N_("state of emergency"),
    "kill": N_("killing"), "injure": N_("wounding"), "kidnap": N_("kidnapping"), "military": N_("military"),
    "condemn": N_("condemnation"), "embargo": N_("embargo"), "economic": N_("economic"), "cyber": N_("cyber attack"),
    "test": N_("test"), "sit-in": N_("sit-in"), "petition": N_("petition"), "listing": N_("listing"),
    "tariff": N_("tariff"), "medical": N_("medical"), "trade": N_("trade"),
    "humanitarian-aid": N_("humanitarian aid"),
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
