"""Whatever the brief and whatever the format: no part of a file holds a word from above the ceiling."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from briefwright.app import export
from briefwright.domain.errors import UserError
from briefwright.domain.markings import Marking
from briefwright.domain.material import Material
from briefwright.editing.ports import ExportOrder
from domain.test_release_all import WORD, ceilings, materials, rank


def held(path: Path) -> str:
    """Everything in a file, the parts of a package and their names included."""
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as package:
        return "\n".join(
            f"{name} {package.read(name).decode(errors='replace')}" for name in package.namelist()
        )


def told(path: Path) -> set[str]:
    """The words in a file that tell how they are marked, also where one begins a sentence."""
    return set(WORD.findall(held(path).lower()))


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(material=materials(), ceiling=ceilings)
def it_writes_no_word_that_is_marked_above(
    tmp_path: Path, suffix: str, material: Material, ceiling: Marking
) -> None:
    out = tmp_path / f"talks{suffix}"
    out.unlink(missing_ok=True)
    try:
        exported = export(material, ExportOrder(out, ceiling=ceiling))
    except UserError:
        assert not out.exists()
        return
    words = told(out) | set(WORD.findall(repr(exported).lower()))
    assert material.brief.title in words
    assert not {word for word in words if int(word[-2]) > rank(ceiling)}
