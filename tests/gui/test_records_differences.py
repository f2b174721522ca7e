"""Differences between two wordings."""

from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.gui.records.differences import both_html, new_html, old_html, pieces
from briefwright.gui.theme import DARK, LIGHT

WORDINGS = st.text(alphabet="ab .,<&é\n", max_size=40)


@settings(max_examples=60)
@given(WORDINGS, WORDINGS)
def it_loses_no_letter_of_either_wording(old: str, new: str) -> None:
    run = pieces(old, new)
    assert "".join(words for change, words in run if change != "new") == old
    assert "".join(words for change, words in run if change != "gone") == new


def it_marks_whole_words() -> None:
    assert pieces("will not cede", "will not lease") == [
        ("same", "will not "),
        ("gone", "cede"),
        ("new", "lease"),
    ]


def it_strikes_out_what_went_and_underlines_what_came() -> None:
    assert "line-through" in old_html("a cat", "a dog", LIGHT)
    assert "underline" in new_html("a cat", "a dog", LIGHT)
    assert "dog" not in old_html("a cat", "a dog", LIGHT)
    assert "cat" not in new_html("a cat", "a dog", LIGHT)


def it_keeps_what_went_apart_from_what_came() -> None:
    assert "</span> <span" in both_html("cat", "dog", DARK)


def it_never_lets_wording_become_html() -> None:
    html = both_html("<b>old</b> & old", "<i>new</i>", LIGHT)
    assert "<b>" not in html
    assert "<i>" not in html
    assert "&lt;" in html
