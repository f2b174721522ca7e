"""What the terminal needs from other rooms."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefwright.domain.presentation import CitationStyle
from briefwright.editing.ports import Base, Export, Render, Templates, Yardstick


@dataclass(frozen=True)
class Services:
    """Ports that the composition root fills; each raises UserError when the user's world fails.

    `open` takes the path of a workspace, `create` a path and whether the sample goes in. `write` puts bytes
    into a file, whose former self stays whole when that fails. `window` starts the window on a path, or on
    none, and on the sample if so asked; it gives the exit code.
    """

    open: Callable[[Path], Base]
    create: Callable[[Path, bool], None]
    export: Export
    render: Render
    write: Callable[[Path, bytes], None]
    yardstick: Callable[[], Yardstick]
    templates: Callable[[], Templates]
    citation_styles: Callable[[], Sequence[CitationStyle]]
    new_id: Callable[[], str]
    today: Callable[[], date]
    window: Callable[[Path | None, bool], int]
