"""The words of a language prove themselves: each row's example sentences are read, and wrong rows are refused."""

import re
from functools import cache

import pytest

from setfoot.facts import Article, ArticleId, BadTable, Stage, Window
from setfoot.read import load_lexicon, read_article
from setfoot.tables.people import load_people
from setfoot.tables.rows import data_file
from setfoot.tables.words import Cue, StageCue, Words, known_languages, load_words

PUBLISHED = "2023-06-15"
STANDS_FOR = {"en": {"{P}": "Vladimir Putin", "{L}": "Mongolia"}}
"""A language whose names change with their case is not here: its examples name Vladimir Putin and Mongolia themselves."""
NOT_YET = {
    "en.leave.for.no[0]": "left is taken for the verb wherever it stands",
    "en.meet.noun.no[0]": "whoever speaks of talks is taken for somebody who holds them",
}
"""Examples that the reader does not yet read as their row says, with the reason; strict, so a mended one must go."""

WORDS = load_words("en")
ROWS = tuple(
    row for name in sorted(known_languages()) for words in [load_words(name)] for row in (*words.cues, *words.stages)
)


def examples(kind):
    return list(_examples(kind))


def _examples(kind):
    for row in ROWS:
        for number, sentence in enumerate(getattr(row, kind)):
            name = f"{row.id}.{kind}[{number}]"
            marks = [pytest.mark.xfail(reason=NOT_YET[name], strict=True)] if name in NOT_YET else []
            yield pytest.param(row, sentence, id=name, marks=marks)


@cache
def reader(language):
    return load_lexicon(tuple(person for person in load_people() if person.id == "vladimir-putin"), language)


def stages_of(row, sentence):
    language = row.id.split(".")[0]
    for mark, words in STANDS_FOR.get(language, {}).items():
        sentence = sentence.replace(mark, words)
    article = Article(ArticleId("an-example"), sentence, language=language, published=Window.parse(PUBLISHED))
    return [report.stage for report in read_article(article, reader(language)).reports if report.country == "MN"]


@pytest.mark.parametrize(("row", "sentence"), examples("yes"))
def test_what_a_row_says_is_a_trip_is_read_as_one(row, sentence):
    stages = stages_of(row, sentence)
    assert len(stages) == 1
    if isinstance(row, StageCue):
        assert stages == [row.stage]


@pytest.mark.parametrize(("row", "sentence"), examples("no"))
def test_what_a_row_says_is_no_such_trip_is_not_read_as_one(row, sentence):
    stages = stages_of(row, sentence)
    assert row.stage not in stages if isinstance(row, StageCue) else not stages


def test_every_example_of_the_list_above_still_exists():
    names = {param.id for kind in ("yes", "no") for param in examples(kind)}
    assert set(NOT_YET) <= names


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_row_brings_examples_of_both_kinds_and_words_in_lower_case(row):
    assert row.yes
    assert row.no
    assert row.words
    assert all(word == word.lower() for word in row.words)
    marks = set(STANDS_FOR.get(row.id.split(".")[0], {}))
    assert all(marks <= set(re.findall(r"\{\w\}", sentence)) for sentence in row.yes)


def test_rows_have_ids_of_their_own_that_begin_with_the_language():
    ids = [row.id for row in ROWS]
    assert len(set(ids)) == len(ids)
    for language in known_languages():
        words = load_words(language)
        assert all(row.id.startswith(f"{language}.") for row in (*words.cues, *words.stages))


LANGUAGES = pytest.mark.parametrize(
    "words", [load_words(name) for name in sorted(known_languages())], ids=lambda words: words.language
)


@LANGUAGES
def test_every_stage_but_happened_has_words_and_happened_is_what_is_left(words):
    assert {row.stage for row in words.stages} == set(Stage) - {Stage.HAPPENED}


@LANGUAGES
def test_the_calendar_is_complete(words):
    assert len(words.calendar["months"]) == 12
    assert len(words.calendar["weekdays"]) == 7
    assert len(words.calendar["month_abbreviations"]) in {0, 12}


UNITS = {"day", "week", "weekend", "month", "year", "spring", "summer", "autumn", "winter"}
IN_CAPITALS = {"american_states", "month_names", "shared_surnames", "state_abbreviations"}
"""Lists that are held against words as they are written."""


@LANGUAGES
def test_every_unit_is_one_that_days_are_counted_in(words):
    assert set(words.units.values()) <= UNITS


@LANGUAGES
def test_every_office_means_a_title_that_somebody_on_the_list_holds_or_held(words):
    held = {office.title for person in load_people() for office in person.offices}
    assert {name: titles for name, titles in words.offices.items() if not set(titles) & held} == {}


@LANGUAGES
def test_lists_hold_words_in_lower_case_as_the_reader_compares_them(words):
    for name in set(words.lists) - IN_CAPITALS:
        assert all(word == word.lower() for word in words.lists[name]), name


def test_no_list_of_english_is_empty():
    assert all(WORDS.lists.values())


@pytest.mark.parametrize("language", sorted(known_languages()))
def test_every_language_loads_and_is_what_its_file_is_called(language):
    words = load_words(language)
    assert words.language == language
    assert words.learned is data_file("model", f"{language}.json.gz").is_file()


def test_loading_twice_gives_the_same_words():
    assert load_words("en") is WORDS
    assert isinstance(WORDS, Words)
    assert all(isinstance(cue, Cue) for cue in WORDS.cues)


def test_a_language_without_a_file_is_a_bad_table_that_names_the_file():
    with pytest.raises(BadTable, match=r"xx\.toml"):
        load_words("xx")


def empty(table, nothing="[]"):
    return "".join(f"{name} = {nothing}\n" for name in getattr(WORDS, table))


CALENDAR = empty("calendar").replace("months = []", 'months = ["one", "two"]')
LISTS = empty("lists").replace("capital = []", 'capital = ["capital", "seat"]')


GOOD = f"""
language = "xx"
learned = false
[units]
woche = "week"
[offices]
"premier" = ["prime minister"]
[numbers]
{empty("numbers", "{}")}
[calendar]
{CALENDAR}
[lists]
{LISTS}
[furniture]
{empty("furniture")}
[voices]
{empty("voices")}
[[cue]]
id = "xx.go"
kind = "move"
words = ["go"]
source = "own"
[[stage]]
id = "xx.will"
stage = "planned"
words = ["will"]
"""


def load_text(folder, text):
    """The words of a file outside data/words: a path that begins at the root stands for itself."""
    (folder / "xx.toml").write_text(text, "utf-8")
    return load_words(str(folder / "xx"))


def test_a_small_language_loads_with_its_calendar_in_order_and_its_lists_as_sets(tmp_path):
    words = load_text(tmp_path, GOOD)
    assert words.calendar["months"] == ("one", "two")
    assert words.lists["capital"] == {"capital", "seat"}
    assert words.units == {"woche": "week"}
    assert words.offices == {"premier": ("prime minister",)}
    assert words.cues == (Cue("xx.go", "move", ("go",), "own"),)
    assert words.stages == (StageCue("xx.will", Stage.PLANNED, ("will",)),)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param('source = "own"', 'sauce = "own"', r"xx\.go.*sauce", id="a misspelt key is named with its row"),
        pytest.param('source = "own"', "", r"xx\.go.*source", id="a missing key is named with its row"),
        pytest.param('words = ["will"]', "", r"xx\.will.*words", id="a stage without words"),
        pytest.param("[lists]", "[lists", r"xx\.toml", id="no TOML at all"),
        pytest.param('"planned"', '"dreamt"', "dreamt", id="a stage that is none"),
        pytest.param('language = "xx"', "", "language", id="no language"),
        pytest.param("he = []", "hee = []", r"lists.*unknown.*hee", id="a misspelt list is named"),
        pytest.param("\nthere = []", "", r"lists.*lacks.*there", id="a list that is missing"),
        pytest.param("ago = {}", "", r"numbers.*lacks.*ago", id="numbers that are missing"),
    ],
)
def test_a_wrong_row_is_refused_with_its_file_and_what_is_wrong(tmp_path, old, new, told):
    assert old in GOOD
    with pytest.raises(BadTable, match=told):
        load_text(tmp_path, GOOD.replace(old, new))
