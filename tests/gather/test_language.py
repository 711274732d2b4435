"""A language is told, or detected when the text is long enough, or not known."""

from __future__ import annotations

import pytest

from setfoot.gather.language import detect_language, tidy_language


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("en", "en"),
        ("EN_us", "en"),
        (" pt-BR ", "pt"),
        ("zh-Hans", "zh"),
        ("rus", "ru"),
        ("english", None),
        ("und", None),
        ("", None),
    ],
)
def test_what_a_source_tells_is_kept_in_two_letters(told, code):
    assert tidy_language(told) == code


ENGLISH = (
    "The president arrived in the capital on Thursday for two days of talks with his counterpart, the state news "
    "agency reported. He is to attend a summit on Friday before he leaves."
)
RUSSIAN = (
    "Президент прибыл в столицу в четверг и проведёт там важные переговоры, сообщило агентство. "
    "Завтра он примет участие в саммите, после чего вернётся домой."
)
GERMAN = (
    "Der Präsident ist am Donnerstag zu zweitägigen Gesprächen mit seinem Amtskollegen in der Hauptstadt eingetroffen, "
    "wie die staatliche Nachrichtenagentur meldete. Am Freitag nimmt er an einem Gipfeltreffen teil."
)
CHINESE = "总统周四抵达首都进行正式访问,官方通讯社报道。"
JAPANESE = "大統領は木曜日に首都に到着し、首脳会談に臨んだ。"


@pytest.mark.parametrize(
    ("text", "code"), [(ENGLISH, "en"), (RUSSIAN, "ru"), (GERMAN, "de"), (CHINESE, "zh"), (JAPANESE, "ja")]
)
def test_a_text_of_some_sentences_is_enough(text, code):
    assert detect_language(text) == code


@pytest.mark.parametrize(
    "text", ["", "Arrived in Bishkek", "They met in Beijing (北京) today.", "12:30 14:00 17:45 " * 20]
)
def test_nobody_knows_the_language_of_a_scrap(text):
    assert detect_language(text) is None
