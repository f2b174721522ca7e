"""An edition to be read, exactly as it was issued."""

import time
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from briefwright.domain.brief import Waiver
from briefwright.domain.checks.rules import RULES
from briefwright.domain.editions import Edition
from briefwright.domain.material import cited_sources
from briefwright.domain.source_summary import sentences, summary
from briefwright.domain.wording import counted, day_words
from briefwright.editing.document import Document
from briefwright.gui.brief.page import BriefPage
from briefwright.gui.records.sheet import Part, Unfolding, Words
from briefwright.gui.surroundings import AskPicture, Surroundings, no_picture


class EditionReader(QDialog):
    """A window beside the others that shows the brief as it went out, with the records of that day.

    Nothing in it can be changed. Findings that were let stand can be unfolded with their reasons.
    """

    def __init__(self, edition: Edition, parent: QWidget, picture: AskPicture = no_picture) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlags(Qt.WindowType.Window)
        self.setWindowTitle(_title(edition))
        document = Document(edition.brief, time.monotonic)
        self.page = BriefPage(document, _surroundings(edition, picture), read_only=True)
        self.page.show_sources(cited_sources(edition.material()))
        self.about = QLabel(_about(edition), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.about.setContentsMargins(16, 8, 16, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.about)
        column.addWidget(self.page, 1)
        self.waivers = _waivers(edition.brief.waivers)
        self.waivers.setVisible(bool(edition.brief.waivers))
        column.addWidget(self.waivers)
        self.resize(860, 760)
        self.page.focus_text()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the window from light to dark and back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.page.recolour()


def _surroundings(edition: Edition, picture: AskPicture) -> Surroundings:
    """The base as it was when the edition was issued; the views are filled in already, and pictures never
    change."""
    material = edition.material()
    told = sentences(summary(material), material.presentation.grades)
    return Surroundings(
        new_id=lambda: "",
        fact=material.facts.get,
        suggest=lambda _typed, _answer: None,
        actors=lambda: material.actors,
        topics=lambda: material.topics,
        risk_scales=edition.risk_scales,
        scales=(edition.scale,) if edition.scale else (),
        scale=lambda: edition.brief.scale,
        summed_up=lambda: told,
        picture=picture,
    )


def _title(edition: Edition) -> str:
    of = f" of {day_words(edition.brief.day)}" if edition.brief.day else ""
    return f"Edition {edition.number}{of}: {edition.brief.title}"


def _about(edition: Edition) -> str:
    issued = day_words(date.fromisoformat(edition.issued[:10]))
    return (
        f"Edition {edition.number}, as it was issued on {issued}. It stays as it is: "
        "facts and names are those of that day."
    )


def _waivers(waivers: Sequence[Waiver]) -> Unfolding:
    titles = {rule.id: rule.title for rule in RULES}
    reasons = Part(gap=6)
    reasons.setContentsMargins(20, 0, 0, 6)
    for waiver in waivers:
        found = waiver.message or f"{titles.get(waiver.rule, waiver.rule)}:"
        reasons.add(Words(f"{found} Not here, because {waiver.reason}"))
    unfolding = Unfolding(f"{counted(len(waivers), 'finding')} let stand", reasons)
    unfolding.setContentsMargins(10, 4, 16, 4)
    return unfolding
