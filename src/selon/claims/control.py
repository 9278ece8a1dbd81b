"""Who an infinitive or a participle leaves unsaid: the verb or noun above it tells (accuser X de faire: X does it)."""

from __future__ import annotations

from selon.claims.coref import Story
from selon.claims.nouns import classes_of
from selon.claims.view import View
from selon.lang import Embed
from selon.model import VerbGroup


class Control:
    """Logical subjects of verb groups, through control."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def subject(self, view: View, group: VerbGroup, depth: int = 0) -> list[int]:
        """Logical subjects: the group's own, else the governor's by control (accuser X de faire: X does it)."""
        if (group.subjects and not self._gerund(view, group)) or depth > 4:
            return list(group.subjects)
        if group.passive or (group.impersonal and group.tense not in {"inf", "infpast"}):
            return []
        if group.tense not in {"inf", "infpast", "part", "partpast"}:
            return []
        return self._controller(view, group, depth)

    def _gerund(self, view: View, group: VerbGroup) -> bool:
        """`accused its neighbour of massing troops`: behind a preposition the noun that follows is no subject, but the object."""
        before = view.tokens[group.first - 1].norm if group.first else ""
        return (
            group.tense == "part" and before in view.pack.words("clause.gerund_as_infinitive")
            and all(s > group.last for s in group.subjects)
        )  # fmt: skip

    def _controller(self, view: View, group: VerbGroup, depth: int) -> list[int]:
        """Whom the verb or noun above makes the subject of an infinitive or participle."""
        holder = self._noun_holder(view, group)
        if holder is not None:
            return holder
        parent = view.groups.get(group.parent) if group.parent is not None else None
        if parent is None or view.tokens[parent.head].sent != view.tokens[group.head].sent:
            return []
        control = self._control(view, parent)
        if parent.passive and control in {"obj", "dat"}:
            return list(parent.objects)
        marks = {"", *view.pack.words("clause.control_marks")}
        relation_ok = (
            group.relation in {"xcomp", "ccomp", "obj", "obl:arg", "obl", "dep", "conj"} or group.mark in marks
        )
        if control in {"obj", "dat"} and relation_ok and group.tense in {"inf", "infpast"}:
            target = [o for o in parent.objects if o != group.head and o < group.head]
            if control == "dat" or not target:
                target = [h for p, h in parent.obliques if p in view.pack.words("case.controller") and h < group.first] or target
            if parent.object_clitic is not None and not target:
                target = [parent.object_clitic]
            if parent.dative_clitic is not None and not target:
                target = [parent.dative_clitic]
            return target
        if parent.passive and group.relation in {"xcomp", "ccomp", "advcl"}:
            return list(parent.objects) if not parent.subjects else list(parent.subjects)
        return self.subject(view, parent, depth + 1)

    def _control(self, view: View, parent: VerbGroup) -> str:
        rows: tuple[Embed, ...] = view.pack.embeds.get(parent.lemma, ())
        for row in rows:
            if row.reflexive == parent.reflexive and row.pos == "verb" and row.control in {"subj", "obj", "dat"}:
                return row.control
        return "subj"

    def _noun_holder(self, view: View, group: VerbGroup) -> list[int] | None:
        """`la menace de X d'attaquer`, `X a pris la décision de partir`: who holds the noun does it."""
        v = view.tokens[group.head]
        if (
            v.dep not in {"acl", "nmod", "acl:relcl"}
            or v.head not in view.phrases
            or group.tense not in {"inf", "infpast"}
        ):
            return None
        noun = v.head
        phrase = view.phrases[noun]
        above = view.governor(noun)
        if above is not None and noun in above.objects and not above.passive and self._control(view, above) == "obj":
            return [noun]  # a appelé ses partisans à descendre dans la rue
        addressed_by = above is not None and any(h == noun and p in view.pack.words("case.addressee") for p, h in above.obliques)
        if above is not None and addressed_by and self._control(view, above) in {"obj", "dat"}:
            return [noun]  # enjoint à ses partenaires de régler leur différend
        own = [
            h for p, h in phrase.complements if p in view.pack.words("case.owner") and h < group.first and self.story.resolve(view, h)
        ]
        if own:
            return own
        rows = [
            e
            for le in (view.tokens[noun].lemma, view.tokens[noun].norm)
            for e in view.pack.embeds.get(le, ())
            if e.pos == "noun"
        ]
        addressed = [h for p, h in phrase.complements if p in view.pack.words("case.to") and h < group.first]
        if rows and rows[0].control in {"obj", "dat"}:
            return addressed
        if phrase.possessive:
            return [phrase.first]
        if self._demonyms(view, noun):
            return self._demonyms(view, noun)
        governor = view.governor(noun)
        if governor is None:
            return None
        return self.subject(view, governor, 1) if noun not in governor.subjects else []

    def _demonyms(self, view: View, head: int) -> list[int]:
        """Adjectives of a noun that name a people or a country (frappe russe, accord franco-allemand)."""
        phrase = view.phrases[head]
        near = sorted({*phrase.adjectives, *range(head + 1, min(phrase.last + 1, head + 4))})
        return [
            i for i in near
            if self.story.know.demonym(view.tokens[i].norm) and view.tokens[i].pos in {"ADJ", "NOUN", "PROPN", "X", "VERB"}
            and (view.tokens[i].text[:1].islower() or view.tokens[i].pos == "ADJ") and not (i in view.phrases and view.phrases[i].prep)
        ]  # fmt: skip

    def tells(self, view: View, group: VerbGroup) -> bool:
        """Whether a verb counts or tells what its object names (annoncer, recenser), and brings nothing about."""
        return group.lemma in view.pack.words("verb.counting") or any(a.group == group.head for a in view.reading.attributions)

    def is_event(self, view: View, head: int) -> bool:
        token = view.tokens[head]
        return any(le in view.pack.nouns for le in token.stems)

    def _acting(self, view: View, prep: str, head: int) -> bool:
        """Whether a compound or possessor does the deed (US strike, police raid) or is where it was (Kabul bombing)."""
        kinds = {e.kind for e in view.entries(head)}
        if prep in view.pack.words("case.possessor"):
            return "place" not in kinds
        if prep not in view.pack.words("case.compound"):
            return False
        if kinds:
            return bool(kinds & {"armed_group", "organisation"}) or ("country" in kinds and view.tokens[head].text.isupper())
        return bool(classes_of(view, head, own=True) & {"troops", "police", "armed", "gov", "warvehicle"})

    def _compound(self, view: View, head: int) -> bool:
        phrase = view.phrases.get(head)
        return phrase is not None and self._acting(view, phrase.prep, head)

    def _is_town(self, view: View, head: int) -> bool:
        """`à Berlin` is where, not to whom; only verbs of giving and asking (slot `dat`) address a capital."""
        ground = classes_of(view, head, own=True) & {"place", "territory"} and view.tokens[head].pos != "PROPN"
        return bool(ground) or any(e.kind == "place" for e in view.entries(head))
