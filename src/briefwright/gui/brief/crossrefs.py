"""Cross references to the tables and pictures of the open brief: what they stand for, where they lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from briefwright.domain.blocks import Captioned
from briefwright.domain.brief import Brief, blocks
from briefwright.domain.labels import CAPTIONED, labels, pointed
from briefwright.gui.picker import Choice
from briefwright.gui.surroundings import Surroundings

if TYPE_CHECKING:
    from briefwright.gui.brief.page import BriefPage
    from briefwright.gui.text.surface import TextSurface

_PAUSE = 250
"""Milliseconds without a change after which cross references that lead nowhere are looked for."""


class CrossReferences(QObject):
    """Knows the labels of a page's brief and leads to its blocks."""

    def __init__(self, page: BriefPage) -> None:
        super().__init__(page)
        self._page = page
        self._known: tuple[Brief, Mapping[str, str]] | None = None
        self._painted = self._labels()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._repaint)
        page.document.subscribe(lambda _: self._pause.start())

    def within(self, surroundings: Surroundings) -> Surroundings:
        """The surroundings of editors on the page: they know its labels and its blocks."""
        requests = replace(surroundings.requests, go_to_block=self.go)
        return replace(surroundings, label=self.label, requests=requests)

    def label(self, block_id: str) -> str:
        """What a cross reference to the block stands for, label and caption; empty where there is none."""
        return self._labels().get(block_id, "")

    def go(self, block_id: str) -> None:
        """Show the block; nothing happens when it is gone."""
        for section, block in blocks(self._page.document.brief):
            if block.id == block_id:
                self._page.go_to_block(section.id, block_id)

    def _labels(self) -> Mapping[str, str]:
        brief = self._page.document.brief
        if self._known is None or self._known[0] is not brief:
            self._known = brief, told(brief)
        return self._known[1]

    def _repaint(self) -> None:
        """Paint cross references anew when others lead nowhere than before."""
        former, self._painted = self._painted, self._labels()
        if former.keys() != self._painted.keys():
            for surface in self._page.surfaces():
                if _points(surface):
                    surface.refresh_references()


def told(brief: Brief) -> dict[str, str]:
    """What each table and picture with a caption is called, label and caption, by its id."""
    named = labels(brief)
    return {
        block.id: f"{named[block.id]}: {block.caption.strip()}"
        for _, block in blocks(brief)
        if isinstance(block, CAPTIONED) and block.id in named
    }


def choices(brief: Brief) -> list[Choice]:
    """What a cross reference can point to; what has no caption yet follows, and cannot be chosen."""
    named = told(brief)
    found = [(section, block) for section, block in blocks(brief) if isinstance(block, CAPTIONED)]
    ready = [Choice(one.id, named[one.id], section.title) for section, one in found if one.id in named]
    rest = [(section, one) for section, one in found if one.id not in named]
    return ready + [
        Choice(one.id, f"{_kind(one)} under “{section.title}”", "give it a caption first", open=False)
        for section, one in rest
    ]


def _kind(block: Captioned) -> str:
    return block.kind.replace("_", " ").capitalize()


def _points(surface: TextSurface) -> bool:
    return any(pointed(item) for block in surface.blocks() for item in block.content)
