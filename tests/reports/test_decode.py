from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.reports.decode import decode

TEXT = "L’armée a bombardé la forêt : « c’était l’été », dit-il – 100 € déjà…\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_every_usual_encoding_gives_the_same_text(encoding: str) -> None:
    decoded = decode((TEXT * 20).encode(encoding))
    assert decoded is not None and decoded.text == TEXT * 20


def test_latin_1_is_read_as_its_superset() -> None:
    decoded = decode("évacués à l'été".encode("latin-1"))
    assert decoded is not None and decoded.text == "évacués à l'été" and "cp1252" in decoded.flags[0]


def test_two_encodings_in_one_file_keep_every_letter() -> None:
    mixed = "Première dépêche, écrite en été.\n".encode() + "Deuxième dépêche, écrite en été.\n".encode("cp1252")
    decoded = decode(mixed)
    assert decoded is not None
    assert decoded.text == "Première dépêche, écrite en été.\nDeuxième dépêche, écrite en été.\n"
    assert "mixed encoding" in decoded.flags


def test_doubly_encoded_text_is_kept_and_flagged() -> None:
    twice = ("été déjà né " * 3).encode().decode("cp1252").encode()
    decoded = decode(twice)
    assert decoded is not None and any("doubly" in flag for flag in decoded.flags)


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x7fELF\x02\x01\x00\x00" * 40, b"\x01\x02\x03" * 100])
def test_binary_is_no_text(data: bytes) -> None:
    assert decode(data) is None


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_is_never_changed(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded is not None and decoded.text == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is None or isinstance(decoded.text, str)
