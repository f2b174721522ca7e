"""How much a finding weighs."""

from typing import Literal, get_args

Severity = Literal["error", "warning", "note"]
"""An error holds back issuing, a warning wants a look, a note is for those who have the time."""

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""All of them, the gravest first."""


def graver(one: Severity, other: Severity) -> bool:
    """Whether the one weighs more than the other."""
    return SEVERITIES.index(one) < SEVERITIES.index(other)
