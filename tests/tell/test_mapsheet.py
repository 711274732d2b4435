"""The map to print: well-formed whatever names hold, alone on its sheet, in patterns, and everything within the margins."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tell_examples import NAMES, PUTIN, course, span_answers, where_answers
from tell_forms import told

from setfoot.desk import open_desk
from setfoot.facts import Country, Duty, Reason, Window
from setfoot.tables.law import load_law
from setfoot.tell import SPAN_FORMS, WHERE_FORMS, Look, Names
from setfoot.tell.mapsheet import EM, LOWEST, WIDTH
from setfoot.tell.spans import TOGETHER
from setfoot.tell.words import DISCLAIMER
from setfoot.tell.world import load_shapes

SVG = "{http://www.w3.org/2000/svg}"
SHEETS = ("where", "span")


def drawn(text):
    return ET.fromstring(text)  # noqa: S314 - our own output


def words_of(sheet):
    return [" ".join("".join(text.itertext()).split()) for text in sheet.iter(f"{SVG}text")]


def spread(count, alike=1):
    """A span over so many states, of which `alike` change on each day."""
    first = next(one for one in where_answers() if one.country == "UA")
    codes = [code for code in sorted(load_shapes().points) if code.isalpha()][:count]
    return tuple(
        course(
            replace(first, country=Country(code)),
            "2024-01-01",
            "2024-12-31",
            ((f"2024-{2 + n // alike // 28:02}-{1 + n // alike % 28:02}", Duty.BOUND, Reason.STATE_PARTY, True),),
        )
        for n, code in enumerate(codes)
    )


def span_of(courses, names=NAMES):
    return drawn("".join(SPAN_FORMS["svg"](courses, names, Look())))


@pytest.mark.parametrize("subject", SHEETS)
def test_the_sheet_is_one_picture_of_a4_that_asks_for_nothing_else(subject):
    text = told(subject, "svg")
    sheet = drawn(text)
    assert (sheet.get("width"), sheet.get("height"), sheet.get("viewBox")) == ("297mm", "210mm", "0 0 297 210")
    assert {element.tag.removeprefix(SVG) for element in sheet.iter()} <= {
        "svg", "title", "desc", "style", "defs", "pattern", "rect", "path", "circle", "g", "use", "text", "tspan",
    }  # fmt: skip
    assert set(re.findall(r"(?:href=\"|url\()([^\")]*)", text)) <= {
        f"#{element.get('id')}" for element in sheet.iter() if element.get("id")
    }
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "").replace("http://www.w3.org/1999/xlink", "")


@pytest.mark.parametrize("subject", SHEETS)
def test_it_names_the_person_the_days_the_law_and_the_shapes_and_is_no_legal_advice(subject):
    sheet = drawn(told(subject, "svg"))
    said = " ".join(words_of(sheet))
    assert "Vladimir Putin" in said
    assert ("2 September 2024" in said) if subject == "where" else ("1 August 2024 to 30 September 2024" in said)
    assert "Law tables 2026.11, kept up to 22 November 2026" in said
    assert "Natural Earth" in said
    assert said.count(DISCLAIMER) == 1


def test_who_does_not_see_it_is_told_every_state_by_answer():
    sheet = drawn(told("where", "svg"))
    names = sheet.get("aria-labelledby").split()
    title, described = (next(one for one in sheet.iter() if one.get("id") == name) for name in names)
    assert title.text == "Where Vladimir Putin could be arrested on 2 September 2024"
    assert all(NAMES.country(ruling.country) in described.text for ruling in where_answers())


def test_each_answer_has_a_pattern_of_its_own_and_its_count_in_the_legend():
    text = told("where", "svg")
    fills = dict(re.findall(r"^\.(bound|contested|special|unknown|not) \{ fill: ([^;]+);", text, re.MULTILINE))
    assert len(set(fills.values())) == 5
    assert {fills[name] for name in ("contested", "special", "unknown")} == {
        "url(#p-contested)",
        "url(#p-special)",
        "url(#p-unknown)",
    }
    said = words_of(drawn(text))
    assert {"Bound to arrest: 3", "Bound, which some contest: 2", "Unknown: 1", "Not bound: 3"} <= set(said)


def test_a_state_that_changed_is_outlined_and_numbered_and_listed_with_its_day():
    sheet = drawn(told("span", "svg"))
    (outlines,) = (one for one in sheet.iter(f"{SVG}g") if one.get("class") == "outline")
    assert {use.get("href") for use in outlines.iter(f"{SVG}use")} == {"#w-TJ", "#w-UA"}
    said = words_of(sheet)
    assert {"1, 2", "3"} <= set(said)
    assert "3. Ukraine, from 2 September 2024: bound, contested (a state party); before: bound by acceptance" in (
        " ".join(said)
    )
    assert "Changed within these days (outlined): 2" in said


def test_many_states_that_change_alike_are_one_entry_and_not_outlined():
    sheet = span_of(spread(TOGETHER, TOGETHER))
    said = " ".join(words_of(sheet))
    assert f"1. {TOGETHER} states (not outlined), from 1 February 2024" in said
    assert "(outlined)" not in said
    assert not list(sheet.iter(f"{SVG}use"))


def test_the_legend_does_not_count_as_changed_only_those_outlined_where_many_changed_alike():
    said = words_of(span_of(spread(TOGETHER + 2, TOGETHER)))
    assert "Changed by themselves (outlined): 2" in said


def test_a_span_without_a_change_says_so():
    still = tuple(one for one in span_answers() if len(one.answers) == 1)
    assert "No state changes its answer within these days." in words_of(span_of(still))


@pytest.mark.parametrize("count", [1, 2, 10, 14, 25, 30, 60, 180])
def test_nothing_runs_over_the_margins_and_what_finds_no_room_is_counted(count):
    sheet = span_of(spread(count))
    (below,) = (one for one in sheet.iter(f"{SVG}g") if one.get("transform") == "translate(10 147)" and len(one) > 0
                and one[0].tag == f"{SVG}text")  # fmt: skip
    entries = []
    for text in below:
        x, y, size = (float(text.get(name)) for name in ("x", "y", "font-size"))
        said = "".join(text.itertext())
        assert x + len(said) * EM * size <= WIDTH + size
        assert y <= LOWEST
        entries.append(said)
    numbers = [int(found[1]) for said in entries if (found := re.match(r"(\d+)\. ", said))]
    assert numbers == list(range(1, len(numbers) + 1))
    more = re.search(r"and (\d+) more", entries[-1])
    assert len(numbers) + (int(more[1]) if more else 0) == count


@pytest.mark.parametrize("patterns", [1, 4])
def test_all_states_of_a_day_find_room_under_the_map(patterns):
    found = where_answers()[:: len(where_answers()) // patterns]
    states, names = load_law().states, open_desk().names
    rulings = tuple(replace(found[n % len(found)], country=code) for n, code in enumerate(states))
    said = " ".join(words_of(drawn("".join(WHERE_FORMS["svg"](rulings, names, Look())))))
    assert all(names.country(code) in said for code in states)
    assert "more, which" not in said


@given(name=st.text(min_size=1), country=st.text(min_size=1))
def test_any_name_stays_text(name, country):
    names = Names({PUTIN: name}, dict.fromkeys([one.country for one in where_answers()], country))
    sheet = drawn("".join(WHERE_FORMS["svg"](where_answers(), names, Look())))
    assert not list(sheet.iter(f"{SVG}script"))
    span_of(span_answers(), names)


def test_markup_in_a_name_is_shown_as_it_is_written():
    names = Names({PUTIN: '<script>&"x"</script>'}, {})
    assert words_of(span_of(span_answers(), names))[0].startswith('Where <script>&"x"</script> could be arrested')


def test_without_rulings_there_is_no_sheet():
    assert "".join(WHERE_FORMS["svg"]((), NAMES, Look())) == ""


@pytest.mark.parametrize("day", ["2024-09-02", "2036-09-02"])
def test_the_two_lines_at_the_foot_never_run_into_each_other(day):
    on = Window.parse(day)
    sheet = drawn("".join(WHERE_FORMS["svg"]([replace(one, on=on) for one in where_answers()], NAMES, Look())))
    note, made = [text for text in sheet.iter(f"{SVG}text") if text.get("font-size") == "2.6"]
    letters = len("".join(note.itertext())) + len("".join(made.itertext()))
    assert note.get("y") != made.get("y") or EM * 2.6 * letters < WIDTH
    assert (note.get("y") != made.get("y")) == (day > "2026-11-22")
