"""What differs between two wordings, word by word, and how that is shown without colour alone."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from html import escape
from itertools import pairwise
from typing import Literal

from briefwright.gui.theme import Tints

Change = Literal["same", "gone", "new"]
Piece = tuple[Change, str]

_TOKENS = re.compile(r"\s+|\w+|[^\w\s]")


def pieces(old: str, new: str) -> list[Piece]:
    """The two wordings as one run: what both have, what only the old and what only the new one has."""
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    found: list[Piece] = []
    for _, start, end, new_start, new_end in SequenceMatcher(None, before, after, False).get_opcodes():
        gone, come = "".join(before[start:end]), "".join(after[new_start:new_end])
        if gone == come:
            found.append(("same", gone))
        else:
            found += [("gone", gone)] if gone else []
            found += [("new", come)] if come else []
    return found


def old_html(old: str, new: str, tints: Tints) -> str:
    """The old wording with the words that went struck through."""
    return _html((piece for piece in pieces(old, new) if piece[0] != "new"), tints)


def new_html(old: str, new: str, tints: Tints) -> str:
    """The new wording with the words that came underlined."""
    return _html((piece for piece in pieces(old, new) if piece[0] != "gone"), tints)


def both_html(old: str, new: str, tints: Tints) -> str:
    """Both wordings in one run: words that went struck through, words that came underlined."""
    run = pieces(old, new)
    gaps = [
        " " if (change, following) == ("gone", "new") else ""
        for (change, _), (following, _) in pairwise([*run, ("same", "")])
    ]
    return "".join(_span(*piece, tints) + gap for piece, gap in zip(run, gaps, strict=True))


def _html(run: Iterable[Piece], tints: Tints) -> str:
    return "".join(_span(change, words, tints) for change, words in run)


def _span(change: Change, words: str, tints: Tints) -> str:
    text = escape(words).replace("\n", "<br>")
    if change == "same":
        return text
    line, back = ("line-through", tints.missing) if change == "gone" else ("underline", tints.reference)
    return f'<span style="text-decoration: {line}; background-color: {back}">{text}</span>'
