"""Reading an edition exactly as it was issued."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefwright import app
from briefwright.domain.blocks import (
    Judgement,
    Paragraph,
    Picture,
    PositionRow,
    PositionTable,
    SourceList,
    SourceSummary,
)
from briefwright.domain.brief import Brief, Section, Waiver
from briefwright.domain.content import Text, reference, text
from briefwright.domain.editions import Edition
from briefwright.domain.facts import Actor, Citation, Fact, Source, Topic
from briefwright.domain.wording import day_words
from briefwright.editing.analysis import Analysis
from briefwright.editing.gathering import gather
from briefwright.editing.issuing import issue
from briefwright.gui import theme
from briefwright.gui.editions.edition_reader import EditionReader
from briefwright.storage.workspace import Workspace

GAUGE = Source(id="S1", revision=1, title="Gauge readings", publisher="Met Office")
RAIN = Fact(id="F1", revision=1, statement="it rained", citations=(Citation(source="S1"),))
BRIEF = Brief(
    id="b",
    title="The pass",
    day=date(2026, 5, 1),
    waivers=(Waiver(rule="unsourced-statement", key="k", reason="it is on paper", message="It rains."),),
    sections=(
        Section(
            id="s",
            title="Findings",
            blocks=(
                Paragraph(id="p", content=(Text(text="In May "), reference(RAIN, "r"))),
                Judgement(id="j", statement=text("It will close"), likelihood="likely"),
                PositionTable(
                    id="t", topics=("T1",), rows=(PositionRow(id="row", actor="A1", cells=(text("for"),)),)
                ),
                SourceList(id="l"),
            ),
        ),
    ),
)


@pytest.fixture
def edition(tmp_path: Path, new_id: Callable[[], str]) -> Edition:
    """An edition, after which the base went on."""
    base = Workspace.create(tmp_path / "pass.briefwright")
    base.load((GAUGE, Actor(id="A1", name="Orlova"), Topic(id="T1", name="the tunnel"), RAIN), (BRIEF,))
    made = issue(base, Analysis(gather(base, BRIEF)), app.render, app.yardstick(), new_id).edition
    base.save(RAIN.model_copy(update={"statement": "it poured", "standing": "withdrawn"}))
    base.save(Actor(id="A1", revision=1, name="Somebody else"))
    kept = base.edition(made.id)
    base.close()
    return kept


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    found = QWidget()
    qtbot.addWidget(found)
    return found


@pytest.fixture
def reader(qtbot: QtBot, window: QWidget, edition: Edition) -> EditionReader:
    made = EditionReader(edition, window)
    made.show()
    qtbot.waitExposed(made)
    return made


def words(reader: EditionReader) -> str:
    """All words on the page."""
    texts = [surface.toPlainText() for surface in reader.page.surfaces()]
    return "\n".join(texts + [label.text() for label in reader.page.findChildren(QLabel)])


def it_is_titled_with_number_and_date(reader: EditionReader, edition: Edition) -> None:
    assert reader.windowTitle() == "Edition 1 of 1 May 2026: The pass"
    issued = day_words(date.fromisoformat(edition.issued[:10]))
    assert reader.about.text().startswith(f"Edition 1, as it was issued on {issued}.")


def it_shows_facts_names_and_sources_of_that_day(reader: EditionReader) -> None:
    told = words(reader)
    for word in ("In May it rained", "Orlova", "the tunnel", "Gauge readings"):
        assert word in told
    assert "poured" not in told and "Somebody else" not in told


def it_holds_the_brief_as_it_was(reader: EditionReader) -> None:
    assert reader.page.document.brief == BRIEF


def it_lets_nothing_be_changed(reader: EditionReader) -> None:
    assert all(surface.isReadOnly() for surface in reader.page.surfaces())
    assert [one for one in reader.page.findChildren(QPushButton) if one.isVisible()] == []


def it_unfolds_what_was_let_stand_with_the_reasons(reader: EditionReader) -> None:
    assert reader.waivers.button.text() == "1 finding let stand"
    (reason,) = (label for label in reader.waivers.findChildren(QLabel) if "paper" in label.text())
    assert not reason.isVisible()
    reader.waivers.button.click()
    assert reason.isVisible()
    assert reason.text() == "It rains. Not here, because it is on paper"


def it_shows_pictures_and_sums_up_the_sources_of_that_day(window: QWidget, edition: Edition) -> None:
    blocks = (Picture(id="pic", image="ab", width=9, height=9), SourceSummary(id="sum"))
    section = edition.brief.sections[0]
    sections = (section.model_copy(update={"blocks": (*section.blocks, *blocks)}),)
    brief = edition.brief.model_copy(update={"sections": sections})
    asked: list[str] = []
    made = EditionReader(
        edition.model_copy(update={"brief": brief}), window, lambda digest, _: asked.append(digest)
    )
    made.show()
    assert asked == ["ab"]
    told = [label.text() for label in made.page.findChildren(QLabel)]
    assert any(words.startswith("The brief cites 1 fact ") for words in told)


def it_shows_no_reasons_where_nothing_was_let_stand(window: QWidget, edition: Edition) -> None:
    brief = edition.brief.model_copy(update={"waivers": ()})
    made = EditionReader(edition.model_copy(update={"brief": brief}), window)
    made.show()
    assert not made.waivers.isVisible()


def it_follows_the_window_into_the_dark(reader: EditionReader, qtbot: QtBot) -> None:
    before = reader.page.grab().toImage().pixelColor(2, 2)
    theme.apply(True)
    try:
        qtbot.waitUntil(lambda: reader.page.grab().toImage().pixelColor(2, 2) != before)
        assert reader.page.grab().toImage().pixelColor(2, 2).lightness() < 64
    finally:
        theme.apply(False)
