"""The folded key: one skeleton for the spellings of a name, in Latin, Cyrillic or with accents.

Zelenskyy, Zelensky, Zelenskiy, Зеленський and Зеленский fold to the same key. Chinese, Japanese and
Korean text falls into single characters. Both what is stored and what is typed are folded, so any
rule only has to be applied evenly, not to be right. Kyiv and Kiev are no spellings of one word:
they are aliases on the actor's record.
"""

import re
import unicodedata
from functools import lru_cache

FOLD_VERSION = 1
"""Rises when a rule changes; an index made with another version is rebuilt."""

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_UNSEEN = re.compile(r"[\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufeff]")
"""Stress marks that compose with no letter, soft hyphens and joiners: none of them ends a word."""
_EAST_ASIAN = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
"""Compiled at first use: it takes long, and the start of the program does without."""
_CYRILLIC = "а=a б=b в=v г=h ґ=g д=d е=e є=e ж=zh з=z и=i і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t \
у=u ф=f х=h ц=c ч=ch ш=sh щ=shch ы=i э=e ё=e ў=u ъ= ь= ю=u я=a"
_LATIN = "ı=i ø=o ł=l đ=d æ=e œ=e þ=t ð=d '= ’= ʼ="
_LETTERS = dict(pair.split("=") for pair in f"{_CYRILLIC} {_LATIN}".split())
_TRANSLATE = str.maketrans(_LETTERS)
_MERGE = [
    ("shch", "sh"), ("dzh", "dz"), ("kh", "h"), ("zh", "z"), ("ts", "c"), ("tz", "c"), ("cz", "ch"),
    ("sz", "sh"), ("ph", "f"), ("ck", "k"), ("iy", "i"), ("yy", "i"), ("yi", "i"), ("ij", "i"),
    ("ii", "i"), ("yj", "i"), ("y", "i"), ("j", "i"), ("w", "v"), ("ie", "e"), ("ia", "a"),
    ("iu", "u"), ("io", "o"), ("oe", "o"), ("ou", "u"), ("g", "h"), ("x", "ks"), ("q", "k"), ("c", "k"),
]  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=100_000)
def fold_word(word: str) -> str:
    """The key of one word; empty for a word of soft signs alone."""
    lowered = unicodedata.normalize("NFC", word).casefold().translate(_TRANSLATE)
    decomposed = unicodedata.normalize("NFKD", lowered)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    if not bare.isascii():
        return bare
    for written, merged in _MERGE:
        bare = bare.replace(written, merged)
    return _DOUBLED.sub(r"\1", bare)


def fold_words(text: str) -> list[list[str]]:
    """The keys of each word of the text; an East Asian word yields a key for each of its characters."""
    folded = []
    for word in _WORD.findall(_UNSEEN.sub("", unicodedata.normalize("NFC", text))):
        keys = list(word.casefold()) if _is_east_asian(word) else [fold_word(word)]
        if any(keys):
            folded.append(keys)
    return folded


def _is_east_asian(word: str) -> bool:
    return not word.isascii() and re.search(_EAST_ASIAN, word) is not None


def fold(text: str) -> str:
    """The keys of the whole text, separated by spaces, as they are put into an index."""
    return " ".join(key for keys in fold_words(text) for key in keys)
