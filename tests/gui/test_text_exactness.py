"""Whatever people do, the blocks are exactly what the document shows."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import Bullet, Narrative, Numbered, Paragraph, Quote
from briefwright.domain.content import FactRef, Text, normal
from briefwright.domain.labels import pointer
from briefwright.domain.markings import MARKINGS
from briefwright.gui.text.formats import clean
from briefwright.gui.text.surface import TextSurface
from gui.text_world import EXPORTS, TALKS, Mirror, World, assert_exact, press, type_words

WORDS = st.text(
    st.one_of(st.sampled_from("ab \n.é🙂東"), st.characters(exclude_categories=("Cs", "Cc"))), max_size=6
).map(clean)
MARKS = {"bold": st.booleans(), "italic": st.booleans()}
LINKS = st.sampled_from(["", "https://example.org/a?b#c", "#b7", "#gone %#?ü", "#"])
TEXTS = st.builds(Text, text=WORDS, link=LINKS, **MARKS)
REFS = st.builds(
    FactRef,
    id=st.just("?"),
    fact=st.sampled_from(["F1", "F 2@#?ü", ""]),
    revision=st.integers(0, 9),
    shown=WORDS.filter(bool),
    mode=st.sampled_from(["follow", "pinned", "detached"]),
    **MARKS,
)
CONTENTS = st.lists(st.one_of(TEXTS, REFS), max_size=5)
KINDS: list[Callable[..., Narrative]] = [Paragraph, Bullet, Numbered, Quote]


@st.composite
def documents(draw: st.DrawFn, name: str = "a") -> tuple[Narrative, ...]:
    """Blocks in normal form with ids that begin with a name and are unique."""
    blocks: list[Narrative] = []
    for number, items in enumerate(draw(st.lists(CONTENTS, min_size=1, max_size=5))):
        content = normal(
            item.model_copy(update={"id": f"{name}r{number}.{n}"}) if isinstance(item, FactRef) else item
            for n, item in enumerate(items)
        )
        kind = draw(st.sampled_from(KINDS))
        level = {"level": draw(st.integers(0, 8))} if kind in (Bullet, Numbered) else {}
        marking = draw(st.sampled_from([None, *MARKINGS]))
        blocks.append(kind(id=f"{name}{number}", content=content, marking=marking, **level))
    return tuple(blocks)


@dataclass(frozen=True)
class Act:
    """One thing that a user does: its name, a place from 0 to 1, how far it reaches, what with."""

    name: str
    place: float
    reach: int
    with_: Any = None


def acts() -> st.SearchStrategy[Act]:
    """Any one act."""
    plain = ["delete", "backspace", "enter", "line", "tab", "backtab", "bold", "italic", "link", "unlink"]
    plain += ["fact", "point", "copy", "cut", "drag", "undo", "spaces"]
    made = [st.tuples(st.sampled_from(plain), st.none())]
    made.append(st.tuples(st.just("type"), st.sampled_from(["a", "word ", "é", "- ", "1. ", "> x", "@b"])))
    made.append(st.tuples(st.just("kind"), st.sampled_from(["paragraph", "bullet", "numbered", "quote"])))
    made.append(st.tuples(st.just("html"), st.sampled_from(["<b>x</b>y", "<ul><li>1<li>2</ul><p>3"])))
    made.append(st.tuples(st.just("plain"), st.sampled_from(["x", "one\ntwo", " ", "a\u2029b\0"])))
    made.append(st.tuples(st.just("show"), documents()))
    return st.builds(
        lambda chosen, place, reach: Act(chosen[0], place, reach, chosen[1]),
        st.one_of(*made),
        st.floats(0, 1),
        st.sampled_from([0, 0, 0, 1, 5, 40]),
    )


def perform(surface: TextSurface, act: Act, past: list[tuple[Narrative, ...]]) -> None:
    """Do it where the act says."""
    length = surface.document().characterCount() - 1
    start = caret(surface, round(act.place * length))
    surface.select_range(start, caret(surface, min(length, start + act.reach)))
    keys = {
        "delete": (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        "backspace": (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier),
        "enter": (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        "line": (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier),
        "tab": (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        "backtab": (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier),
        "spaces": (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
    }
    commands: dict[str, Callable[[], None]] = {
        "type": lambda: type_words(surface, act.with_),
        "bold": surface.toggle_bold,
        "italic": surface.toggle_italic,
        "link": lambda: surface.set_link("https://example.org"),
        "unlink": lambda: surface.set_link(""),
        "fact": lambda: surface.insert_fact(TALKS if act.reach else EXPORTS),
        "point": lambda: surface.insert_pointer(pointer("b7", "Table 2")),
        "kind": lambda: surface.set_kind(act.with_),
        "html": lambda: paste(surface, html=act.with_),
        "plain": lambda: paste(surface, text=act.with_),
        "copy": lambda: carry(surface, length, cut=False),
        "cut": lambda: carry(surface, length, cut=True),
        "drag": lambda: drag(surface, length),
        "undo": lambda: surface.show_blocks(past[start % len(past)]),
        "show": lambda: surface.show_blocks(act.with_),
    }
    if act.name in keys:
        press(surface, *keys[act.name])
    else:
        commands[act.name]()


def caret(surface: TextSurface, place: int) -> int:
    """The nearest place at or before this one where a caret can be: not inside one of the characters that
    Qt counts as two."""
    stops = accumulate((2 if ord(sign) > 0xFFFF else 1 for sign in surface.toPlainText()), initial=0)
    return max(stop for stop in stops if stop <= place)


def paste(surface: TextSurface, **forms: str) -> None:
    """Paste what another program copied."""
    mime = QMimeData()
    mime.setText(forms.get("text", ""))
    if "html" in forms:
        mime.setHtml(forms["html"])
    surface.insertFromMimeData(mime)


def carry(surface: TextSurface, length: int, cut: bool) -> None:
    """Copy or cut what is selected and paste it at the middle; large texts are not copied again."""
    if length < 400:
        mime = surface.createMimeDataFromSelection()
        if cut:
            surface.textCursor().removeSelectedText()
        third = caret(surface, length // 3)
        surface.select_range(third, third if not cut else 0)
        surface.insertFromMimeData(mime)


def drag(surface: TextSurface, length: int) -> None:
    """Move what is selected to the middle, as one change of the document."""
    mime, cursor = surface.createMimeDataFromSelection(), surface.textCursor()
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    middle = caret(surface, min(length, surface.document().characterCount()) // 2)
    surface.select_range(middle, middle)
    surface.insertFromMimeData(mime)
    cursor.endEditBlock()


@pytest.fixture(scope="module")
def world() -> World:
    return World()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=documents(), deeds=st.lists(acts(), max_size=25))
def it_stays_exact_whatever_people_do(
    qtbot: QtBot, world: World, start: tuple[Narrative, ...], deeds: list[Act]
) -> None:
    surface = TextSurface(world.surroundings, "Text")
    surface.show_blocks(start)
    mirror = Mirror(surface)
    past = [start]
    for act in deeds:
        perform(surface, act, past)
        if act.name in ("show", "undo"):
            mirror.blocks = surface.blocks()
        assert_exact(surface)
        assert mirror.blocks == surface.blocks()
        past.append(surface.blocks())
    surface.deleteLater()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=documents(), between=documents("b"), ends=st.tuples(st.integers(0, 5), st.integers(0, 5)))
def it_shows_any_blocks_after_any_others(
    qtbot: QtBot,
    world: World,
    before: tuple[Narrative, ...],
    between: tuple[Narrative, ...],
    ends: tuple[int, int],
) -> None:
    surface = TextSurface(world.surroundings, "Text")
    start, end = min(ends), max(ends)
    without = (*before[:start], *before[end:])
    for blocks in (before, (*before[:start], *between, *before[end:]), without, before, between):
        surface.show_blocks(blocks)
        assert surface.blocks() == blocks
        if blocks:
            assert_exact(surface)
    surface.deleteLater()
