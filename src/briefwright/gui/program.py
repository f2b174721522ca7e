"""What the window needs of the program around it: ways to a workspace, and a memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefwright.editing.ports import Desk
    from briefwright.settings import Settings


@dataclass(frozen=True)
class Program:
    """Ports that app.py fills. Those that lead to a workspace raise UserError."""

    open: Callable[[Path], Desk]
    create: Callable[[Path], Desk]
    sample: Callable[[], Desk]
    settings: Callable[[], Settings]
    remember: Callable[[Settings], None]
    resources: Path
    version: str
