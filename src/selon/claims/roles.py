"""Who fills a trigger's roles: the frame's slots, looked up in the clause, through control and coordination."""

from __future__ import annotations

import msgspec

from selon.claims.actors import Resolved, country_of
from selon.claims.control import Control
from selon.claims.embedding import rows as governing
from selon.claims.nouns import classes_of
from selon.claims.participles import hit_things, of_judgement, participle_agents, participle_targets
from selon.claims.triggers import Trigger, noun_slots
from selon.claims.view import Slot, View
from selon.lang import Frame, Sense
from selon.model import Actor, NounPhrase, VerbGroup

_THEME_TYPES = frozenset({"MOBILIZE", "RETREAT", "AID"})
_THEMES = frozenset({"troops", "police", "weapon", "warvehicle", "aid", "money"})
_FIGHTERS = frozenset({"armed", "troops"})
_WEAPONS = frozenset({"weapon", "warvehicle"})
_FREED = frozenset({"prisoner", "hostage"})
_PASSED_ON = frozenset({"ACCUSE", "REJECT", "SUPPORT", "CONCEDE", "SANCTION"})
"""Types whose target, if it is an act (condamne l'attaque russe), is whoever did the act."""
_HARMED = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_THINGS = frozenset({"building", "warvehicle", "mission"})
_GROUND = frozenset({"territory", "place", "infrastructure"})
_SENT = frozenset({"MOBILIZE", "AID", "SANCTION", "COOPERATE", "RETREAT", "SUPPORT", "CONSULT"})
"""Types of acts that are announced by whoever does them (annonce l'envoi de soldats)."""
_UNHURT = frozenset(
    {"power", "talks", "agreement", "document", "vote", "law", "weather", "disaster", "sport", "culture", "ceasefire", "proposal",
     "demand", "rights", "money", "support", "weapon"}
)  # fmt: skip
"""Kinds of things that no blow hits, though a verb of blows has them as object (prendre le pouvoir)."""
_GRASPED = frozenset({"person", "civilians", "envoy", "hostage", "prisoner", "building"})
_SUFFERED = frozenset({"patient", "victims", "victim"})


class Roles(msgspec.Struct, frozen=True):
    actor: tuple[Resolved, ...] = ()
    recipient: tuple[Resolved, ...] = ()
    words: tuple[str, ...] = ()


class Caster(Control):
    """Casts actors for triggers. `speaker` gives whoever talks at a token, for nous and je."""

    def roles(self, view: View, trigger: Trigger, speaker: tuple[Resolved, ...]) -> Roles:
        frame = self._frame(view, trigger)
        taken: set[int] = set()
        actor = self._fill(view, trigger, frame.actor, speaker, taken)
        if not actor and not trigger.verbal:
            actor = tuple(
                r for h in self._doers(view, trigger) if h not in taken for r in self.resolve(view, h, speaker)
            )
        if not actor and not trigger.verbal:  # a police raid
            actor = tuple(r for h in trigger.inner if self._compound(view, h) for r in self.resolve(view, h, speaker))
        if not actor and trigger.verbal and trigger.inner:
            actor = self._of_words(view, trigger, speaker, taken, "actor")
        if not actor and trigger.verbal and trigger.sense.type == "ASSAULT":
            actor = self._attackers(view, trigger, speaker)
        recipient = self._fill(view, trigger, frame.recipient, speaker, taken, target=True)
        if not recipient and trigger.verbal and trigger.inner:
            recipient = self._seized(view, trigger, speaker) or self._of_words(view, trigger, speaker, taken, "recipient")
        if not recipient and trigger.verbal and trigger.sense.type in {"REQUEST", "THREATEN"}:
            recipient = self._content(view, trigger, speaker)
        if not recipient and trigger.sense.type == "PROTEST":
            recipient = self._faced(view, trigger)
        if not recipient and trigger.sense.type == "AID":
            recipient = self._destination(view, trigger)
        moved = (
            trigger.sense.type != "AID" or "obj" not in frame.recipient
        )  # entraîner un commando helps it, nobody is moved
        if trigger.sense.type in _THEME_TYPES and trigger.verbal and moved and trigger.sense.mode != "release":
            actor, recipient = self._theme(view, trigger, actor, recipient, speaker)
        names = {a.actor.start for a in actor}
        recipient = tuple(r for r in recipient if r.actor.start not in names)
        return Roles(actor=_unique(actor), recipient=_unique(recipient))

    def _content(self, view: View, trigger: Trigger, speaker: tuple[Resolved, ...]) -> tuple[Resolved, ...]:
        """Who is to do what is demanded (exige que X parte, exige le départ de X), whom a threatened deed would hit."""
        group = view.groups[trigger.anchor]
        below = [g for g in view.groups.values() if g.parent == group.head and g.relation in {"ccomp", "xcomp"} and g.first > group.last]
        if trigger.sense.type == "REQUEST":
            asked = [s for g in below if g.tense not in {"inf", "part"} for s in (g.subjects or (g.objects if g.passive else ()))]
            found = tuple(r for h in asked for r in self.story.resolve(view, h, speaker=speaker) if r.actor.country)
            nouns = [o for o in group.objects if o in view.phrases and self.is_event(view, o)]
            return found or tuple(r for o in nouns for r in self._wished(view, o, speaker))
        hit = [o for g in below if g.tense == "inf" for o in (*g.objects, *(h for p, h in g.obliques if p in view.pack.words("case.target")))]
        papers = view.pack.words("noun.speaker_document")  # threatened to block the text: nobody
        return tuple(r for h in hit if not papers & {*view.tokens[h].stems} for r in self.story.resolve(view, h, speaker=speaker))

    def _wished(self, view: View, noun: int, speaker: tuple[Resolved, ...]) -> tuple[Resolved, ...]:
        """Who would do or join what a demanded noun names (des pourparlers avec X, le départ de X)."""
        row = next((view.pack.nouns[le][0] for le in view.tokens[noun].stems if le in view.pack.nouns), None)
        if row is None:
            return ()
        inner = Trigger(row, noun, noun, noun, False)
        frame = self._frame(view, inner)
        joint = self._fill(view, inner, frame.recipient, speaker, {noun}) if row.frame == "joint" else ()
        return joint or self._fill(view, inner, tuple(s for s in frame.actor if s != "poss"), speaker, {noun})

    def _attackers(self, view: View, trigger: Trigger, speaker: tuple[Resolved, ...]) -> tuple[Resolved, ...]:
        """Who did the attack that somebody was killed in (tués dans une embuscade tendue par des djihadistes)."""
        group = view.groups[trigger.anchor]
        if group.subjects:
            return ()
        for prep, h in group.obliques:
            if prep in view.pack.words("case.together") and h in view.phrases and self.is_event(view, h):
                return self.noun_agent(view, h, speaker, 1)
        return ()

    def _theme(
        self,
        view: View,
        trigger: Trigger,
        actor: tuple[Resolved, ...],
        recipient: tuple[Resolved, ...],
        speaker: tuple[Resolved, ...],
    ) -> tuple[tuple[Resolved, ...], tuple[Resolved, ...]]:
        """Troops that are moved are nobody's recipient; where nobody moves them, they are who comes or goes."""
        objects = set(view.groups[trigger.anchor].objects) | set(trigger.inner)
        own = {
            view.tokens[view.phrases[o].first].start for o in objects
            if o in view.phrases and classes_of(view, o) & _THEMES and not classes_of(view, o, own=True) & _FREED
        }  # fmt: skip
        kept = tuple(r for r in recipient if r.actor.start not in own)
        if not actor:
            actor = tuple(
                r
                for o in view.groups[trigger.anchor].objects
                if classes_of(view, o) & _THEMES
                for r in self.resolve(view, o, speaker)
            )
            kept = tuple(r for r in kept if r not in actor)
        return actor, kept

    def supported(self, view: View, trigger: Trigger, roles: Roles, speaker: tuple[Resolved, ...]) -> Roles:
        """A noun's event without an agent of its own is done by the subject of the verb that brings it about."""
        if trigger.verbal or roles.actor:
            return roles
        group = view.groups.get(trigger.support) if trigger.support is not None else self._planner(view, trigger)
        dead = trigger.sense.mode == "casualties"  # who announces or counts the dead did not kill them
        if group is None or group.passive or (dead and (trigger.support is None or self.tells(view, group))):
            return roles
        found = tuple(r for h in self.subject(view, group) for r in self.resolve(view, h, speaker))
        return msgspec.structs.replace(roles, actor=_unique(found)) if found else roles

    def _planner(self, view: View, trigger: Trigger) -> VerbGroup | None:
        """The verb that has the noun as object and whose subject means to do it (propose l'envoi, étudie l'envoi)."""
        group = view.governor(trigger.anchor)
        if group is None or trigger.anchor not in group.objects:
            return None
        rows = governing(view, group.head, "verb")
        willing = any(
            r.pos == "verb" and r.reflexive == group.reflexive and r.control == "subj" and "obj" in r.patterns
            and r.status not in {"requested", "feared"} for r in rows
        )  # fmt: skip
        return group if willing else None

    def _frame(self, view: View, trigger: Trigger) -> Frame:
        kind = "verb" if trigger.verbal else "noun"
        return (
            view.pack.frames.get(f"{kind}.{trigger.sense.frame}")
            or view.pack.frames.get(f"verb.{trigger.sense.frame}")
            or Frame((), ())
        )

    def _fill(
        self, view: View, trigger: Trigger, slots: tuple[str, ...], speaker: tuple[Resolved, ...], taken: set[int],
        target: bool = False, depth: int = 0,
    ) -> tuple[Resolved, ...]:  # fmt: skip
        for slot in slots:
            heads = self.slot(view, trigger, slot)
            found: list[Resolved] = []
            for head in heads:
                if head in taken or self._worded(view, trigger, head):
                    continue
                resolved = (
                    self.target(view, trigger, head, speaker, slot) if target else self.resolve(view, head, speaker, depth)
                )
                if resolved:
                    taken.add(head)
                    found.extend(resolved)
            if found:
                return tuple(found)
        return ()

    def resolve(self, view: View, head: int, speaker: tuple[Resolved, ...], depth: int = 0) -> tuple[Resolved, ...]:
        """Actors of a phrase; an event noun as a subject passes on its own agent (l'attaque de X a tué …)."""
        found = self.story.resolve(view, head, speaker=speaker)
        if found or depth > 1 or head not in view.phrases:
            return found
        return self.noun_agent(view, head, speaker, depth + 1) or self._unlisted(view, head)

    def _unlisted(self, view: View, head: int) -> tuple[Resolved, ...]:
        """A noun no table knows, with a demonym of its own (les factions palestiniennes): somebody of that country."""
        if view.tokens[head].pos != "NOUN" or classes_of(view, head, own=True) or self.is_event(view, head):
            return ()
        demonyms = [
            d for i in self._demonyms(view, head) for d in self.story.know.demonym(view.tokens[i].norm)[:1] if d.country
        ]
        if not demonyms:
            return ()
        name, start, end = view.name(view.phrases[head])
        country = demonyms[0].country
        actor = Actor(name=name, code=country or "", country=country, start=start, end=end)
        return (Resolved(actor, kind="generic", plural=view.phrases[head].plural, at=start, names_country=True),)

    def _worded(self, view: View, trigger: Trigger, head: int) -> bool:
        """Whether a noun is part of the evoking words themselves, rather than what fills a gap in them."""
        if head not in trigger.inner:
            return False
        token = view.tokens[head]
        lemmas = {*token.stems, token.norm}
        return any(lemmas & set(part) for part in trigger.sense.parts) or not any(
            "<" in option for part in trigger.sense.parts for option in part
        )

    def target(
        self, view: View, trigger: Trigger, head: int, speaker: tuple[Resolved, ...], slot: str
    ) -> tuple[Resolved, ...]:
        """Who is meant by what an act is directed at: an actor, whoever did a condemned act, whoever owns a thing hit."""
        found = self.story.resolve(view, head, speaker=speaker)
        if found or head not in view.phrases:
            return found
        if trigger.sense.type in _PASSED_ON:
            return self.noun_agent(view, head, speaker, 1) or self._blamed(view, head)
        if trigger.sense.type in _HARMED:
            return self._owner(view, trigger, head, speaker, slot)
        return ()

    def _blamed(self, view: View, head: int) -> tuple[Resolved, ...]:
        """Whose conduct is blamed or praised: le comportement des garde-côtes chinois, la décision turque."""
        if self.is_event(view, head):
            return ()
        own = [c for p, c in view.phrases[head].complements if p in view.pack.words("case.owner")]
        for h in (*own, *self._demonyms(view, head)):  # a Senegalese peace plan: peace is nobody's
            found = tuple(r for r in self.story.resolve(view, h) if r.actor.code or r.actor.country)
            if found:
                return found
        return ()

    def _owner(
        self, view: View, trigger: Trigger, head: int, speaker: tuple[Resolved, ...], slot: str
    ) -> tuple[Resolved, ...]:
        """A thing that is hit stands for whoever it belongs to; without an owner, a building or a vehicle for itself."""
        phrase = view.phrases[head]
        if view.tokens[head].pos == "PROPN" or self.is_event(view, head):
            return ()
        owners = [r for p, c in phrase.complements if p in view.pack.words("case.of") for r in self.story.resolve(view, c, alone=True)]
        kinds = classes_of(view, head)
        held = bool({*view.tokens[head].stems} & view.pack.words("noun.held"))
        if slot in view.pack.words("case.ground") and kinds & _GROUND and not kinds & _THINGS and not held:
            return ()  # sur le sol congolais: where, not whom
        if phrase.possessive:
            held = held or bool(kinds & (_THINGS | _GROUND))
            owners = list(self.story.pronoun(view, phrase.first, speaker)) if held else []
            if owners and trigger.verbal and owners[0].actor.start in self._doers_at(view, trigger):
                return ()  # rammed his car into a checkpoint: what is one's own is no target
        if owners and trigger.sense.type != "ASSAULT" and not phrase.possessive:
            return tuple(owners)
        country = country_of(view, phrase, self.story.know)[0] or next((r.actor.country for r in owners), None)
        code = owners[0].actor.code if owners else country or ""
        burnt = trigger.sense.type == "ASSAULT" and kinds & _THINGS  # set fire to a factory
        aimed = slot == "obj" or burnt or slot in view.pack.words("case.target")
        land = bool({*view.tokens[head].stems} & view.pack.words("noun.land"))
        if not country and not code and (not aimed or land or head in view.in_time or kinds & _UNHURT):
            return ()
        name, start, end = view.name(phrase)
        return (
            Resolved(
                Actor(name=name, code=code, country=country, start=start, end=end),
                kind="thing",
                plural=phrase.plural,
                at=start,
            ),
        )

    def _doers_at(self, view: View, trigger: Trigger) -> set[int | None]:
        subjects = self.subject(view, view.groups[trigger.anchor])
        return {r.actor.start for h in subjects for r in self.story.resolve(view, h)}

    def _of_words(
        self, view: View, trigger: Trigger, speaker: tuple[Resolved, ...], taken: set[int], role: str
    ) -> tuple[Resolved, ...]:
        """Roles that the nouns of a phrase bring along: l'aide américaine à Israël a été suspendue, a gelé les avoirs de X."""
        for n in trigger.inner:
            if n not in view.phrases or not self._worded(view, trigger, n):
                continue
            token = view.tokens[n]
            rows = next(
                (view.pack.nouns[le] for le in token.stems if le in view.pack.nouns), ()
            )
            if rows:
                inner = Trigger(_telling(rows), n, n, n, False)
                frame = self._frame(view, inner)
                slots = (
                    frame.recipient
                    if role != "actor"
                    else tuple(x for x in frame.actor if x != "poss" or trigger.sense.type not in _HARMED)
                )
                found = self._fill(view, inner, slots, speaker, taken, target=role != "actor")
                if found:
                    return found
            elif role == "actor" and classes_of(view, n, own=True) & _WEAPONS:
                found = self.noun_agent(view, n, speaker, 1)  # tombés sous les balles de la police
                if found:
                    return found
            elif (
                role == "recipient"
                and trigger.sense.type in {*_HARMED, "ACCUSE"}
                and "obj" in self._frame(view, trigger).recipient
            ):
                found = self._whose(view, n)
                if found:
                    return found
        return ()

    def _seized(self, view: View, trigger: Trigger, speaker: tuple[Resolved, ...]) -> tuple[Resolved, ...]:
        """Whom a set phrase itself names as hit or freed: expelled 18 diplomats, took 30 tourists hostage."""
        if trigger.sense.type not in {*_HARMED, "ACCUSE"} and trigger.sense.mode != "release":
            return ()
        objects = view.objects(view.groups[trigger.anchor])
        toll = view.pack.words("count.killed") | view.pack.words("count.injured")
        grasped = [
            n for n in trigger.inner
            if n in objects and n in view.phrases and classes_of(view, n, own=True) & _GRASPED and not toll & {*view.tokens[n].stems}
            and not (view.phrases[n].possessive and "envoy" in classes_of(view, n, own=True))
        ]  # fmt: skip
        return tuple(r for n in grasped for r in self.story.resolve(view, n, speaker=speaker))

    def _whose(self, view: View, n: int) -> tuple[Resolved, ...]:
        """Whose thing a sanction touches (les avoirs de X, les relations avec X), or where an envoy was posted."""
        phrase = view.phrases[n]
        envoy = "envoy" in classes_of(view, n, own=True)
        if phrase.possessive and not envoy and "money" in classes_of(view, n, own=True):
            return self.story.pronoun(view, phrase.first, ())
        for s in _slots(view, phrase):
            if s.name in view.pack.words("case.of") | view.pack.words("case.with") and not (envoy and phrase.possessive):
                found = self.story.resolve(view, s.head)
                if found:
                    return found
            country = next((e.country for e in view.entries(s.head) if e.country), None)
            if envoy and s.name in view.pack.words("case.posted") and country and s.head in view.phrases:
                name, start, end = view.name(view.phrases[s.head])
                return (
                    Resolved(
                        Actor(name=name, code=country, country=country, start=start, end=end), kind="country", at=start
                    ),
                )
        return ()

    def _faced(self, view: View, trigger: Trigger) -> tuple[Resolved, ...]:
        """Whom a protest is addressed to: whose door it stands before (devant l'ambassade de Chine)."""
        slots = (
            view.clause_obliques(view.groups[trigger.anchor])
            if trigger.verbal
            else _slots(view, view.phrases[trigger.anchor])
        )
        for s in slots:
            if s.name in view.pack.words("case.facing") and s.head in view.phrases:
                country, own = country_of(view, view.phrases[s.head], self.story.know)
                if country and own:
                    name, start, end = view.name(view.phrases[s.head])
                    return (
                        Resolved(
                            Actor(name=name, code=country, country=country, start=start, end=end),
                            kind="thing",
                            at=start,
                        ),
                    )
        return ()

    def _destination(self, view: View, trigger: Trigger) -> tuple[Resolved, ...]:
        """Aid sent somewhere is for whoever lives there (a envoyé des secouristes en Syrie)."""
        slots = (
            view.clause_obliques(view.groups[trigger.anchor])
            if trigger.verbal
            else _slots(view, view.phrases[trigger.anchor])
        )
        for s in slots:
            places = [e for e in view.entries(s.head) if e.country]
            if s.name in view.pack.words("case.destination") and places and s.head in view.phrases:
                name, start, end = view.name(view.phrases[s.head])
                where = places[0].country
                return (
                    Resolved(
                        Actor(name=name, code=where or "", country=where, start=start, end=end), kind="place", at=start
                    ),
                )
        return ()

    def _doers(self, view: View, trigger: Trigger) -> list[int]:
        """Who does what a noun names, by the verb that governs it: mène des raids, revendique l'attentat, annonce l'envoi de X."""
        pack, head, sense = view.pack, trigger.anchor, trigger.sense
        for group in view.groups.values():
            if group.lemma in pack.words("noun.claimed") and any(
                h == head for o in group.objects if o in view.phrases for _, h in view.phrases[o].complements
            ):
                return self.subject(view, group)  # claimed responsibility for the attack
            if head in group.objects:
                lemma = group.lemma
                if lemma in pack.words("noun.claimed"):
                    return self.subject(view, group)
                aspect = any(
                    e.pos == "verb" and e.control == "subj" and "obj" in e.patterns and e.reflexive == group.reflexive
                    for e in governing(view, group.head, "verb")
                )
                announced = lemma in pack.words("noun.announced")
                if sense.frame in _SUFFERED or (announced and sense.type not in _SENT):
                    return []
                brought = announced or lemma in pack.words("noun.decided") | pack.words("verb.support")
                if (
                    brought
                    or (aspect and sense.frame != "event")
                    or (sense.frame == "joint" and self._wanted(view, lemma))
                ):
                    return self.subject(view, group)
            elif any(
                h == head and p in pack.words("case.engaged") for p, h in group.obliques
            ) and group.lemma in pack.words("noun.doing"):
                return self.subject(view, group)
        return []

    def _wanted(self, view: View, lemma: str) -> bool:
        """Talks or a pact that X asks for or proposes are X's with somebody (exige des pourparlers avec Kinshasa)."""
        return any(e.pos == "verb" and e.status in {"requested", "planned"} for e in view.pack.embeds.get(lemma, ()))

    def noun_agent(self, view: View, head: int, speaker: tuple[Resolved, ...], depth: int = 0) -> tuple[Resolved, ...]:
        """The agent a noun names by itself: of an event noun, or of a thing that belongs to somebody."""
        phrase = view.phrases[head]
        for lemma in (view.tokens[head].lemma, view.tokens[head].norm):
            rows = view.pack.nouns.get(lemma)
            if rows:
                trigger = Trigger(_telling(rows), head, head, head, False)
                return self._fill(view, trigger, self._frame(view, trigger).actor, speaker, {head}, depth=depth)
        armed = classes_of(view, head, own=True) & (_WEAPONS | _THINGS)
        for c in participle_agents(view, head) if armed else ():  # un drone lancé par les houthis
            found = self.resolve(view, c, speaker, depth)
            if found:
                return found
        for prep, c in phrase.complements:
            if prep in view.pack.words("case.by") or (prep in view.pack.words("case.of") and armed):  # les missiles du Hezbollah
                return self.resolve(view, c, speaker, depth)
        if armed and phrase.possessive:
            return self.story.pronoun(view, phrase.first, speaker)
        return ()

    # slots -----------------------------------------------------------------------------------------------------

    def slot(self, view: View, trigger: Trigger, slot: str) -> list[int]:
        if trigger.verbal:
            return self._verb_slot(view, trigger, slot)
        return self._noun_slot(view, trigger.anchor, slot, trigger)

    def _verb_slot(self, view: View, trigger: Trigger, slot: str) -> list[int]:
        group = view.groups[trigger.anchor]
        if slot == "subj":
            return self.subject(view, group)
        if slot == "obj":
            heads = [o for o in group.objects if not self._worded(view, trigger, o)]
            if not heads and group.object_clitic is not None:
                heads = [group.object_clitic]
            if not heads and group.passive and group.tense in {"inf", "infpast"}:
                heads = self._controller(view, group, 0)  # doivent être libérés
            return heads or self._after_words(view, trigger)
        if slot == "dat":
            if group.dative_clitic is not None:
                return [group.dative_clitic]
            return [h for to in sorted(view.pack.words("case.to")) for h in self._prepositional(view, trigger, group, to)]
        heads = self._prepositional(view, trigger, group, slot)
        return [h for h in heads if not self._is_town(view, h)] if slot in view.pack.words("case.to") else heads

    def _after_words(self, view: View, trigger: Trigger) -> list[int]:
        """The object after a set phrase, which the parser ties to its noun (montrer du doigt Israël, prendre d'assaut X)."""
        if not trigger.inner or trigger.last <= trigger.anchor:
            return []
        starts = {
            p.first: h
            for h, p in sorted(view.phrases.items(), reverse=True)
            if not p.prep and view.tokens[h].pos != "PRON"
        }
        for i in range(trigger.last + 1, min(len(view.tokens), trigger.last + 5)):
            if i in starts and starts[i] not in view.in_time:
                return [starts[i]]
            if not (view.tokens[i].pos == "ADV" or view.tokens[i].norm == "," or i in view.in_time):
                return []
        return []

    def _prepositional(self, view: View, trigger: Trigger, group: VerbGroup, prep: str) -> list[int]:
        own = {h for _, h in group.obliques}
        slots = [s for s in view.clause_obliques(group) if s.head in own or self._in_clause(view, group, s)]
        for n in trigger.inner:
            if n in view.phrases:
                slots = [*_slots(view, view.phrases[n]), *slots]
        return [s.head for s in slots if s.name == prep]

    def _in_clause(self, view: View, group: VerbGroup, slot: Slot) -> bool:
        """A loose phrase to the right belongs to the verb unless another verb's argument, or a noun, holds it."""
        for a in view.ancestors(slot.head):
            if a == group.head:
                return True
            if any(
                a in (*g.subjects, *g.objects)
                for g in view.groups.values()
                if g.head != group.head and g.first > group.last
            ):
                return False
            if slot.name in view.pack.words("case.of") and a in view.phrases and a < slot.head:
                return False
        return slot.name not in view.pack.words("case.of")

    def _noun_slot(self, view: View, head: int, slot: str, trigger: Trigger) -> list[int]:
        phrase = view.phrases.get(head)
        if phrase is None:
            return []
        if "?" in slot:  # Iran's arrest of X: whose arrest it is made it, since "of" names whom it hit
            slot, other = slot.split("?")
            if not self._noun_slot(view, head, other, trigger):
                return []
        if slot == "adj":
            return self._demonyms(view, head)
        if slot == "doer":
            return [h for p, h in phrase.complements if self._acting(view, p, h)]
        attacked = hit_things(view, head) if trigger.sense.type == "ASSAULT" and trigger.sense.frame == "agent" else []
        if slot == "hit":
            return attacked
        if slot == "poss":
            return [phrase.first] if phrase.possessive else []
        slots = _slots(view, phrase)
        for n in trigger.inner:
            if n in view.phrases:
                slots += _slots(view, view.phrases[n])
        heads = [
            s.head for s in slots if s.name in (view.pack.words("case.to") if slot == "dat" else {slot}) and not self._twin_elsewhere(view, s)
        ]
        if slot in view.pack.words("case.by"):
            heads = [h for h in heads if not of_judgement(view, head, h)]
        if slot in view.pack.words("case.of"):
            heads = [h for h in heads if h not in attacked]
        if slot in view.pack.words("case.to"):
            heads = [h for h in heads if not self._is_town(view, h)]
        if slot in view.pack.words("case.by"):
            heads += participle_agents(view, head)
            if trigger.sense.frame == "event":  # un attentat de l'État islamique, but not l'attentat de Kaboul
                heads += [c for p, c in phrase.complements if p in view.pack.words("case.of") and classes_of(view, c, own=True) & _FIGHTERS]
            heads += [  # des tirs de roquettes du Hezbollah
                c for s in slots if s.name in view.pack.words("case.of") and s.head in view.phrases and classes_of(view, s.head, own=True) & _THEMES
                and not self.story.resolve(view, s.head) for p, c in view.phrases[s.head].complements if p in view.pack.words("case.of")
            ]  # fmt: skip
        if slot in view.pack.words("case.target"):
            heads += participle_targets(view, head)
        return heads

    def _twin_elsewhere(self, view: View, slot: Slot) -> bool:
        """A second member of a coordination belongs where the first stands (autour du camp et de la présidence)."""
        token = view.tokens[slot.head]
        twin = view.phrases.get(token.head)
        return token.dep == "conj" and twin is not None and twin.prep != slot.name


def _slots(view: View, phrase: NounPhrase) -> list[Slot]:
    """A noun's slots; a compound or possessor further right belongs to another noun (the blast at the Vrbětice depot)."""
    own = {h for _, h in phrase.complements}
    beside = view.pack.words("case.compound") | view.pack.words("case.possessor")
    return [s for s in noun_slots(view, phrase) if s.head in own or s.name not in beside]


def _telling(rows: tuple[Sense, ...]) -> Sense:
    """The row that says who does what a noun names: the first that is an event."""
    return next((row for row in rows if row.type != "NONE"), rows[0])


def _unique(found: tuple[Resolved, ...]) -> tuple[Resolved, ...]:
    seen: set[tuple[str, int | None, str | None]] = set()
    kept = []
    for r in found:
        key = (r.actor.name, r.actor.start, r.actor.country)
        if key not in seen:
            seen.add(key)
            kept.append(r)
    return tuple(kept)


__all__ = ["Caster", "Roles", "Slot"]
