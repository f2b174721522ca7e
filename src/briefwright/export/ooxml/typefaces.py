"""How wide text of a style comes out, as far as it can be told without the typeface itself."""

import re

BOLD = 1.08
"""How much wider bold text is."""

_EAST_ASIAN = (
    "\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff"
)
# Both take long to compile, and most briefs need neither: that is left to the first use.
_IDEOGRAPH = f"[{_EAST_ASIAN}]"
_WHOLE = rf"[^\s\-–—{_EAST_ASIAN}]+[\-–—]*|[\-–—]+|[{_EAST_ASIAN}]"
_NEVER_BREAKING = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}", "___")

_WIDTHS = {
    **dict.fromkeys("iljI.,:;'|!()[]{}/\\-’‘·", 0.31),
    **dict.fromkeys('frt“”"*', 0.38),
    **dict.fromkeys("mwMW@%—…&", 0.88),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ+=<>~", 0.68),
}
_OTHER = 0.56
_AVERAGE = 0.5


def longest(text: str) -> float:
    """The width of the widest part of the text in which no line can break, in units of its size."""
    parts = re.findall(_WHOLE, text.translate(_NEVER_BREAKING))
    most = max(map(len, parts), default=0)
    return max((_width(part) for part in parts if len(part) >= 0.7 * most), default=0.0)


def length(text: str) -> float:
    """About how wide the text is on one line, in units of its size."""
    wide = 0 if text.isascii() else len(re.findall(_IDEOGRAPH, text))
    return _AVERAGE * (len(text) + wide)


def _width(word: str) -> float:
    return sum(_WIDTHS.get(letter) or _other_width(letter) for letter in word)


def _other_width(letter: str) -> float:
    return 1.0 if not letter.isascii() and re.match(_IDEOGRAPH, letter) else _OTHER
