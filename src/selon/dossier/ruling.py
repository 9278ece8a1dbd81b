"""`rules`: what a person says once for all, what it would change, and what persons hold against it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from selon.dossier.answer import Answer
from selon.dossier.correcting import SLOTS, slot_words
from selon.dossier.offering import cautions, offered
from selon.dossier.packrows import pack_rows
from selon.dossier.together import Together
from selon.errors import UsageError
from selon.knowledge import Knowledge
from selon.measures.ruling import acts_on
from selon.model import Claim, Report, Review, Rule
from selon.views import claim_row
from selon.views.ruling import RuleChange, RuleSheet, SlotChange, rule_words

if TYPE_CHECKING:
    from selon.config import Settings
    from selon.store import Store

_LIMIT = 20


class Ruling(Together):
    """The part of `Dossier` by which a mistake of reading is not made again."""

    settings: Settings

    def rules(
        self, about: str = "", *, only: str = "", keep: bool = False, by: str = "", why: str = "", limit: int = _LIMIT
    ) -> Answer[RuleSheet]:
        """The rules of this dossier, or of one all that it changes: before, after, and what persons hold against it.

        `about` a review (V-…): the rule that would have prevented what it mends, an alias or a sense of the lexicon; it changes nothing
        until it is given with `keep`. `only`: nothing but where the quoted words have these. `about` a kept rule (N-…): what it does.
        `undo` withdraws a rule, and all stands as if it had never been.
        """
        if self._known is not None or not self._is_there():
            # On a past day other things stood, and nothing is to be said of them.
            limits = {"claims": 0, "reports": 0, "origins": 0, "languages": {}}
            return Answer(kind="rules", query={"rules": about or None}, results=(), limits=limits)
        store = self._judging()
        if not about:
            kept = store.rules()
            return self._answer("rules", {"rules": None}, tuple(self._sheet(store, each, limit=0) for each in kept))
        if about[:2].upper() == "N-":
            return self._answer("rules", {"rules": about}, (self._sheet(store, _named(store, about), limit=limit),))
        review = _review(store, about)
        rule = offered(review, _as_read(store, review))
        rule = msgspec.structs.replace(rule, only=" ".join(only.split()), by=by or rule.by, at=self._now(), why=why or rule.why)
        if keep:
            from selon.dossier.restating import reviewed

            rule = store.rule(stamp=self._stamp(), rule=rule, then=reviewed)
        return self._answer("rules", {"rules": review.id, "only": rule.only, "keep": keep}, (self._sheet(store, rule, limit=limit),))

    def _is_there(self) -> bool:
        raise NotImplementedError  # the dossier knows its file

    def _sheet(self, store: Store, rule: Rule, *, limit: int) -> RuleSheet:
        """What the rule does beside the others that stand."""
        from selon.store.reviewing import as_reviewed

        others = [each for each in store.rules() if each.id != rule.id]
        concerned = [read for read, _ in store.concerned(rule)]
        said: dict[str, list[Review]] = {}
        for each in store.reviews(claims=[read.id for read in concerned]) if concerned else ():
            said.setdefault(each.claim, []).append(each)
        changed: list[tuple[Claim, Claim | None]] = []
        kept: list[Claim] = []
        for read in concerned:
            words = said.get(read.id, [])
            before, after = as_reviewed(read, words, others), as_reviewed(read, words, [*others, rule])
            if before is not None and before != after:
                changed.append((before, after))
            elif words and not _agree(before, as_reviewed(read, (), [*others, rule])):
                kept.append(before or read)
        shown = [*changed[:limit], *((each, each) for each in kept[:limit])]
        heads = {head.id: head for head in store.heads({before.report for before, _ in shown})}
        changes = tuple(_change(before, after, heads.get(before.report), said.get(before.id, ())) for before, after in shown)
        whole = msgspec.structs.replace(RuleSheet(rule, rule_words(rule)), changed=len(changed), held=len(kept))
        if not limit:
            return whole
        first = _as_read(store, review) if (review := _made_of(store, rule)) else concerned[0] if concerned else None
        return msgspec.structs.replace(
            whole,
            reports=len({before.report for before, _ in changed}),
            changes=changes[: len(changed[:limit])],
            kept=changes[len(changed[:limit]) :],
            cautions=cautions(rule, first) if first else (),
            rows=pack_rows(rule, first, know=self._known_in(store, first)) if first else (),
        )

    def _known_in(self, store: Store, claim: Claim) -> Knowledge:
        head = next(iter(store.heads([claim.report])), None)
        return Knowledge.load((head.lang if head else None) or "fr", self.settings.actors)


def spoken_of(store: Store, claim: str) -> list[Rule]:
    """The rules that speak of a claim which does not stand as it was read."""
    read = store.as_read(claim)
    return [rule for rule in store.rules() if acts_on(rule, read)] if read is not None else []


def _review(store: Store, written: str) -> Review:
    found = store.reviews(identity=written[:1].upper() + written[1:].lower())
    if written[:2].upper() != "V-" or not found:
        raise UsageError(f"no standing review {written} in {store.path}", hint="`selon review --done` lists them; a rule is made from one")
    if len(found) > 1:
        raise UsageError(f"{written} could be {', '.join(each.id[:8] for each in found[:5])}", hint="write more of the id")
    return found[0]


def _named(store: Store, written: str) -> Rule:
    wanted = written[:1].upper() + written[1:].lower()
    found = [each for each in store.rules() if each.id.startswith(wanted)]
    if len(found) != 1:
        raise UsageError(f"{'no standing rule' if not found else 'several rules begin with'} {written}", hint="`selon rules` lists them")
    return found[0]


def _made_of(store: Store, rule: Rule) -> Review | None:
    return next(iter(store.reviews(identity=rule.review, standing=False)), None) if rule.review else None


def _as_read(store: Store, review: Review) -> Claim:
    found = store.as_read(review.claim) or next(iter(store.claims_named([review.claim])), None)
    if found is None:
        raise UsageError(f"{review.claim} no longer stands: its report was read again without it", hint="make the rule from another review")
    return found


def _agree(stands: Claim | None, ruled: Claim | None) -> bool:
    """Whether a person has said of a claim what the rule would make of it."""
    if stands is None or ruled is None:
        return stands is ruled
    return all(slot_words(stands, slot) == slot_words(ruled, slot) for slot in SLOTS)


def _change(before: Claim, after: Claim | None, head: Report | None, said: Sequence[Review]) -> RuleChange:
    row = claim_row(before)
    both = [] if after is None else [SlotChange(slot, slot_words(before, slot), slot_words(after, slot)) for slot in SLOTS]
    slots = tuple(each for each in both if each.was != each.now)
    told: dict[str, Any] = {"outlet": head.outlet, "published": head.published, "lang": head.lang} if head else {}
    return RuleChange(before.id, before.report, row.quote, row.according_to, slots, after is None, tuple(said), **told)
