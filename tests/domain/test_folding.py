import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain.folding import fold, fold_word, fold_words

LETTERS = "abcdefghijklmnopqrstuvwxyzéüłøğабвгдежзийклмнопрстуфхцчшщьюяіїєґ"
names = st.text(alphabet=LETTERS + LETTERS.upper() + " ", max_size=30)


@pytest.mark.parametrize(
    "spelling",
    [
        "Zelensky",
        "Zelenskiy",
        "Zelenskij",
        "ZELENSKYY",
        "Зеленський",
        "Зеленский",
        "Зеле\u0301нський",
        "Zelens\u00adkyy",
    ],
)
def it_folds_the_spellings_of_a_name_to_one_key(spelling: str) -> None:
    assert fold(spelling) == fold("Zelenskyy")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Путин", "Putin"),
        ("Лавров", "Lavrov"),
        ("Lawrow", "Lavrov"),
        ("Kharkiv", "Харків"),
        ("Erdoğan", "Erdogan"),
        ("Łódź", "Lodz"),
        ("Müller", "Muller"),
        ("Straße", "STRASSE"),
        ("Khrushchev", "Хрущев"),
    ],
)
def it_meets_a_spelling_from_another_script_or_with_accents(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Kyiv", "Kiev"), ("Minsk", "Munich"), ("Rubio", "Rubin")])
def it_keeps_different_names_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(names)
@settings(max_examples=100)
def it_does_not_care_for_case(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower())


@given(names)
@settings(max_examples=100)
def it_does_not_care_how_accents_are_composed(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(names, names)
@settings(max_examples=50)
def it_folds_word_by_word(one: str, other: str) -> None:
    assert fold_words(f"{one} {other}") == fold_words(one) + fold_words(other)


@given(st.text(max_size=40))
@settings(max_examples=200)
def it_yields_keys_without_spaces_for_any_text(text: str) -> None:
    keys = [key for group in fold_words(text) for key in group]
    assert fold(text).split() == keys


def it_keeps_an_apostrophe_within_its_word() -> None:
    assert fold_words("д'Артаньян") == [[fold_word("дАртаньян")]]


def it_leaves_out_a_word_of_soft_signs_alone() -> None:
    assert fold_words("ь Київ") == [[fold_word("Київ")]]


def it_takes_east_asian_text_character_by_character() -> None:
    assert fold_words("北京 NATO軍") == [["北", "京"], ["n", "a", "t", "o", "軍"]]
