"""Data in a language: where `ui` is asked for, the one line that stands for an event is in it; names, keys and quotes are as ever."""

from __future__ import annotations

from typing import Any

import msgspec

from selon.dossier import Answer, EventWords, event_words
from selon.model import Event
from selon.web.eventline import line_said
from selon.web.speech import Speech


def in_language(answer: Answer[Any], speech: Speech) -> Answer[Any]:
    return msgspec.structs.replace(answer, results=tuple(_said(each, speech) for each in answer.results))


def _said(value: Any, speech: Speech) -> Any:
    if isinstance(value, msgspec.Struct):
        changed = {name: said for name in value.__struct_fields__ if (said := _said(held := getattr(value, name), speech)) is not held}
        words = event_words(value) if isinstance(value, Event) else getattr(value, "words", None)
        if isinstance(words, EventWords):
            changed |= {name: line_said(words, speech) for name in ("summary", "what") if name in value.__struct_fields__}
        return msgspec.structs.replace(value, **changed) if changed else value
    if isinstance(value, (tuple, list)):
        made = [_said(each, speech) for each in value]
        return value if all(new is old for new, old in zip(made, value, strict=True)) else type(value)(made)
    if isinstance(value, dict):
        told = {key: _said(each, speech) for key, each in value.items()}
        return value if all(told[key] is value[key] for key in value) else told
    return value
