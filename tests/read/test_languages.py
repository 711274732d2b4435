"""Words of a language stand in data/words and in its own module, and nowhere else in read; without a module nothing breaks."""

import ast
import re
from pathlib import Path

import pytest

from readings import said
from setfoot.facts import Article, ArticleId, Why
from setfoot.read import load_lexicon, read_article
from setfoot.read.english import ENGLISH
from setfoot.read.grammar import Grammar
from setfoot.read.languages import PLAIN, grammar_of
from setfoot.read.phrases import FORMS, find_days
from setfoot.tables.people import load_people
from setfoot.tables.rows import data_file
from setfoot.tables.words import load_words

READ = Path(__file__).parent.parent.parent / "src" / "setfoot" / "read"
OF_A_LANGUAGE = {"english.py", "english_court.py", "english_record.py"}
TO_FOLLOW: dict[str, str] = {}
"""Modules that still hold English, and what; one that no longer does must leave this list."""
NO_LANGUAGE = {
    "PARTICLES": "parts of people's names, whatever the language of the article",
    "JOINED_PARTICLES": "likewise",
    "__all__": "names of our own",
}
NAMES = {
    *(cue.kind for cue in load_words("en").cues),
    *FORMS,
    *(part for parts in FORMS.values() for part in parts),
    *("agency", "outlet"),
    *("day", "week", "month", "year", "weekend", "spring", "summer", "autumn", "winter"),
    *("party", "not_party", "signed"),
    *("other", "remote", "starts", "visit", "both", "carried", "dateline"),
    *("gov", "sta", "whe", "kin", "pieces", "mask", "person", "place", "CPUExecutionProvider"),
    *("title", "text", "en", "figures"),
    '"next week"',
}
"""What the reader calls its own things: kinds of cues, forms of days, units, memberships, features, and notes it prints."""
WORD = re.compile(r"[A-Za-z]*[a-z]{2,}")
FEATURE = re.compile(r"[a-z0-9+]+=")
NOT_WORDS = re.compile(r"\\.|\[[^\]]*\]|\(\?P<\w+>|\(\?P=\w+\)")
"""Escapes, classes and names of groups in a pattern."""


def _strings(node):
    """The strings of an expression that is put together; a key in brackets names a list, "gap=" a feature: no words."""
    if isinstance(node, ast.Constant):
        return (
            [node.value]
            if isinstance(node.value, str) and not (node.value in NAMES or FEATURE.match(node.value))
            else []
        )
    if isinstance(node, ast.JoinedStr | ast.BinOp):
        first = next(iter(ast.iter_child_nodes(node)))
        if isinstance(first, ast.Constant) and FEATURE.match(str(first.value)):
            return []
        return [value for part in ast.iter_child_nodes(node) for value in _strings(part)]
    return []


def _asked(node):
    """The parts of a node in which a word of the language would be asked for."""
    match node:
        case ast.Set() | ast.Tuple() | ast.List():
            yield from node.elts
        case ast.Dict():
            yield from (key for key in node.keys if key is not None)
        case ast.Call(func=ast.Attribute(value=ast.Name(id="re"))):
            yield node.args[0]
        case ast.Call(func=ast.Attribute(attr="startswith" | "endswith" | "removeprefix" | "removesuffix" | "split")):
            yield from (node.func.value, *node.args)
        case ast.Compare(left=ast.Attribute(attr="low")) | ast.Compare(left=ast.Subscript()):
            yield from node.comparators


def words_in(path):
    tree = ast.parse(path.read_text("utf-8"))
    return {
        word
        for node in _outside_of_names(tree)
        for part in _asked(node)
        for text in _strings(part)
        for word in WORD.findall(NOT_WORDS.sub(" ", text))
    }


def _outside_of_names(node):
    """Every node but types in brackets and what NO_LANGUAGE names."""
    target = (
        node.target if isinstance(node, ast.AnnAssign) else node.targets[0] if isinstance(node, ast.Assign) else None
    )
    if isinstance(node, ast.Subscript) or getattr(target, "id", "") in NO_LANGUAGE:
        return
    yield node
    for part in ast.iter_child_nodes(node):
        yield from _outside_of_names(part)


NEUTRAL = [path for path in sorted(READ.glob("*.py")) if path.name not in OF_A_LANGUAGE | set(TO_FOLLOW)]


@pytest.mark.parametrize("path", NEUTRAL, ids=lambda path: path.name)
def test_a_module_for_every_language_holds_no_word_of_one(path):
    assert words_in(path) == set(), "a word belongs into data/words/en.toml, a pattern into read/english.py"


@pytest.mark.parametrize("name", TO_FOLLOW)
def test_a_module_that_is_to_follow_still_has_what_to_move(name):
    assert words_in(READ / name)


def test_the_rule_sees_words_in_sets_patterns_and_comparisons(tmp_path):
    code = tmp_path / "code.py"
    code.write_text('A = {"president"}\nB = re.compile(r"\\bwould (?P<no>\\w+)")\nC = token.low == "there"\n', "utf-8")
    assert words_in(code) == {"president", "would", "there"}


def test_english_has_a_module_and_a_language_without_one_reads_with_a_plain_grammar():
    assert grammar_of("en") is ENGLISH
    assert grammar_of("xx") is PLAIN


def test_a_plain_grammar_finds_nothing_and_fails_nowhere():
    plain = Grammar()
    words = "if he had not ruled out a visit to a member of the court next week"
    for part in (plain.names, plain.stage, plain.court, plain.published):
        for name in type(part).__slots__:
            if isinstance(getattr(part, name), re.Pattern):
                assert not getattr(part, name).search(words), name
    assert not plain.stage.is_past("visited")
    assert plain.stage.cue(("will", "is to")).search("he is to go")
    assert not plain.court.of_something_else(re.match("if", words), words)
    assert not list(plain.names.office_names(None, ("president",)))


def test_days_that_every_language_writes_alike_are_found_by_a_plain_grammar():
    found = PLAIN.days.pattern(load_words("en")).finditer("on 2024-09-02, on Monday")
    assert [(match.lastgroup, match["iso"]) for match in found] == [("iso", "2024-09-02")]


def test_every_form_of_english_days_is_one_that_can_be_resolved():
    groups = set(ENGLISH.days.pattern(load_words("en")).groupindex)
    assert groups == {*FORMS, *(part for parts in FORMS.values() for part in parts)}
    assert find_days("On July 16, 2018", 0, 16, load_words("en"))[0].form == "date"


@pytest.fixture
def words_alone(tmp_path):
    """The lexicon of a language that has the words of English and no module."""
    written = data_file("words", "en.toml").read_text("utf-8")
    written = written.replace('language = "en"', 'language = "xx"').replace("learned = true", "learned = false")
    (tmp_path / "xx.toml").write_text(written, "utf-8")
    return load_lexicon(load_people(), str(tmp_path / "xx"))


def test_a_language_reads_by_its_words_alone(words_alone):
    text = "Vladimir Putin visited Mongolia on Monday. Vladimir Putin will travel to Kazakhstan."
    reading = read_article(Article(ArticleId("a"), text, language="xx"), words_alone)
    assert said(reading) == [("vladimir-putin", "MN", "happened"), ("vladimir-putin", "KZ", "planned")]


def test_an_article_in_another_language_is_told_of_and_not_read(words_alone):
    article = Article(ArticleId("a"), "Vladimir Putin visited Mongolia.", language="en")
    reading = read_article(article, words_alone)
    assert [one.why for one in reading.skipped] == [Why.NO_READER]
    assert not reading.reports


def test_every_list_of_words_is_asked_for_in_read():
    code = "".join(path.read_text("utf-8") for path in READ.glob("*.py"))
    words = load_words("en")
    names = {*words.lists, *words.calendar, *words.numbers, *words.furniture, *words.voices}
    assert {name for name in names if f'"{name}"' not in code} == set()
