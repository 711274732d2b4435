"""Case forms of place names by the endings' rules: good enough to be found in a text, not a grammar.

A form that nobody uses costs nothing, a form that is missing costs a place; so the rules make too many rather than too few.
"""

_HUSHERS = "гкхжшчщ"


def russian_forms(name: str) -> list[str]:
    """Genitive, dative, accusative, instrumental and prepositional, word by word, one form of the whole for each case.

    >>> russian_forms("Киргизия")
    ['Киргизии', 'Киргизию', 'Киргизией']
    """
    return _whole(name, _russian_cases)


def ukrainian_forms(name: str) -> list[str]:
    """Likewise for Ukrainian."""
    return _whole(name, _ukrainian_cases)


def german_forms(name: str) -> list[str]:
    """The genitive: Kirgisistans, Pekings."""
    return [] if name.endswith(("s", "z", "x", "ß")) or " " in name else [name + "s"]


def _whole(name: str, cases: "object") -> list[str]:
    words = name.split()
    if not words or not words[-1][-1:].isalpha() or name.isupper():
        return []
    per_word = [cases(word) for word in words]  # type: ignore[operator]
    made = [" ".join(forms[case] for forms in per_word) for case in range(5)]
    return [form for form in dict.fromkeys(made) if form != name]


def _russian_cases(word: str) -> tuple[str, str, str, str, str]:
    stem, last = word[:-1], word[-1]
    soft_i = "и" if stem[-1:].lower() in _HUSHERS else "ы"
    if word.endswith("ая"):
        stem = word[:-2]
        return (stem + "ой", stem + "ой", stem + "ую", stem + "ой", stem + "ой")
    if word.endswith(("ый", "ий", "ой")) and len(word) > 4:  # noqa: PLR2004 - short words are nouns
        stem = word[:-2]
        return (stem + "ого", stem + "ому", word, stem + "ым", stem + "ом")
    if word.endswith(("ые", "ие")):
        stem, vowel = word[:-2], word[-2]
        return (stem + vowel + "х", stem + vowel + "м", word, stem + vowel + "ми", stem + vowel + "х")
    if word.endswith("ия"):
        return (stem + "и", stem + "и", stem + "ю", stem + "ей", stem + "и")
    endings = {
        "а": (stem + soft_i, stem + "е", stem + "у", stem + "ой", stem + "е"),
        "я": (stem + "и", stem + "е", stem + "ю", stem + "ей", stem + "е"),
        "ь": (stem + "и", stem + "ю", word, stem + "ью", stem + "е"),
        "й": (stem + "я", stem + "ю", word, stem + "ем", stem + "е"),
        "ы": (stem, stem + "ам", word, stem + "ами", stem + "ах"),
    }
    if last in endings:
        return endings[last]
    if last in "аеёиоуыэюя":
        return (word, word, word, word, word)
    return (word + "а", word + "у", word, word + "ом", word + "е")


def _ukrainian_cases(word: str) -> tuple[str, str, str, str, str]:
    stem, last = word[:-1], word[-1]
    endings = {
        "а": (stem + "и", stem + "і", stem + "у", stem + "ою", stem + "і"),
        "я": (stem + "ї", stem + "ї", stem + "ю", stem + "єю", stem + "ї"),
        "ь": (stem + "я", stem + "ю", word, stem + "ем", stem + "і"),
        "й": (stem + "ю", stem + "єві", word, stem + "єм", stem + "ї"),
    }
    if last in endings:
        return endings[last]
    if last in "еєиіїоуюя":
        return (word, word, word, word, word)
    return (word + "у", word + "ові", word, word + "ом", word + "і")
