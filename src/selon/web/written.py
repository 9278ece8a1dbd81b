"""What a form holds, taken with care: bounded, without blanks at its ends, ids only as ids, and signed by somebody."""

from __future__ import annotations

import re

from starlette.datastructures import FormData

from selon.errors import UsageError
from selon.web.asked import Asked
from selon.web.setting import spoken

CLAIM, EVENT = re.compile(r"C-[0-9a-z]{1,20}", re.I), re.compile(r"E-[0-9a-z]{1,20}", re.I)
REVIEW, SAID = re.compile(r"V-[0-9a-z]{1,20}", re.I), re.compile(r"[VJN]-[0-9a-z]{1,20}", re.I)
LONGEST = 300


def written(form: FormData, name: str, *, most: int = LONGEST) -> str:
    value = form.get(name)
    return value[:most].strip() if isinstance(value, str) else ""


def signed(form: FormData, asked: Asked) -> str:
    speech = spoken(asked)
    by = written(form, "by")
    if not by:
        raise UsageError(speech("Who says so?"), hint=speech("Go back and write your name: every act is kept with who, when and why."))
    return by


def identity(form: FormData, name: str, kind: re.Pattern[str], asked: Asked) -> str:
    value = written(form, name)
    if not kind.fullmatch(value):
        speech = spoken(asked)
        raise UsageError(speech("“%(words)s” is no such id.") % {"words": value}, hint=speech("Go back and load the page again."))
    return value
