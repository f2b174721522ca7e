"""The draft view, which changes only the parts of a page that are others than before."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from briefwright.gui.preview.draft import DraftView, parts

HEAD, END = "<html><head><style>h2 { margin: 20px 0 6px 0; }</style></head><body>", "</body></html>"
KINDS = {
    "words": "<p>Words.</p><p>More words.</p>",
    "list": "<ul><li>One</li><li>Two</li></ul>",
    "table": "<table border='1'><tr><td>One</td><td>Two</td></tr></table>",
    "boxed": "<table><tr><td><p>Inside</p></td></tr></table><p>After.</p>",
}
NAMES = ("bottom", "risks", "outlook")
SECTION = st.tuples(st.sampled_from(NAMES), st.sampled_from(sorted(KINDS)))
PAGE = st.tuples(st.sampled_from(["Talks", "Other talks"]), st.lists(SECTION, max_size=5), st.integers(0, 90))


def page(title: str, sections: list[tuple[str, str]], notes: int) -> str:
    """A page as the draft is written."""
    body = [f"<h1>{title}</h1><p>Of today.</p>"]
    body += [f'<h2><a name="section-{name}"></a>{name}</h2>{KINDS[kind]}' for name, kind in sections]
    body += ["<hr>"] if notes else []
    body += [f'<p class="note"><a name="note-{one}"></a>{one}. A source.</p>' for one in range(1, notes + 1)]
    return f"{HEAD}{''.join(body)}{END}"


@pytest.fixture
def view(qtbot: QtBot) -> DraftView:
    made = DraftView()
    qtbot.addWidget(made)
    made.resize(640, 300)
    made.show()
    return made


def show(qtbot: QtBot, view: DraftView, html: str) -> None:
    with qtbot.waitSignal(view.settled, timeout=10_000):
        view.show_parts(parts(html))


def looks(document: QTextDocument) -> list[object]:
    """The paragraphs with their formats, from the top."""
    found: list[object] = []
    block = document.begin()
    while block.isValid():
        form, cursor = block.blockFormat(), QTextCursor(block)
        size = block.charFormat().fontPointSize(), block.begin().atEnd()
        margins = form.topMargin(), form.bottomMargin(), form.headingLevel()
        found.append((block.text(), margins, block.textList() is None, cursor.currentTable() is None, size))
        block = block.next()
    return found


def it_takes_a_page_apart_before_its_sections_and_its_notes() -> None:
    found = parts(page("Talks", [("bottom", "words"), ("risks", "list")], 50))
    assert len(found) == 5
    assert all(part.startswith(HEAD) and part.endswith(END) for part in found)
    assert "".join(part[len(HEAD) : -len(END)] for part in found) == page(
        "Talks", [("bottom", "words"), ("risks", "list")], 50
    ).removeprefix(HEAD).removesuffix(END)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=PAGE, second=PAGE)
def it_shows_the_same_whatever_was_shown_before(
    qtbot: QtBot,
    view: DraftView,
    first: tuple[str, list[tuple[str, str]], int],
    second: tuple[str, list[tuple[str, str]], int],
) -> None:
    show(qtbot, view, page(*first))
    show(qtbot, view, page(*second))
    fresh = DraftView()
    qtbot.addWidget(fresh)
    show(qtbot, fresh, page(*second))
    assert looks(view.document()) == looks(fresh.document())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.tuples(st.just("Talks"), st.lists(SECTION.filter(lambda one: one[1] != "table"), max_size=5)))
def it_shows_what_qt_shows_of_the_whole_page(
    qtbot: QtBot, view: DraftView, first: tuple[str, list[tuple[str, str]]]
) -> None:
    whole = QTextDocument()
    whole.setHtml(page(*first, 45))
    show(qtbot, view, page(*first, 45))
    assert looks(view.document()) == looks(whole)


def it_leaves_alone_what_stays_as_it_is(qtbot: QtBot, view: DraftView) -> None:
    sections = [("bottom", "words"), ("risks", "list"), ("outlook", "words")]
    show(qtbot, view, page("Talks", sections, 60))
    changed: list[tuple[int, int]] = []
    view.document().contentsChange.connect(lambda at, _, added: changed.append((at, added)))
    start = view.toPlainText().index("risks")
    sections[1] = ("risks", "words")
    show(qtbot, view, page("Talks", sections, 60))
    assert changed
    assert all(start - 1 <= at and at + added <= start + 40 for at, added in changed)


def it_stays_at_the_place_while_the_parts_around_it_change(qtbot: QtBot, view: DraftView) -> None:
    sections = [(name, "words") for name in NAMES] * 8
    show(qtbot, view, page("Talks", sections, 80))
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() - 40)
    looked_at = bar.value()
    show(qtbot, view, page("Talks", sections, 81))
    assert bar.value() == looked_at
    sections[-1] = ("outlook", "list")
    show(qtbot, view, page("Talks", sections, 81))
    assert bar.value() == looked_at


def it_scrolls_to_no_section_that_can_be_seen(qtbot: QtBot, view: DraftView) -> None:
    sections = [("bottom", "words"), ("risks", "words")] + [("middle", "words")] * 20 + [("outlook", "words")]
    view.show_section("bottom")
    show(qtbot, view, page("Talks", sections, 0))
    assert view.verticalScrollBar().value() == 0
    view.show_section("outlook")
    assert view.verticalScrollBar().value() > 500
    view.show_section("risks")
    assert view.cursorRect(view.textCursor()).isValid()
    assert 0 < view.verticalScrollBar().value() < 400
