"""Word templates of an organisation: what was found in one, and which of its styles play which role."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from briefwright.domain.severity import Severity

Found = Literal["chosen", "named", "guessed", "missing"]
"""How the style for a role was found: by a person, by its exact name, by a likely one, or not at all."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a template that whoever uses it should know. An error keeps it from being used."""

    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class StyleRole:
    """A role in a document ("Heading 1") and the template's style that plays it, empty for none.

    `kind` is the kind of style that it takes: "paragraph", "character" or "table".
    """

    role: str
    kind: str
    style: str
    found: Found


@dataclass(frozen=True, slots=True)
class TemplateReport:
    """What a template holds: its slots by their tags, its styles by kind, and what is to be said of it.

    `roles` is empty when the template cannot be read at all.
    """

    name: str
    remarks: tuple[Remark, ...] = ()
    slots: tuple[str, ...] = ()
    roles: tuple[StyleRole, ...] = ()
    styles: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def usable(self) -> bool:
        """Whether no error keeps it from being used."""
        return not any(one.severity == "error" for one in self.remarks)


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template that can be chosen: its file's name, where it lies, whether it is the user's `own`."""

    name: str
    path: Path
    own: bool
