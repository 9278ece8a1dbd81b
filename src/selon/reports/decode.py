"""Bytes → text, without losing or inventing a character that the bytes do not force us to.

Order: byte order mark; UTF-16 by its zero bytes; UTF-8; else cp1252 (what "Latin-1" files on the web really are, WHATWG
Encoding Standard). Where most of a file is UTF-8 with stray cp1252 bytes, as when two files were joined, only the stray
bytes are read as cp1252.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65536
# A character of two UTF-8 bytes read as cp1252 and saved again: "Ã©", "â€™".
_DOUBLY = re.compile("Ã[\u00a0-\u00bf]|â€[™œ\u009d“”˜]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_WIDE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")


class Decoded(NamedTuple):
    text: str
    encoding: str
    flags: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded | None:
    """The text, or None when the bytes are no text at all."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _checked(data.decode(name, errors="replace"), name)
    wide = _utf16_without_mark(data[:_SAMPLE])
    if wide:
        return _checked(data.decode(wide, errors="replace"), wide)
    if b"\0" in data[:_SAMPLE]:
        return None
    try:
        return _checked(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if _WIDE.search(data) and _mostly_utf8(data):
        text = data.decode("utf-8", errors="selon-cp1252")
        return _checked(text, "utf-8 and cp1252", "mixed encoding")
    return _checked(_cp1252(data), "cp1252", "not UTF-8: read as cp1252")


def _mostly_utf8(data: bytes) -> bool:
    """Whether some non-ASCII characters are well-formed UTF-8; a file of cp1252 alone has next to none by chance."""
    good = sum(1 for _ in _WIDE.finditer(data[: 16 * _SAMPLE]))
    strays = len(re.findall(rb"[\x80-\xff]", data[: 16 * _SAMPLE])) - 2 * good
    return good * 20 >= max(strays, 0)


def _utf16_without_mark(head: bytes) -> str | None:
    if len(head) < 8 or b"\0" not in head:
        return None
    half = len(head) // 2
    even, odd = head[0::2].count(0) / half, head[1::2].count(0) / half
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    if even > 0.6 and odd < 0.1:
        return "utf-16-be"
    return None


def _cp1252(data: bytes) -> str:
    # Five bytes have no character in cp1252; as in browsers they stand for the C1 control of the same number.
    return data.decode("cp1252", errors="selon-cp1252")


def _stray(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return "".join(_one(byte) for byte in stray), error.end


def _one(byte: int) -> str:
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


codecs.register_error("selon-cp1252", _stray)


def _checked(text: str, encoding: str, *flags: str) -> Decoded | None:
    sample = text[:_SAMPLE]
    if sample and len(_CONTROL.findall(sample)) > len(sample) / 100:
        return None
    if len(_DOUBLY.findall(sample)) > 2:
        flags = (*flags, "doubly encoded text (Ã© for é)")
    return Decoded(text, encoding, flags)
