"""Which style of a template plays which role in a document: as chosen, by its name, or by a likely one."""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from briefwright.domain.templates import Found

_PARAGRAPHS = (
    "Title", "Meta", "Heading 1", "Heading 2", "Body Text", "List Bullet", "List Bullet 2", "List Bullet 3",
    "List Number", "List Number 2", "List Number 3", "Quote", "Judgement", "Judgement Detail",
    "Talking Point", "Talking Note", "Table Head", "Table Text", "Caption", "Picture", "Source List",
    "Footnote Text", "Endnote Text", "TOC Heading", "TOC 1", "TOC 2", "Header", "Footer", "Marking",
)  # fmt: skip
_CHARACTERS = (
    "Strong", "Emphasis", "Strong Emphasis", "Hyperlink", "Footnote Reference", "Endnote Reference",
    "TLP Red", "TLP Amber", "TLP Green", "TLP Clear",
)  # fmt: skip
_TABLES = ("Brief Table", "Brief Matrix")

ROLES: dict[str, str] = {
    role: kind
    for kind, roles in (("paragraph", _PARAGRAPHS), ("character", _CHARACTERS), ("table", _TABLES))
    for role in roles
}
"""Every role that a person may choose a style for, with the kind of style that it takes."""

_LEVELS = {"Heading": (1, 2), "TOC": (1, 2), "List Bullet": (1, 2, 3), "List Number": (1, 2, 3)}
"""The families of roles, with their levels. The first level of a list needs no number."""

_OUTLINE = {0: "Heading 1", 1: "Heading 2"}
_HOUSE_WORDS = 2
"""How many words of its own a house may put before a name ("HD Bericht Überschrift 1")."""

_FOREIGN = frozenset(
    {
        "anhang", "anlage", "annex", "annexe", "anexo", "appendix", "body", "box", "caption", "chart", "char",
        "contents", "continue", "cover", "default", "endnote", "figure", "first", "footer", "footnote",
        "header", "heading", "hyperlink", "indent", "index", "intense", "left", "letter", "list", "margin",
        "no", "normal", "not", "note", "numbered", "page", "right", "section", "side", "sidebar", "slide",
        "small", "sub", "subtle", "tabelle", "tabla", "table", "tableau", "text", "title", "toc",
    }
)  # fmt: skip
"""Words that make another thing of a name: a "Table Title" is no title."""

_WORDS_OWN = re.compile(r"body text (indent|first indent|[23]).*|(intense|subtle) .*|.*\bchar", re.IGNORECASE)
"""Styles of Word's own that look like a role and play none."""

_WORD = re.compile(r"[^\W_]+")
_HUMP = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])|(?<=[A-ZÀ-Þ])(?=[A-ZÀ-Þ][a-zß-ÿ])")
"""Where a word begins inside another."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style of a template. `level` is its level in the outline from 0, None for running text; `default`
    is true of the one that applies where none is named."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    level: int | None = None
    default: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and its other names."""
        return (self.name, *self.aliases)


Played = Mapping[str, tuple[Style, Found]]
"""The style of each role that one was found for, and how."""

Likely = Iterator[tuple[int, str]]
"""Roles that a style may play, each with a rank: the lowest is the likeliest."""


def cast(styles: Sequence[Style], chosen: Mapping[str, str]) -> Played:
    """The style of each role. But for those that were chosen, no style plays two roles.

    `chosen` gives the names of styles by roles; one that the template does not hold is as good as none.
    """
    played: dict[str, tuple[Style, Found]] = {}
    for role, kind in ROLES.items():
        style = called(styles, kind, chosen.get(role, ""))
        if style is not None:
            played[role] = style, "chosen"
    # LibreOffice adds styles of its own called "Caption" beside Word's "caption".
    for style in sorted(styles, key=lambda each: not each.name.islower()):
        role = _exact(style.kind, style.name)
        if role:
            played.setdefault(role, (style, "named"))
    for found, likely in _WAYS:
        if len(played) < len(ROLES):
            _fill(played, styles, found, likely)
    return played


def called(styles: Sequence[Style], kind: str, name: str) -> Style | None:
    """The style of that kind and name, or else of that id."""
    mine = [each for each in styles if each.kind == kind]
    wanted = name.casefold()
    for names in ([each.name for each in mine], [each.id for each in mine]):
        if wanted and wanted in (folded := [each.casefold() for each in names]):
            return mine[folded.index(wanted)]
    return None


def _fill(
    played: dict[str, tuple[Style, Found]],
    styles: Sequence[Style],
    found: Found,
    likely: Callable[[Style], Likely],
) -> None:
    """Cast the roles that are left with the styles that are left, the likeliest first."""
    taken = {style for style, _ in played.values()}
    free = [each for each in styles if each not in taken]
    offers = ((rank, at, role) for at, each in enumerate(free) for rank, role in likely(each))
    for _, at, role in sorted(offers):
        if role not in played and free[at] not in taken:
            played[role] = free[at], found
            taken.add(free[at])


def _exact(kind: str, name: str) -> str:
    """The role of that very name; empty for none."""
    return _roles_by_name().get((kind, name.casefold()), "")


def _by_other_name(style: Style) -> Likely:
    yield from ((0, role) for alias in style.aliases if (role := _exact(style.kind, alias)))
    role = _known().get((style.kind, _key(style.id)), "")
    if role and _key(role) == _key(style.id):
        yield 1, role


def _by_likely_name(style: Style) -> Likely:
    for name in style.names:
        role = _known().get((style.kind, _key(name)))
        if role and not style.default:
            yield 0, role


def _by_house_name(style: Style) -> Likely:
    """By a likely name that has words of the house before it, or an abbreviation of the house behind it."""
    for name in () if style.default or _WORDS_OWN.fullmatch(style.name) else style.names:
        words = _words(name)
        folded = tuple(map(_key, words))
        for extra in range(1, min(_HOUSE_WORDS, len(words) - 1) + 1):
            role = _known().get((style.kind, "".join(folded[extra:])))
            if role and _of_house(folded[:extra]):
                yield extra, role
        role = _known().get((style.kind, "".join(folded[:-1])))
        if role and _of_house(folded[-1:]) and sum(map(str.isupper, words[-1])) > 1:
            yield _HOUSE_WORDS + 1, role


def _of_house(words: Sequence[str]) -> bool:
    return not any(word in _FOREIGN or word.isdigit() for word in words)


def _by_outline(style: Style) -> Likely:
    if style.kind == "paragraph" and style.level in _OUTLINE:
        yield 0, _OUTLINE[style.level]


def _by_default(style: Style) -> Likely:
    """Where no style is made for running text, running text has none."""
    if style.kind == "paragraph" and style.default:
        yield 0, "Body Text"


_WAYS: tuple[tuple[Found, Callable[[Style], Likely]], ...] = (
    ("named", _by_other_name),
    ("guessed", _by_likely_name),
    ("guessed", _by_house_name),
    ("guessed", _by_outline),
    ("guessed", _by_default),
)


@cache
def _roles_by_name() -> dict[tuple[str, str], str]:
    return {(kind, role.casefold()): role for role, kind in ROLES.items()}


@cache
def names_by_language() -> dict[str, dict[str, tuple[str, ...]]]:
    """What styles are called: by language, then by role."""
    listed = tomllib.loads((files(__package__) / "style_names.toml").read_text(encoding="utf-8"))
    return {language: dict(_levelled(names)) for language, names in listed.items()}


def _levelled(names: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for role, called_so in names.items():
        for level in _LEVELS.get(role, ()):
            first = level == 1 and role.startswith("List")
            bare = tuple(called_so) if first else ()
            levelled = tuple(f"{name} {level}" for name in called_so)
            yield (role if first else f"{role} {level}"), bare + levelled
        if role not in _LEVELS:
            yield role, tuple(called_so)


@cache
def _known() -> dict[tuple[str, str], str]:
    """The role of each name that is known, by the kind and the key of the name."""
    known = {(ROLES[role], _key(role)): role for role in ROLES}
    for names in names_by_language().values():
        for role, called_so in names.items():
            for name in called_so:
                known.setdefault((ROLES[role], _key(name)), role)
    return known


def _key(name: str) -> str:
    """The letters and digits of a name, as they are the same in all ways to write it."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", name).casefold()))


def _words(name: str) -> list[str]:
    """The words of a name: "MoJ_Body Text" has MoJ, Body and Text, as has "MoJBodyText" nearly."""
    words = _WORD.findall(name)
    return _HUMP.sub(" ", name).split() if len(words) == 1 else words
