"""Words that records carry as keys (how a claim stands, the point of a contradiction, a slot), as the page says them.

`N_` marks them for the translators; a test holds every key that a record can have against this table.
"""

from __future__ import annotations

from selon.web.speech import Speech


def N_(words: str) -> str:
    return words


NAV = (
    ("/", N_("Situation")),
    ("/voices", N_("Voices")),
    ("/map", N_("Map")),
    ("/events", N_("Events")),
    ("/contradictions", N_("Contradictions")),
    ("/reports", N_("Reports")),
    ("/review", N_("Review")),
)

NAMES = {
    # how a claim stands
    "stated": N_("stated"),
    "established": N_("established"),
    "reported": N_("reported"),
    "alleged": N_("alleged"),
    "announced": N_("announced"),
    "denied": N_("denied"),
    "negated": N_("negated"),
    "feared": N_("feared"),
    "possible": N_("possible"),
    "hypothetical": N_("hypothetical"),
    "happened": N_("happened"),
    "ongoing": N_("ongoing"),
    "planned": N_("planned"),
    "requested": N_("requested"),
    "threatened": N_("threatened"),
    "not happened": N_("not happened"),
    "not ongoing": N_("not ongoing"),
    "not planned": N_("not planned"),
    "not requested": N_("not requested"),
    "not threatened": N_("not threatened"),
    "not feared": N_("not feared"),
    "not possible": N_("not possible"),
    "not hypothetical": N_("not hypothetical"),
    # the points of a contradiction
    "whether": N_("whether it happened"),
    "who": N_("who did it"),
    "to_whom": N_("to whom"),
    "where": N_("where"),
    "when": N_("when"),
    "how_many": N_("how many"),
    "how": N_("how"),
    "why": N_("why"),
    "name": N_("what it is called"),
    "true": N_("contradiction"),
    "apparent": N_("apparent only"),
    # slots
    "actor": N_("who"),
    "recipient": N_("to whom"),
    "place": N_("where"),
    "count": N_("how many"),
    # edges of the family tree
    "reprint": N_("reprint"),
    "partial": N_("taken in part"),
    "cites": N_("cites"),
    "same_release": N_("same press release"),
    "version": N_("later version"),
    # the map: on how much a place rests, how finely it is told, whose borders are drawn
    "claimed": N_("claimed"),
    "corroborated": N_("corroborated"),
    "contested": N_("contested"),
    "country": N_("country"),
    "region": N_("region"),
    "town": N_("town"),
    "site": N_("site"),
    "area": N_("area"),
    "view un": N_("United Nations practice"),
    "view control": N_("who holds the land"),
    "view apart": N_("disputed lands apart"),
    "about un": N_("Borders follow the practice of the United Nations."),
    "about control": N_("Borders as Natural Earth draws them: who holds the land, whoever recognises it."),
    "about apart": N_("Lands whose state is disputed are given to nobody."),
    # voices
    "own voice": N_("own voice"),
    "the report": N_("the report"),
}


def name_of(key: str, speech: Speech) -> str:
    """A key in the words of the page's language; a key without any stays as it is."""
    words = NAMES.get(key)
    return speech(words).strip() if words else key
