"""Case forms of place names by the endings' rules: good enough to be found in a text, not a grammar.

A form that nobody uses costs nothing, a form that is missing costs a place; so the rules make too many rather than too few.
"""
# ruff: noqa: RUF001 - Cyrillic letters are what this is about

from collections.abc import Callable

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


def _whole(name: str, cases: Callable[[str], tuple[str, ...]]) -> list[str]:
    words = name.split()
    if not words or not words[-1][-1:].isalpha() or name.isupper():
        return []
    per_word = [cases(word) for word in words]
    made = [" ".join(forms[case] for forms in per_word) for case in range(5)]
    return [form for form in dict.fromkeys(made) if form != name]


def _russian_cases(word: str) -> tuple[str, ...]:
    soft_i = "и" if word[-2:-1].lower() in _HUSHERS else "ы"
    whole_endings = {
        "ая": ("ой", "ой", "ую", "ой", "ой"),
        "ый": ("ого", "ому", "ый", "ым", "ом"),
        "ий": ("ого", "ому", "ий", "им", "ом"),
        "ые": ("ых", "ым", "ые", "ыми", "ых"),
        "ие": ("их", "им", "ие", "ими", "их"),
        "ия": ("ии", "ии", "ию", "ией", "ии"),
        "а": (soft_i, "е", "у", "ой", "е"),
        "я": ("и", "е", "ю", "ей", "е"),
        "ь": ("и", "ю", "ь", "ью", "е"),
        "й": ("я", "ю", "й", "ем", "е"),
        "ы": ("", "ам", "ы", "ами", "ах"),
    }
    return _changed(word, whole_endings, vowels="аеёиоуыэюя", added=("а", "у", "", "ом", "е"))


def _ukrainian_cases(word: str) -> tuple[str, ...]:
    endings = {
        "а": ("и", "і", "у", "ою", "і"),
        "я": ("ї", "ї", "ю", "єю", "ї"),
        "ь": ("я", "ю", "ь", "ем", "і"),
        "й": ("ю", "єві", "й", "єм", "ї"),
    }
    return _changed(word, endings, vowels="еєиіїоуюя", added=("у", "ові", "", "ом", "і"))


def _changed(word: str, endings: dict[str, tuple[str, ...]], *, vowels: str, added: tuple[str, ...]) -> tuple[str, ...]:
    """The five cases: by the longest ending known, unchanged after another vowel, else with an ending added."""
    for length in (2, 1):
        if word[-length:] in endings and len(word) > length + 1:
            return tuple(word[:-length] + ending for ending in endings[word[-length:]])
    return (word,) * 5 if word[-1] in vowels else tuple(word + ending for ending in added)
