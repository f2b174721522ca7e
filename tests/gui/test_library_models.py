"""A million facts cost no more than those in view."""

from array import array
from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefwright.domain.errors import UserError
from briefwright.domain.queries import FactRow
from briefwright.gui.library.card_delegate import CardDelegate
from briefwright.gui.library.card_list import CardList
from briefwright.gui.library.models import PAGE, PAGES, FactModel
from briefwright.gui.mime import FACT_MIME

MILLION = 1_000_000


class Reader:
    """Reads facts and counts how often, and how many."""

    def __init__(self) -> None:
        self.reads: list[list[int]] = []
        self.gone: set[int] = set()
        self.broken = False

    def __call__(self, rows: Sequence[int]) -> list[FactRow]:
        self.reads.append(list(rows))
        if self.broken:
            raise UserError("The file is gone.")
        return [
            FactRow(row, f"f{row}", 1, f"Statement {row}", "B2", "2025", "current", 0)
            for row in rows
            if row not in self.gone
        ]


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def model(qapp: object, reader: Reader) -> FactModel:
    model = FactModel(reader)
    model.show_rows(array("q", range(MILLION)))
    return model


@pytest.fixture
def view(qtbot: QtBot, model: FactModel) -> Iterator[CardList]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(340, 700)
    view = CardList(model, CardDelegate(2, window), window)
    view.resize(340, 700)
    with qtbot.waitExposed(window):
        window.show()
    yield view


def it_reads_one_page_for_the_first_screen(view: CardList, reader: Reader) -> None:
    view.grab()
    assert [len(rows) for rows in reader.reads] == [PAGE]


def it_reads_only_the_pages_where_one_stops(view: CardList, reader: Reader) -> None:
    view.grab()
    for _ in range(5):
        view.scrollToBottom()
        view.grab()
        view.scrollToTop()
        view.grab()
    assert len(reader.reads) == 2


def it_reads_no_row_for_letters_typed_into_the_list(view: CardList, reader: Reader) -> None:
    view.grab()
    reads = len(reader.reads)
    view.keyboardSearch("statement 999999")
    assert len(reader.reads) == reads


def it_forgets_the_pages_that_were_used_least(model: FactModel, reader: Reader) -> None:
    for page in range(PAGES + 1):
        model.fact(page * PAGE)
    model.fact(PAGES * PAGE)
    assert len(reader.reads) == PAGES + 1
    model.fact(0)
    assert len(reader.reads) == PAGES + 2


def it_reads_anew_only_what_is_in_view_when_the_same_facts_are_found(view: CardList, reader: Reader) -> None:
    view.grab()
    model = view.model()
    assert isinstance(model, FactModel)
    model.show_rows(array("q", range(MILLION)))
    view.grab()
    assert len(reader.reads) == 2


def it_says_in_its_row_that_a_fact_is_gone(model: FactModel, reader: Reader) -> None:
    reader.gone.add(1)
    assert model.card(1).title == "No longer in the base"
    assert model.card(2).title == "Statement 2"
    assert model.record_id(1) == ""


def it_tells_once_when_the_base_cannot_be_read(qtbot: QtBot, model: FactModel, reader: Reader) -> None:
    reader.broken = True
    told: list[str] = []
    model.failed.connect(told.append)
    for row in range(PAGE):
        model.card(row)
    assert told == ["The file is gone."]


def it_finds_a_fact_by_its_id_among_the_pages_at_hand(model: FactModel) -> None:
    model.fact(PAGE * 3)
    assert model.find_id(f"f{PAGE * 3 + 5}") == PAGE * 3 + 5
    assert model.find_id("f700000") == -1


def it_finds_the_newest_fact_wherever_it_stands(model: FactModel) -> None:
    assert model.find_id(f"f{MILLION - 1}") == MILLION - 1


def it_gives_a_dragged_fact_as_id_and_as_words(model: FactModel) -> None:
    data = model.mimeData([model.index(4, 0)])
    assert (data.data(FACT_MIME).data(), data.text()) == (b"f4", "Statement 4")


def it_gives_nothing_for_a_dragged_fact_that_is_gone(model: FactModel, reader: Reader) -> None:
    reader.gone.add(4)
    assert model.mimeData([model.index(4, 0)]).formats() == []


def it_behaves_as_qt_expects_of_a_model(qapp: object, reader: Reader) -> None:
    model = FactModel(reader)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, mode)
    model.show_rows(array("q", range(250)))
    model.show_rows(array("q", [3, 1]))
    model.reread()
    assert tester.model() is model
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0
    assert model.rowCount(QModelIndex()) == 2
