"""Who is meant: pronouns and definite phrases by agreement, kind, distance and prominence. Unresolved stays unresolved.

Rules, each bounded in distance: il/elle/ils/elles; ce dernier; son/leur; nous and je (the speaker); le ministère,
l'armée (the same head's last country, else the story's); le pays; son voisin; les deux pays; l'homme de 67 ans.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from selon.claims.actors import Resolved, of_phrase
from selon.claims.selfsaid import begins, gender_of, number_of, teller
from selon.claims.view import View
from selon.knowledge import Entry, Knowledge
from selon.lang import Pack
from selon.model import Actor, NounPhrase

NEAR = 420
"""Characters a pronoun may look back; about three sentences."""
OFTEN = 3
"""Times a country must be named to be the story's own even where it stands beside the phrase that lacks one."""
SOMEBODY = 120
"""Head start, in characters, of a person, an office or a country over people in general, for a pronoun."""
SAME_SENTENCE = 200
"""Characters of distance that being the possessive's own sentence's subject makes up for."""
OBJECT = 160
"""Head start, in characters, of a clause's object for an object pronoun, doubled to outrun the subject's."""
QUESTION = 240
"""Characters a paragraph that only asks may have."""
_OPENING = ('"', "«", "“", "-", "–", "—")
FAR = 1600
"""Characters a definite role phrase may look back for its country."""
_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "ELI", "SPK"})
_PROMINENT = frozenset({"role", "person", "country", "government"})
_PERSONS = frozenset({"person", "unknown"})


class Story:
    """The actors of a report in text order, and the questions coreference asks of them."""

    def __init__(self, views: Sequence[View], know: Knowledge) -> None:
        self.views = views
        self.know = know
        self.mentions: list[Resolved] = []
        self._arguments: set[int] = set()
        self._where: dict[int, tuple[View, int]] = {}
        self._cache: dict[tuple[int, int], tuple[Resolved, ...]] = {}
        for view in views:
            subjects = {s for g in view.groups.values() for s in g.subjects}
            direct = subjects | {o for g in view.groups.values() for o in g.objects}
            self._arguments |= {view.tokens[view.phrases[h].first].start for h in direct if h in view.phrases}
            for head in sorted(view.phrases):
                for r in of_phrase(view, head, know, alone=True):
                    self.mentions.append(msgspec.structs.replace(r, subject=head in subjects))
                    self._where[r.at] = (view, head)
        self.mentions.sort(key=lambda r: r.at)
        self.countries = Counter(self._named_countries())
        self.speaker_at: dict[tuple[int, int], tuple[Resolved, ...]] = {}
        self._spoken: list[tuple[int, Resolved]] = []
        self._hear()

    def _named_countries(self) -> Iterator[str]:
        """Countries the text names in any way: as such, by a place of theirs, by a demonym, in a dateline."""
        read = 0
        for view in self.views:
            # What stands before the words that were read, on the same line, says where the report comes from.
            start = view.reading.start
            for name in self.know.find_names(view.text[max(read, view.text.rfind("\n", 0, start) + 1) : start]):
                if name.entries and name.entries[0].country:
                    yield name.entries[0].country
            read = view.reading.end
            for mention in view.reading.mentions:
                entry = mention.entries[0] if mention.entries else None
                if isinstance(entry, Entry) and entry.country:
                    yield entry.country
            for token in view.tokens:
                if token.pos in {"ADJ", "NOUN", "PROPN"} and token.i not in view.mention_of:
                    for d in self.know.demonym(token.norm)[:1]:
                        if d.country:
                            yield d.country

    def _hear(self) -> None:
        """Speakers of all attributions in text order: a pronoun after a quotation means the last who spoke."""
        for view in self.views:
            for a in sorted(view.reading.attributions, key=lambda a: a.cue.start):
                if a.carried or not a.heads:
                    continue
                found: tuple[Resolved, ...] = ()
                if self._is_pronoun(view, a.heads[0]) and a.kind in {"inversion", "quote"}:
                    found = self._last_voice(view, a.heads[0], a.cue.start)
                found = found or tuple(r for h in a.heads for r in self.resolve(view, h, alone=True))
                self.speaker_at[(view.number, a.cue.start)] = found
                if found and a.kind != "obj":
                    self._spoken.append((a.cue.start, found[0]))

    def _goes_on(self, view: View, head: int) -> bool:
        """`It said it had …` at the head of a sentence: whoever spoke in the one before speaks on."""
        sent = view.sentence(head)
        before = next((s for s in view.reading.sentences if s.last == sent.first), None)
        return before is not None and head - sent.first <= 1 and any(before.start <= at < before.end for at, _ in self._spoken)

    def _is_pronoun(self, view: View, head: int) -> bool:
        return view.tokens[head].pos == "PRON" or view.tokens[head].norm.startswith("-") or head not in view.phrases

    def _last_voice(self, view: View, head: int, at: int) -> tuple[Resolved, ...]:
        pack = view.pack
        norm = re.sub(pack.text("pronoun.enclitic"), "", view.tokens[head].norm)
        feminine = self._gender(view, norm)
        if norm in pack.words("pronoun.impersonal") and feminine is None:
            return ()
        plural = norm in pack.words("pronoun.masculine_plural") | pack.words("pronoun.feminine_plural")
        for start, r in reversed(self._spoken):
            if start >= at or at - start > FAR:
                continue
            human = norm not in pack.words("pronoun.of_persons") | pack.words("pronoun.of_things") or (
                _is_person(pack, r) in {norm in pack.words("pronoun.of_persons"), None}
            )
            if human and r.plural == plural and (r.feminine is None or feminine is None or r.feminine == feminine):
                return (msgspec.structs.replace(r, flags=(*r.flags, "pronoun resolved by rule")),)
        return ()

    def _gender(self, view: View, norm: str) -> bool | None:
        """Whether a pronoun is feminine; None where it may be either."""
        words = view.pack.words
        if norm in words("pronoun.feminine_singular") | words("pronoun.feminine_plural"):
            return True
        masculine = words("pronoun.masculine_singular") | words("pronoun.masculine_plural")
        return False if norm in masculine and norm not in words("pronoun.common") else None

    def last_speaker(self, number: int) -> Resolved | None:
        """Who spoke last before a paragraph, if that was in the one before; in an interview, who answers the questions."""
        n, interview = number - 1, False
        while n >= 0 and (self._question(n) or (interview and self._answer(n))):
            n, interview = n - 1, True
        if n < 0:
            return None
        start, before = self.views[number].reading.start, self.views[n].reading.start
        found = next((r for at, r in reversed(self._spoken) if before <= at < start), None)
        if found is None and interview:  # We put the question to X, who …
            end = self.views[n].reading.end
            found = next((r for r in reversed(self.mentions) if before <= r.at < end and r.kind in _PERSONS), None)
        return found

    def _question(self, n: int) -> bool:
        """A paragraph that only asks."""
        text = self._paragraph(n)
        return text.endswith("?") and len(text) < QUESTION

    def _answer(self, n: int) -> bool:
        """A paragraph that is one quotation: an answer without a cue."""
        text = self._paragraph(n)
        return text.startswith(_OPENING) and not any(not a.carried for a in self.views[n].reading.attributions if a.direct)

    def _paragraph(self, n: int) -> str:
        reading = self.views[n].reading
        return self.views[n].text[reading.start : reading.end].rstrip(' "»”\u00a0')

    def resolve(
        self, view: View, head: int, *, speaker: Sequence[Resolved] = (), alone: bool = False
    ) -> tuple[Resolved, ...]:
        """Actors of a phrase or pronoun, with the story's help. `speaker`: who talks, for je and nous."""
        key = (view.number, head * 2 + alone)
        if not speaker and key in self._cache:
            return self._cache[key]
        found = self._resolve(view, head, speaker, alone)
        if not speaker:
            self._cache[key] = found
        return found

    def _resolve(self, view: View, head: int, speaker: Sequence[Resolved], alone: bool) -> tuple[Resolved, ...]:
        head = head if head in view.phrases else _whole(view, head)
        token = view.tokens[head]
        at = token.start
        if head not in view.phrases and token.pos != "PRON" and self.know.demonym(token.norm):
            return tuple(
                Resolved(
                    Actor(name=token.text, code=f"{d} GOV", country=d, start=token.start, end=token.end),
                    kind="country",
                    at=at,
                )
                for d in (self.know.demonym(token.norm)[0].countries or (self.know.demonym(token.norm)[0].country,))
                if d
            ) or self._grouping(view, head)
        if token.pos == "PRON" or head not in view.phrases or token.norm.startswith("-"):
            return self.pronoun(view, head, speaker)
        phrase = view.phrases[head]
        name = view.name(phrase)[0].lower().replace("’", "'")
        special = self._special(view, head, name, at, speaker)
        if special is not None:
            return special
        found = of_phrase(view, head, self.know, alone=alone)
        return tuple(self._completed(view, self._owned(view, phrase, r, speaker)) for r in found)

    def _owned(self, view: View, phrase: NounPhrase, r: Resolved, speaker: Sequence[Resolved]) -> Resolved:
        """`son porte-parole`, `leurs troupes`, `nos soldats`: the country of whoever the possessive means."""
        ours = view.pack.words("pronoun.first_plural") | view.pack.words("pronoun.first_singular")
        owned = phrase.possessive or (speaker and phrase.det in ours)
        if not owned or r.actor.country or r.kind not in {"role", "group", "generic"}:
            return r
        owner = self.pronoun(view, phrase.first, speaker)
        if not owner or not owner[0].actor.code:
            return r
        sector = r.actor.code.split()[-1] if r.actor.code else ""
        own = owner[0].actor
        if not own.country and set(r.actor.code.split()) & (_STATE - {"SPK"}):
            return r  # a government belongs to a country: the story knows better than the nearest noun
        code = f"{own.country} {sector}".strip() if own.country else own.code
        return msgspec.structs.replace(
            r,
            actor=msgspec.structs.replace(r.actor, country=own.country, code=code),
            flags=(*r.flags, "owner resolved by rule"),
        )

    def _other_side(self, view: View, head: int, at: int) -> tuple[Resolved, ...]:
        """`son voisin`, `l'adversaire`: of the two countries last spoken of, the one that is not this sentence's own."""
        two = self._last_countries(at, 2)
        if len(two) < 2:
            return ()
        sentence = view.sentence(head)
        own = next((r.actor.country for r in self.mentions if sentence.start <= r.at < at and r.actor.country), None)
        own = own or self._whose_sentence(view, head) or two[0]
        other = next((c for c in two if c != own), None)
        return (self._country(view, head, other),) if other else ()

    def _whose_sentence(self, view: View, head: int) -> str | None:
        """The country of the pronoun that is the subject of the phrase's clause (it accused its neighbour)."""
        group = view.governor(head)
        subjects = [s for s in group.subjects if s < head and self._is_pronoun(view, s)] if group is not None else []
        return next((r.actor.country for s in subjects for r in self.resolve(view, s) if r.actor.country), None)

    def _grouping(self, view: View, head: int) -> tuple[Resolved, ...]:
        """An adjective of a bloc or people without a state (européen, kurde): a name without a country."""
        token = view.tokens[head]
        name = self.know.demonym(token.norm)[0].grouping or token.text
        grouping = self.know.grouping(name)
        code = grouping.code if grouping else ""
        return (
            Resolved(Actor(name=name, code=code, start=token.start, end=token.end), kind="grouping", at=token.start),
        )

    def _special(
        self, view: View, head: int, name: str, at: int, speaker: Sequence[Resolved]
    ) -> tuple[Resolved, ...] | None:
        pack = view.pack
        token = view.tokens[head]
        phrase = view.phrases[head]
        lemmas = set(token.stems)
        if any(name.startswith(x) for x in pack.words("pronoun.latter")) or (
            phrase.demonstrative and token.lemma in pack.words("pronoun.latter_lemma")
        ):
            return self._latest(at, plural=phrase.plural, subject=False)
        reduced = any(view.tokens[i].norm in pack.words("noun.reduced") for i in range(phrase.first, head))
        bare = (
            token.norm in pack.words("noun.reduced")
            and phrase.det in pack.words("noun.definite")
            and not phrase.complements
        )
        if bare or (reduced and lemmas & pack.words("noun.pair_countries")):
            two = self._last_countries(at, 2)
            if len(two) == 2:
                return tuple(self._country(view, head, c) for c in two)
        if (
            lemmas & pack.words("noun.country_definite")
            and not view.entries(head)  # the United Nations
            and _definite(view, phrase)
            and not phrase.complements
            and not phrase.adjectives
        ):
            last = self._last_countries(at, 1)
            return tuple(self._country(view, head, c) for c in last)
        ours = pack.words("pronoun.first_plural") | pack.words("pronoun.first_singular")
        if speaker and lemmas & pack.words("noun.country_definite") and view.tokens[phrase.first].norm in ours and speaker[0].actor.country:
            return (self._country(view, head, speaker[0].actor.country),)  # notre pays: the speaker's
        if (
            lemmas & pack.words("noun.neighbour")
            and (phrase.possessive or lemmas & pack.words("noun.opponent"))
            and not phrase.plural
        ):
            return self._other_side(view, head, at) or of_phrase(view, head, self.know, alone=True)
        if lemmas & pack.words("noun.group_definite") and _definite(view, phrase) and not (phrase.complements or phrase.adjectives):
            return self._the_group(view, head, at)
        if re.search(pack.text("noun.aged"), name):
            found = next(
                (r for r in reversed(self.mentions) if r.at < at and r.kind in _PERSONS and at - r.at < FAR), None
            )
            return (self._as(view, head, found, "resolved by age"),) if found else ()
        if lemmas & pack.words("noun.speaker_document"):
            return self._document(view, head, at)
        return None

    def _the_group(self, view: View, head: int, at: int) -> tuple[Resolved, ...] | None:
        """`the group`, `le mouvement`: the armed group or organisation last named, by itself or in a member's title."""
        kinds = {"armed_group", "organisation"}
        last = next(
            (r for r in reversed(self.mentions)
             if r.at < at and at - r.at < FAR and (r.kind in kinds or r.actor.code.endswith(" REB"))),
            None,
        )  # fmt: skip
        return (self._as(view, head, last, "group last named"),) if last else None

    def _document(self, view: View, head: int, at: int) -> tuple[Resolved, ...]:
        """`le communiqué` speaks for whoever it is said to be of, or for the last institution that spoke."""
        phrase = view.phrases[head]
        for _, c in phrase.complements:
            found = self.resolve(view, c, alone=True)
            if found:
                return found
        own = of_phrase(view, head, self.know, alone=True)
        if own and own[0].actor.country:
            return own
        spoken = {"role", "organisation", "armed_group", "government"}
        last = next(
            (r for r in reversed(self.mentions) if r.at < at and r.subject and at - r.at < FAR and r.kind in spoken),
            None,
        )
        return (self._as(view, head, last, "document of the last institution"),) if last else own

    def pronoun(self, view: View, head: int, speaker: Sequence[Resolved]) -> tuple[Resolved, ...]:
        pack = view.pack
        token = view.tokens[head]
        norm = re.sub(pack.text("pronoun.enclitic"), "", token.norm)
        if norm in pack.words("pronoun.first_plural") | pack.words("pronoun.first_singular"):
            return tuple(speaker)
        feminine = plural = None
        if norm in pack.words("pronoun.masculine_singular"):
            feminine, plural = False, False
        elif norm in pack.words("pronoun.feminine_singular"):
            feminine, plural = True, False
        elif norm in pack.words("pronoun.masculine_plural"):
            feminine, plural = None, True
        elif norm in pack.words("pronoun.feminine_plural"):
            feminine, plural = True, True
        elif norm in pack.words("pronoun.object"):
            plural = norm in pack.words("pronoun.object_plural")
            feminine = None if plural or norm in pack.words("pronoun.object_open") else norm in pack.words("pronoun.object_feminine")
        elif norm in pack.words("pronoun.dative"):
            plural = norm in pack.words("pronoun.dative_plural")
        elif norm in pack.words("pronoun.possessive_3"):
            plural = norm in pack.words("pronoun.possessive_plural")
        else:
            return ()
        words = pack.words
        person = True if norm in words("pronoun.of_persons") else False if norm in words("pronoun.of_things") else None
        group = view.groups.get(token.head) or view.group_at.get(head)
        blocked = frozenset(group.subjects) if group and token.dep not in {"nsubj", "nsubj:pass"} else frozenset()
        begun = view.sentence(head).start if norm in pack.words("pronoun.possessive_3") else token.start
        own = self._of_itself(view, head, plural=plural, feminine=feminine, person=person)
        if own:
            return own
        told = teller(view, head)
        if person and told is not None and self._unnamed(view, told.heads[0]):
            blocked |= frozenset({told.heads[0]})
        found = self._latest(
            token.start,
            plural=plural,
            feminine=feminine,
            subject=True,
            blocked=self._starts(view, blocked),
            begun=begun,
            person=person,
            pack=pack,
            parallel=group is not None and head in group.objects and head not in group.subjects,
        )
        return tuple(m for r in found for m in self._meant(r))

    def _unnamed(self, view: View, head: int) -> bool:
        """`A source said he had fled`: whoever will not be named does not speak of himself."""
        return bool({*view.tokens[head].stems, view.tokens[head].norm} & view.pack.words("attribution.self_source"))

    def _of_itself(
        self, view: View, head: int, *, plural: bool | None, feminine: bool | None, person: bool | None
    ) -> tuple[Resolved, ...]:
        """Whoever says what the pronoun stands in, if the two agree and nobody within the words said may be meant as well."""
        told = teller(view, head)
        found = self.speaker_at.get((view.number, told.cue.start), ()) if told is not None else ()
        if told is None or not found:
            return ()
        stems = {*view.tokens[told.heads[0]].stems, view.tokens[told.heads[0]].norm}
        if self._unnamed(view, told.heads[0]) and person:
            return ()
        many, gender = number_of(view, told, found), gender_of(view, told, found)
        many = many or bool(stems & view.pack.words("noun.plural_bodies"))
        collective = found[0].kind in {"organisation", "armed_group"} and view.tokens[told.heads[0]].pos == "PROPN"
        if plural is not None and plural != many and not collective:
            return ()
        if (feminine is not None and gender is not None and feminine != gender) or (
            person is not None and _is_person(view.pack, found[0]) not in {person, None}
        ):
            return ()
        low, inner = begins(view, told, head), None
        for r in self.mentions:
            agrees = (plural is None or r.plural == plural) and (feminine is None or r.feminine in {feminine, None})
            human = person is None or _is_person(view.pack, r) in {person, None}
            if low <= r.at < view.tokens[head].start and r.subject and agrees and human:
                inner = r  # the subject of a clause within what is said, the nearest one
        if inner is not None:
            found = self._meant(inner) if view.tokens[head].dep.startswith("nsubj") else ()
        return tuple(msgspec.structs.replace(r, flags=(*r.flags, "pronoun resolved by rule")) for r in found)

    def _meant(self, r: Resolved) -> tuple[Resolved, ...]:
        """Whom a mention that a pronoun points to means in its turn (the group … it): mentions always lie further back."""
        if r.actor.country or r.at not in self._where:
            return (r,)
        again = self.resolve(*self._where[r.at], alone=True)
        return tuple(msgspec.structs.replace(a, flags=(*a.flags, *r.flags)) for a in again) or (r,)

    def _starts(self, view: View, heads: frozenset[int]) -> frozenset[int]:
        return frozenset(view.tokens[view.phrases[h].first].start for h in heads if h in view.phrases)

    def _latest(
        self, at: int, *, plural: bool | None, subject: bool, feminine: bool | None = None, blocked: frozenset[int] = frozenset(),
        begun: int = 1 << 60, person: bool | None = None, pack: Pack | None = None, parallel: bool = False,
    ) -> tuple[Resolved, ...]:  # fmt: skip
        """The most recent agreeing actor; subjects of recent clauses outrank nearer non-subjects.

        A possessive means its own sentence's subject before anybody else: `begun` is where that sentence begins. An
        object (`parallel`) means another clause's object rather than its subject. `person`: he, not it.
        """
        best: tuple[float, Resolved] | None = None
        for r in reversed(self.mentions):
            if r.at >= at or r.at in blocked:
                continue
            distance = at - r.at
            if distance > NEAR:
                break
            if (
                plural is not None
                and r.plural != plural
                and not (plural and r.kind in {"country", "organisation", "armed_group"} and r.plural)
            ):
                continue
            if feminine is not None and r.feminine is not None and r.feminine != feminine:
                continue
            if person is not None and pack is not None and _is_person(pack, r) not in {person, None}:
                continue
            aside = parallel and r.at in self._arguments and not r.subject
            score = (
                -distance
                + (2 * OBJECT if aside else 0)
                + (160 if r.subject and subject else 0)
                + (SAME_SENTENCE if r.subject and subject and r.at >= begun else 0)
                + (SOMEBODY if r.kind in _PROMINENT else 0)
            )
            if best is None or score > best[0]:
                best = (score, r)
        return (msgspec.structs.replace(best[1], flags=(*best[1].flags, "pronoun resolved by rule")),) if best else ()

    def _introduced(self, r: Resolved) -> Resolved:
        """`Tcherevaty` is whom `Serguiï Tcherevaty, porte-parole de l'armée de Kiev` introduces, here or elsewhere in the report."""
        last = r.actor.name.split()[-1:] if r.actor.name[:1].isupper() else []
        for other in self.mentions if last else ():
            if other.actor.name.split()[-1:] != last or other.actor.wikidata:
                continue
            office = other if other.kind == "person" else self._office_before(other)
            if office is not None and office.actor.country:
                actor = msgspec.structs.replace(r.actor, code=office.actor.code, country=office.actor.country)
                return msgspec.structs.replace(r, kind="person", actor=actor)
        return r

    def _office_before(self, r: Resolved) -> Resolved | None:
        """The office that a name stands in apposition to: `la vice-ministre de la Défense, Hanna Maliar`."""
        if r.kind == "role" or r.at not in self._where:
            return r if r.kind == "role" else None
        view, head = self._where[r.at]
        above = view.tokens[head].head
        if view.tokens[head].dep != "appos" or above not in view.phrases or view.phrases[above].possessive:
            return None
        role = next((each for each in of_phrase(view, above, self.know, alone=True) if each.kind == "role"), None)
        return self._completed(view, role) if role is not None else None

    def _completed(self, view: View, r: Resolved) -> Resolved:
        """A role without a country takes that of the last phrase with the same head, else the story's main one."""
        if r.kind in {"unknown", "generic"} and not r.actor.code:
            return self._introduced(r)
        if r.actor.country or r.kind != "role" or not (set(r.actor.code.split()) & _STATE):
            return r
        lemma = r.lemma
        for other in reversed(self.mentions):
            if other.at < r.at and other.lemma == lemma and other.actor.country and r.at - other.at < FAR:
                return self._placed(r, other.actor.country, "country from the last mention")
        if lemma in view.pack.words("noun.bodies"):
            sector = r.actor.code.split()[-1]
            for other in reversed(self.mentions):
                if (
                    other.at < r.at
                    and other.names_country
                    and other.actor.country
                    and other.actor.code.endswith(sector)
                    and r.at - other.at < NEAR
                ):
                    return self._placed(r, other.actor.country, "country from the last mention")
        beside = self._others_beside(view, r)
        main = [c for c, n in self.countries.most_common() if n >= OFTEN or c not in beside]
        near = [c for c in self._last_countries(r.at, 4, within=FAR) if c not in beside]
        country = main[0] if main else (near[0] if near else None)
        return self._placed(r, country, "country from the story") if country else r

    def _others_beside(self, view: View, r: Resolved) -> frozenset[str]:
        """Countries that act or are acted on in the same sentence: `la junte` that expels France's envoy is not French."""
        sentence = next((s for s in view.reading.sentences if s.start <= r.at < s.end), None)
        if sentence is None:
            return frozenset()
        return frozenset(
            o.actor.country for o in self.mentions
            if sentence.start <= o.at < sentence.end and o.at != r.at and o.actor.country
            and o.kind in {"role", "country", "government", "person"} and (o.at in self._arguments or (o.kind == "role" and o.names_country))
        )  # fmt: skip

    def _placed(self, r: Resolved, country: str, flag: str) -> Resolved:
        code = r.actor.code if r.actor.code.startswith(country) else f"{country} {r.actor.code}".strip()
        return msgspec.structs.replace(
            r, actor=msgspec.structs.replace(r.actor, country=country, code=code), flags=(*r.flags, flag)
        )

    def _last_countries(self, at: int, n: int, *, within: int = FAR) -> list[str]:
        found: list[str] = []
        for r in reversed(self.mentions):
            if r.at >= at:
                continue
            if at - r.at > within or len(found) == n:
                break
            if r.actor.country and r.actor.country not in found and r.kind != "person":
                found.append(r.actor.country)
        return found

    def _country(self, view: View, head: int, iso3: str) -> Resolved:
        name, start, end = view.name(view.phrases[head])
        return Resolved(
            Actor(name=name, code=iso3, country=iso3, start=start, end=end),
            kind="country",
            at=start,
            flags=("resolved by rule",),
        )

    def _as(self, view: View, head: int, r: Resolved, flag: str) -> Resolved:
        name, start, end = view.name(view.phrases[head])
        actor = msgspec.structs.replace(r.actor, name=name, start=start, end=end)
        return msgspec.structs.replace(r, actor=actor, flags=(*r.flags, flag))


def _is_person(pack: Pack, r: Resolved) -> bool | None:
    """Whether an actor is one human being, an institution, or may be either."""
    if r.kind in {"country", "government", "organisation", "armed_group", "grouping", "media", "carrier", "thing", "place"}:
        return False
    if r.kind in {"person", "people"}:
        return True
    role = pack.roles.get(r.lemma)
    if role is not None:
        return role.kind == "person"
    return None


def _whole(view: View, head: int) -> int:
    """The phrase a name is part of (le porte-parole [Lin Jian]): it stands for the name."""
    if view.tokens[head].pos != "PROPN":
        return head
    return next(
        (h for h, p in view.phrases.items() if p.first <= head <= p.last and view.tokens[h].pos == "NOUN" and h < head),
        head,
    )


def _definite(view: View, phrase: NounPhrase) -> bool:
    """A singular phrase with a definite or demonstrative article, contracted ones (du pays, au royaume) included."""
    words = view.pack.words("noun.definite")
    before = view.tokens[phrase.first - 1].norm if phrase.first else ""
    return not phrase.plural and (phrase.det in words or (not phrase.det and before in words))
