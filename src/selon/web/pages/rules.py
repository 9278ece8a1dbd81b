"""Never again: what a correction would say once for all, claim by claim before and after; the rules that hold, to be withdrawn."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import FormData

from selon.dossier import Answer, Dossier, RuleSheet, rows_text
from selon.web.act import Act
from selon.web.asked import Asked
from selon.web.desk import Desk
from selon.web.grounds import SLOTS, review_said, rule_said, slot_said
from selon.web.page import File, Page, Parameter
from selon.web.setting import spoken
from selon.web.written import REVIEW, SAID, identity, signed, written

_SHOWN, _MOST = 20, 2000


def ask(dossier: Dossier, asked: Asked) -> Answer[RuleSheet]:
    limit = _MOST if asked.one("all") else _SHOWN
    return dossier.rules(asked.one("review") or asked.one("rule"), only=asked.one("only"), limit=limit)


def shape(answer: Answer[RuleSheet], asked: Asked) -> dict[str, Any]:
    speech = spoken(asked)
    looked = next(iter(answer.results), None) if asked.one("review") or asked.one("rule") else None
    return {
        "looked": looked,
        "rules": () if looked else answer.results,
        "by": asked.one("by"),
        "file": asked.form("txt"),
        "rows_text": rows_text,
        "says": lambda rule: rule_said(rule, speech),
        "said": lambda review: review_said(review, speech),
        "holds": lambda slot, words: slot_said(slot, words, speech),
        "label": lambda slot: speech(SLOTS[slot]),
    }


def keep(desk: Desk, asked: Asked, form: FormData) -> str:
    """Let the rule hold, and show it with what it changed."""
    review = identity(form, "review", REVIEW, asked)
    with desk.dossier() as dossier:
        kept = dossier.rules(review, only=written(form, "only"), keep=True, by=signed(form, asked), why=written(form, "why"))
    return asked.link("/rules", rule=kept.results[0].rule.id, by=written(form, "by"))


def undo(desk: Desk, asked: Asked, form: FormData) -> str:
    with desk.dossier() as dossier:
        dossier.undo(identity(form, "undo", SAID, asked), by=signed(form, asked))
    return asked.link("/rules", by=written(form, "by"))


def _rows(answer: Answer[RuleSheet], asked: Asked) -> bytes:
    return rows_text([row for sheet in answer.results for row in sheet.rows]).encode()


PAGE = Page(
    "/rules",
    "rules.html",
    ask,
    shape,
    about="What is said once for all in this dossier; or what a correction would change if it were.",
    parameters=(
        Parameter("review", "A correction or rejection (V-…): the rule that would have prevented it, and all that it would change."),
        Parameter("only", "With review: nothing but where the quoted words have these."),
        Parameter("rule", "A rule that holds (N-…), and all that it changes."),
        Parameter("all", "Every change, not the first twenty.", values=("1",)),
        Parameter("by", "Who looks: goes into the form."),
    ),
    record=RuleSheet,
    files={"txt": File("text/csv; charset=utf-8", _rows)},
)
ACTS = (Act("/rules", keep), Act("/rules/undo", undo))
