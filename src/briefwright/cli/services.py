"""What the terminal needs from other rooms."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from briefwright.editing.ports import Base, Export


@dataclass(frozen=True)
class Services:
    """Ports that the composition root fills; each raises UserError when the user's world fails.

    `open` takes the path of a workspace, `create` a path and whether the sample goes in. `window`
    starts the window on a path, or on none, and on the sample if so asked; it gives the exit code.
    """

    open: Callable[[Path], Base]
    create: Callable[[Path, bool], None]
    export: Export
    window: Callable[[Path | None, bool], int]
