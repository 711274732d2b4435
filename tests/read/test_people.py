"""Names, titles and pronouns stand for one person, or for nobody when that is not certain."""

import pytest

from readings import lines_of, named


def who(text, published="2023-06-15", people=()):
    """The persons that the text's names, titles and pronouns stand for, in order; None for somebody else."""
    return [person for _, person in named(text, published, people)]


def test_a_full_name_settles_itself():
    assert who("Angela Merkel met Vladimir Putin.") == ["angela-merkel", "vladimir-putin"]


def test_a_full_name_is_known_with_and_without_accents_and_in_its_other_spellings():
    assert who("Nicolás Maduro met Nicolas Maduro and Volodymyr Zelenskyy.") == [
        "nicolas-maduro",
        "nicolas-maduro",
        "volodymyr-zelensky",
    ]


def test_a_family_name_that_one_person_bears_is_enough():
    assert who("The plane of Lukashenko was late.") == ["alexander-lukashenko"]


def test_an_article_before_a_family_name_may_open_the_sentence():
    assert who("Omar al-Bashir spoke. Al-Bashir was tired, and al-Bashir left.") == ["omar-al-bashir"] * 3


@pytest.mark.parametrize(
    ("text", "last"),
    [
        pytest.param("Bill Clinton spoke. Clinton left.", "bill-clinton", id="the husband where he was named"),
        pytest.param("Hillary Clinton spoke. Clinton left.", "hillary-clinton", id="the wife where she was named"),
        pytest.param("David Cameron spoke. Cameron left.", "david-cameron", id="a common name that was introduced"),
        pytest.param("Cameron left.", None, id="a common name that was not"),
        pytest.param("Imran Khan spoke. Khan left.", "imran-khan", id="one of many bearers"),
        pytest.param("Khan left.", None, id="anybody of many bearers"),
    ],
)
def test_a_shared_family_name_means_whom_the_article_introduced(text, last):
    assert who(text)[-1] == last


def test_a_family_name_is_introduced_also_by_a_full_name_that_stands_later():
    assert who("Cameron left early. David Cameron spoke first.") == ["david-cameron", "david-cameron"]


def test_of_two_introduced_bearers_the_one_named_last_is_meant():
    assert who("Bill Clinton spoke. Hillary Clinton spoke. Clinton left.")[-1] == "hillary-clinton"


def test_a_namesake_with_a_first_name_of_her_own_is_somebody_else():
    assert who("Melania Trump spoke.") == [None]


def test_a_namesake_beside_the_person_leaves_the_person_known():
    first, *others = who("Donald Trump and Ivanka Trump left.")
    assert first == "donald-trump"
    assert set(others) == {None}


def test_a_company_street_or_library_bears_a_name_and_is_nobody():
    assert "donald-trump" not in who("They met in Trump Tower.")
    assert "jimmy-carter" not in who("They met in the Carter Library.")


@pytest.mark.parametrize(
    ("published", "person"),
    [("2010-06-01", "dmitry-medvedev"), ("2014-06-01", "vladimir-putin")],
)
def test_the_holder_of_an_office_is_the_one_of_that_day(published, person):
    assert who("The Russian president spoke.", published) == [person]


@pytest.mark.parametrize(
    ("published", "person"),
    [("2015-06-01", "david-cameron"), ("2018-06-01", "theresa-may"), ("2020-06-01", "boris-johnson")],
)
def test_another_office_of_another_state(published, person):
    assert who("The British prime minister spoke.", published) == [person]


def test_a_state_may_follow_its_office():
    assert who("The president of the Russian Federation spoke.") == ["vladimir-putin"]
    assert who("The president of Kenya spoke.") == ["william-ruto"]


def test_a_title_before_a_name_is_no_second_person():
    assert who("Kenyan President William Ruto spoke.") == ["william-ruto"]
    assert who("The Russian president Vladimir Putin spoke.") == ["vladimir-putin"]


def test_a_title_before_an_unknown_name_names_nobody_watched():
    assert "vladimir-putin" not in who(
        "In his speech the Russian president Ivan Smirnov spoke of the rain.", "2014-06-01"
    )


def test_an_office_that_nobody_known_holds_is_somebody_else():
    assert who("The Tongan president spoke.") == [None]


def test_the_president_alone_is_the_last_one_named():
    assert who("William Ruto met farmers. The president promised rain.") == ["william-ruto", "william-ruto"]


def test_he_and_she_are_the_subject_of_the_words_before():
    assert who("Angela Merkel called. She was tired.") == ["angela-merkel", "angela-merkel"]
    assert who("Narendra Modi called. His office confirmed it.") == ["narendra-modi", "narendra-modi"]


def test_a_pronoun_of_the_other_gender_is_not_that_person():
    assert who("Angela Merkel called. He was tired.") == ["angela-merkel", None]


@pytest.mark.parametrize(
    "between",
    [
        "In the evening Mitt Romney answered Vladimir Putin with a letter.",
        "In the evening Mitt Romney answered with a letter.",
    ],
)
def test_a_pronoun_after_somebody_else_is_somebody_else(between):
    assert who(f"Vladimir Putin called the others. {between} He was tired.")[-1] is None


def test_a_pronoun_means_the_subject_not_whom_he_met():
    assert who("Narendra Modi spoke with Vladimir Putin. He was tired.")[-1] == "narendra-modi"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        pytest.param(
            "On his trip to Kenya, Foreign Minister Sergei Lavrov spoke.", "sergei-lavrov", id="a watched one"
        ),
        pytest.param("On Sunday, during his trip, Vladimir Putin spoke.", "vladimir-putin", id="after a day"),
        pytest.param("During his trip to Kenya, Mitt Romney spoke.", None, id="a stranger"),
        pytest.param(
            "During her trip to Kenya, Vladimir Putin wrote to Berlin.", "angela-merkel", id="not the other sex"
        ),
        pytest.param("During her visit to Kenya, Uhuru Kenyatta spoke.", "angela-merkel", id="not the host"),
        pytest.param("In her speech Vladimir Putin was praised.", "angela-merkel", id="not without a comma"),
        pytest.param(
            "Her speech in Kenya, Vladimir Putin said, was good.", "angela-merkel", id="not without a preposition"
        ),
    ],
)
def test_a_pronoun_of_an_opening_phrase_waits_for_the_subject_behind_it(text, last):
    found = [one for one in named(f"Angela Merkel called. {text}") if one[0].lower() in {"his", "her"}]
    assert [person for _, person in found] == [last]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        pytest.param("After he came to Kenya, Vladimir Putin spoke.", "vladimir-putin", id="of a clause"),
        pytest.param("In May he skipped the talks, where Sergei Lavrov spoke.", "narendra-modi", id="of the sentence"),
        pytest.param("In a letter to him, Vladimir Putin spoke of rain.", "narendra-modi", id="no owner"),
        pytest.param(
            "In his speech he told of rain, which Vladimir Putin heard.", "narendra-modi", id="a clause behind it"
        ),
    ],
)
def test_a_pronoun_waits_only_in_a_phrase_that_opens_the_sentence(text, person):
    found = [one for one in named(f"Narendra Modi called. {text}") if one[0].lower() in {"he", "him", "his"}]
    assert {person for _, person in found} == {person}


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Vladimir Putin told how Mitt Romney stumbled through his trip.", None),
        ("Angela Merkel saw that Vladimir Putin shortened his trip.", "vladimir-putin"),
        ("Vladimir Putin spoke with Narendra Modi of his trip.", "vladimir-putin"),
    ],
)
def test_what_a_nearer_subject_does_with_his_own_is_that_ones(text, owner):
    assert [person for words, person in named(text) if words == "his"] == [owner]


def test_a_sentence_may_open_with_the_family_name_of_somebody_introduced_in_full():
    said = "Smithson repeated in the evening what he had said."
    assert who(f"Vladimir Putin saw the senator Wilbur Smithson on the way. {said}") == [
        "vladimir-putin",
        None,
        None,
        None,
    ]
    assert who(f"Vladimir Putin saw the senator on the way. {said}") == ["vladimir-putin", "vladimir-putin"]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Mrs. Putin spoke.", None),
        ("Ms Putin spoke.", None),
        ("Mr. Putin spoke.", "vladimir-putin"),
        ("Mrs. Merkel spoke.", "angela-merkel"),
        ("Mr. Merkel spoke.", None),
    ],
)
def test_a_title_of_the_other_sex_is_another_bearers(text, person):
    assert who(text) == [person]


@pytest.mark.parametrize("text", ["They came in May.", "The talks began in May 2017.", "He left last May."])
def test_the_month_is_no_prime_minister(text):
    assert "theresa-may" not in who(f"Theresa May spoke. {text}", "2017-06-15")[1:]


def test_the_prime_minister_is_no_month():
    assert who("Theresa May spoke. May was tired.", "2017-06-15") == ["theresa-may", "theresa-may"]


@pytest.mark.parametrize("day", ["on May 27", "on Monday, May 29", "on May 27, 2016", "from May 3 to 5"])
def test_a_day_in_may_is_no_prime_minister(day):
    assert who(f"Barack Obama was there {day}.", "2016-06-15") == ["barack-obama"]


def test_those_not_watched_are_known_and_stay_themselves():
    assert who("Mahmoud Ahmadinejad spoke. Ahmadinejad left.", people=("vladimir-putin",)) == [
        "mahmoud-ahmadinejad",
        "mahmoud-ahmadinejad",
    ]


def test_every_token_keeps_its_place_in_the_text():
    text = "The Russian president met Angela Merkel on Monday. He was tired."
    for line in lines_of(text):
        starts = [token.start for token in line.tokens]
        assert starts == sorted(starts)
        assert all(line.start <= token.start < token.end <= line.end for token in line.tokens)
