"""A timeline in a file and on the clipboard."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefwright.domain.errors import UserError
from briefwright.gui import theme
from briefwright.gui.timeline import table
from briefwright.gui.timeline.panel import TimelinePanel
from briefwright.gui.timeline.picture import RATIO, Picture, save
from briefwright.gui.timeline.span import Span, fitting
from briefwright.gui.timeline.table import MOST, TimelineTable
from gui.timeline_world import event, marks


def _picture(caption: str = "The lease & its end", width: float = 900) -> Picture:
    return Picture(marks(), fitting(marks()), width, caption, "Noto Sans")


def it_writes_a_png_with_two_dots_for_each_pixel(qapp: object, tmp_path: Path) -> None:
    save(_picture(), tmp_path / "lease.png")
    image = QImage(str(tmp_path / "lease.png"))
    assert image.size() == _picture().size() * RATIO


def it_writes_an_svg_that_says_all_in_words(qapp: object, tmp_path: Path) -> None:
    save(_picture(), tmp_path / "lease.svg")
    svg = (tmp_path / "lease.svg").read_text(encoding="utf-8")
    assert QSvgRenderer(QByteArray(svg.encode())).isValid()
    words = " ".join(" ".join(re.findall(r">([^<>]+)</text>", svg)).split())
    for part in (
        "The lease &amp; its end",
        "Aug 2025 (year assumed): Envoy travels",
        "Westmark: supports → opposes on Port lease",
        "Event",
        "Shift of position",
        "Day not known",
        "Year assumed",
    ):
        assert part in words


def it_is_light_whatever_the_window_is(qapp: object, tmp_path: Path) -> None:
    save(_picture(), tmp_path / "light.png")
    theme.apply(True)
    try:
        save(_picture(), tmp_path / "dark.png")
    finally:
        theme.apply(False)
    assert (tmp_path / "dark.png").read_bytes() == (tmp_path / "light.png").read_bytes()


def it_gives_every_moment_its_words_however_many_there_are(qapp: object) -> None:
    crowd = marks(*(event(f"{number}", "2025-08-15") for number in range(40)))
    lone = marks(event("1", "2025-08-15"))
    many, one = (Picture(found, fitting(found), 900, "", "Noto Sans").size() for found in (crowd, lone))
    assert many.height() > one.height() + 39 * 15


def it_says_what_is_not_shown(qapp: object) -> None:
    span = Span(marks()[1].first - 10.0, marks()[1].first + 10.0)
    cut = Picture(marks(), span, 900, "", "Noto Sans")
    assert cut.note() == "10 June 2025 to 29 June 2025. Not shown: 1 earlier, 2 later."


def it_needs_no_caption(qapp: object, tmp_path: Path) -> None:
    save(_picture(""), tmp_path / "plain.svg")
    assert "<title>Timeline</title>" in (tmp_path / "plain.svg").read_text(encoding="utf-8")


def it_says_why_a_picture_could_not_be_saved(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"could not be saved as lease\.png"):
        save(_picture(), tmp_path / "nowhere" / "lease.png")


@pytest.mark.parametrize("name", ["lease.png", "lease.svg"])
def it_replaces_a_former_picture_whole(qapp: object, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("old " * 100_000)
    save(_picture(), tmp_path / name)
    assert not (tmp_path / name).read_bytes().startswith(b"old")
    assert [file.name for file in tmp_path.iterdir()] == [name]


# -- the table


def it_makes_a_table_of_words() -> None:
    lines = table.as_text(marks()).splitlines()
    assert lines[0] == "Date\tKind\tWhat\tActors\tTopics"
    assert lines[2] == (
        "20 June 2025\tShift of position\tWestmark opposes the lease (from “supports” to “opposes”)"
        "\tWestmark\tPort lease"
    )
    assert len(lines) == 5


def it_lets_no_word_break_the_table() -> None:
    strange = marks(event("1", "2025-08-15", "a\tb <i>\nc & d"))
    assert (
        table.as_text(strange).splitlines()[1]
        == "15 August 2025\tEvent\ta b <i> c & d\tNorthland\tPort lease"
    )
    assert "a\tb &lt;i&gt;\nc &amp; d" in table.as_html(strange)


def it_copies_the_table_for_documents_and_for_sheets(qtbot: QtBot) -> None:
    panel = TimelinePanel()
    qtbot.addWidget(panel)
    panel.show_marks(marks(), "The lease", "Nothing.")
    told: list[str] = []
    panel.told.connect(lambda words, _: told.append(words))
    panel.copy_table()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == table.as_text(marks())
    assert "<caption>The lease</caption>" in data.html()
    assert told == ["The table was copied: 4 moments."]


def it_goes_through_the_table_by_tab_and_opens_by_enter(qtbot: QtBot) -> None:
    shown = TimelineTable()
    qtbot.addWidget(shown)
    odd = event("x", "2025-08-15").model_copy(update={"id": "odd #1?/ü"})
    shown.show_marks(marks(odd, event("b", "2025-08-16")), "")
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.setFocus()
    opened: list[str] = []
    shown.opened.connect(opened.append)
    for _ in range(2):
        QTest.keyClick(shown, Qt.Key.Key_Tab)
        QTest.keyClick(shown, Qt.Key.Key_Return)
    assert opened == ["odd #1?/ü", "b"]


def it_shows_no_more_rows_than_can_be_read(qtbot: QtBot) -> None:
    shown = TimelineTable()
    qtbot.addWidget(shown)
    shown.show_marks(marks(*(event(f"{number}", "2025-08-15") for number in range(MOST + 7))), "")
    assert "And 7 more" in shown.toPlainText()
    assert shown.source() == QUrl()


# -- the panel


def it_tells_how_the_saving_went(qtbot: QtBot, tmp_path: Path) -> None:
    panel = TimelinePanel()
    qtbot.addWidget(panel)
    panel.show_marks(marks(), "The lease", "Nothing.")
    told: list[tuple[str, bool]] = []
    panel.told.connect(lambda words, failed: told.append((words, failed)))
    panel.save_picture(tmp_path / "lease.png")
    panel.save_picture(tmp_path / "nowhere" / "lease.png")
    assert told[0] == ("The picture was saved as lease.png.", False)
    assert told[1][1]
    assert (tmp_path / "lease.png").exists()


def it_tells_how_many_moments_are_in_view_and_have_words(qtbot: QtBot) -> None:
    panel = TimelinePanel()
    qtbot.addWidget(panel)
    panel.resize(700, 300)
    panel.show()
    panel.show_marks(marks(*(event(f"{number}", "2025-08-15") for number in range(40))), "", "")
    assert re.fullmatch(r"40 of 40 moments in view, \d+ without words: zoom in", panel.legend.remark.text())
    panel.show_table(True)
    assert panel.legend.remark.text() == "40 moments"


def it_explains_the_signs_that_are_in_use(qtbot: QtBot) -> None:
    panel = TimelinePanel()
    qtbot.addWidget(panel)
    panel.show_marks(marks(event("1", "2025-08-15")), "", "")
    assert panel.legend.words() == ["Event"]
    panel.show_marks(marks(), "", "")
    assert panel.legend.words() == ["Event", "Shift of position", "Day not known", "Year assumed"]
