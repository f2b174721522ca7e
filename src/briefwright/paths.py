"""Where the shipped files lie, in a checkout and in an installed package alike."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "shipped"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent.parent

RESOURCES = _ROOT / "resources"
"""Icons, fonts, scales and the sample workspace."""

TEMPLATES = _ROOT / "templates"
"""Layouts of briefs and Word templates."""
