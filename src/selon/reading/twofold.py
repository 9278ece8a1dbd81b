"""Forms that are participle and present at once (dit, enjoint, interdit, écrit), settled where they report speech."""

from __future__ import annotations

import msgspec

from selon.model import VerbGroup
from selon.reading.cuewords import verb_cue
from selon.reading.spans import NONFINITE, Scene, inside_quotes


def settled(scene: Scene) -> Scene:
    """The scene with cue verbs read as finite where nothing else can be the verb: « … », dit un cadre; X enjoint à Y de …"""
    groups = dict(scene.groups)
    for head, group in scene.groups.items():
        if group.tense == "partpast" and group.first == group.last and _twofold(scene, head) and verb_cue(scene, group):
            subjects = _subjects(scene, group)
            if subjects is not None:
                objects = tuple(o for o in group.objects if o not in subjects and o > head)
                groups[head] = msgspec.structs.replace(
                    group, tense="pres", passive=False, antecedent=None, subjects=subjects, objects=objects
                )
    return msgspec.structs.replace(scene, groups=groups) if groups != scene.groups else scene


def _twofold(scene: Scene, head: int) -> bool:
    features = {f for _, f in scene.lex.verbs.get(scene.tokens[head].norm, ())}
    return any(f.startswith("pp") for f in features) and any(f in {"pres.3s", "simple.3s"} for f in features)


def _subjects(scene: Scene, group: VerbGroup) -> tuple[int, ...] | None:
    """Subjects of the finite reading, or None if the participle is one."""
    if scene.clitic_subject(group) is not None:
        return ()
    at = scene.tokens[group.first].start - scene.start
    before = scene.plain[:at].rstrip()
    right = scene.phrase_at(group.last + 1)
    if before.rstrip(", ").endswith('"') and not inside_quotes(scene.plain, at) and right is not None and not scene.phrases[right].prep:
        return (right,)
    if before.endswith(",") and right is not None and not scene.phrases[right].prep and scene.may_speak(right, strict=True):
        after = scene.phrases[right].last + 1
        if after < len(scene.tokens) and scene.tokens[after].norm in {",", "."}:
            return (right,)  # La Finlande, dit le président, n'enverra pas …
    sent = scene.tokens[group.head].sent
    for other in scene.groups.values():
        if other.head != group.head and scene.tokens[other.head].sent == sent and other.tense not in NONFINITE:
            quoted = inside_quotes(scene.plain, scene.tokens[other.first].start - scene.start)
            relative = other.antecedent is not None or other.relation == "acl:relcl"
            if not quoted and not relative and not (other.mark and other.first > group.last):
                return None
    left = [o for o in group.objects if o < group.head]
    return tuple(left[:1]) if left else None
