"""Keys of actors, places and outlets (how a statement turned, what came of a promise, what an event loses) as the page says them."""

from __future__ import annotations

from selon.web.words import N_

TOLD = {
    "before": N_("before"),
    "after": N_("after"),
    "the same speaker": N_("the same speaker"),
    "the same side": N_("the same side"),
    "said that it happened, then that it did not": N_("said that it happened, then that it did not"),
    "said that it did not happen, then that it did": N_("said that it did not happen, then that it did"),
    "said that it will, then that it will not": N_("said that it will, then that it will not"),
    "said that it will not, then that it will": N_("said that it will not, then that it will"),
    "said that it will not, then that it did": N_("said that it will not, then that it did"),
    "announced": N_("announced"),
    "promised": N_("promised"),
    "threatened": N_("threatened"),
    "borne out": N_("borne out"),
    "contradicted": N_("contradicted"),
    "told both ways": N_("told both ways"),
    "taken back": N_("taken back"),
    "nothing yet": N_("nothing yet"),
    "everything": N_("everything"),
    "its only affirmation": N_("its only affirmation"),
    "its second origin": N_("its second origin"),
    "a side": N_("a side"),
    "values": N_("values"),
    "voices": N_("voices"),
}
