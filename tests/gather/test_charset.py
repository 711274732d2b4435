"""Bytes become the text their writer meant, or None."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setfoot.gather.charset import decode, tell_binary

RUSSIAN = "Президент прибыл в столицу в четверг и провёл переговоры, сообщило государственное агентство."
CHINESE = "总统周四抵达首都进行正式访问,这是他今年首次出国访问,官方通讯社报道。"
SPANISH = "El señor presidente llegó el jueves a la capital; según la agencia, mañana habrá una reunión."
JAPANESE = "大統領は木曜日に首都に到着し、首脳会談に臨んだ。"
ENGLISH = "The president arrived in the capital on Thursday."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (CHINESE, "utf-8"),
        (CHINESE, "gb18030"),
        (SPANISH, "latin-1"),
        (SPANISH, "utf-8-sig"),
        (JAPANESE, "iso-2022-jp"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "shift_jis"),
        (ENGLISH, "ascii"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (CHINESE, "utf-16"),
    ],
)
def test_the_encodings_of_news_are_told_apart(text, encoding):
    assert decode(text.encode(encoding)) == text


def test_a_page_may_declare_what_no_detector_could_know():
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-9"></head><p>Şimşek</p>'
    assert decode(page.encode("iso-8859-9")) == page
    page = '<meta charset="shift_jis"><p>首相</p>'
    assert decode(page.encode("shift_jis")) == page


@pytest.mark.parametrize("declared", ["windows-1251", "no-such-charset", "hex", "idna", "undefined", "utf-16"])
def test_a_wrong_declaration_does_no_harm(declared):
    page = f'<meta charset="{declared}"><p>{RUSSIAN}</p>'
    assert decode(page.encode("utf-8")) == page
    assert decode(f'<meta charset="{declared}"><p>{SPANISH}</p>'.encode("cp1252")) is not None


def test_what_the_server_told_goes_before_what_the_page_declares():
    page = f'<meta charset="iso-8859-1"><p>{RUSSIAN}</p>'
    assert decode(page.encode("koi8-r"), "KOI8-R") == page
    assert decode(page.encode("cp1251"), "windows-1251") == page


@pytest.mark.parametrize("told", ["koi8-r", "no-such-charset", "hex", "utf-8", "", None])
def test_the_server_is_not_believed_against_the_bytes(told):
    page = f'<meta charset="windows-1251"><p>{RUSSIAN}</p>'
    assert decode(page.encode(), told) == page
    assert decode(page.encode("utf-16"), told) == page
    if told != "koi8-r":
        assert decode(page.encode("cp1251"), told) == page


def test_a_text_cut_in_the_middle_of_a_character_is_still_utf8():
    raw = RUSSIAN.encode("utf-8")[:-2]
    assert decode(raw) == RUSSIAN[:-2] + "\ufffd"


@pytest.mark.parametrize(
    "raw",
    [
        bytes(range(256)) * 10,
        b"\x00" * 100,
        b"\x89PNG\r\n\x1a\n" + bytes(range(200, 256)) * 30 + b"\x00\x01" * 99,
        codecs.BOM_UTF16_LE + b"\x01\x00" * 50,
    ],
)
def test_what_is_not_text_is_none(raw):
    assert decode(raw) is None
    assert tell_binary(raw)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_is_read_as_it_was_written(text):
    text = text.removeprefix("\ufeff")
    assert decode(text.encode()) == text or text.count("\ufffd") * 100 > len(text)


@given(st.binary())
def test_any_bytes_have_an_answer(raw):
    assert decode(raw) is None or isinstance(decode(raw), str)
