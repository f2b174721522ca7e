"""How wide text of a style comes out, as far as it can be told without the typeface itself."""

import re
from collections.abc import Iterable

BOLD = 1.08
"""How much wider bold text is."""

_EAST_ASIAN = (
    "\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff"
)
_ASCII_WHOLE = re.compile(r"[^\s\-]+-*|-+")
# Both take long to compile, and most briefs need neither: that is left to the first use.
_IDEOGRAPH = f"[{_EAST_ASIAN}]"
_WHOLE = rf"[^\s\-–—{_EAST_ASIAN}]+[\-–—]*|[\-–—]+|[{_EAST_ASIAN}]"
_NEVER_BREAKING = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}", "___")

_OTHER = 0.56
_AVERAGE = 0.5


class _Widths(dict[str, float]):
    """The widths of letters, in units of their size; none is wider than 1."""

    def __missing__(self, letter: str) -> float:
        whole = not letter.isascii() and re.match(_IDEOGRAPH, letter)
        return self.setdefault(letter, 1.0 if whole else _OTHER)


_WIDTHS = _Widths(
    {
        **dict.fromkeys("iljI.,:;'|!()[]{}/\\-’‘·", 0.31),
        **dict.fromkeys('frt“”"*', 0.38),
        **dict.fromkeys("mwMW@%—…&", 0.88),
        **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ+=<>~", 0.68),
    }
)


def longest(texts: Iterable[str]) -> float:
    """The width of the widest part of the texts in which no line can break, in units of their size."""
    text = "\n".join(texts)
    if text.isascii():
        parts = _ASCII_WHOLE.findall(text)
    else:
        parts = re.findall(_WHOLE, text.translate(_NEVER_BREAKING))
    widest = 0.0
    for part in sorted(set(parts), key=len, reverse=True):
        if len(part) <= widest:
            break
        widest = max(widest, sum(map(_WIDTHS.__getitem__, part)))
    return widest


def length(text: str) -> float:
    """About how wide the text is on one line, in units of its size."""
    wide = 0 if text.isascii() else len(re.findall(_IDEOGRAPH, text))
    return _AVERAGE * (len(text) + wide)
