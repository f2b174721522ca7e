"""What export tests share: the house template, and exporting a brief to bytes that are in order."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from briefwright import paths
from briefwright.domain.material import Material
from briefwright.export.files import export
from export.structure import Package, faults


@pytest.fixture(scope="session")
def house() -> Path:
    """The house template."""
    return paths.TEMPLATES / "word" / "house.docx"


@pytest.fixture
def exported(tmp_path: Path, house: Path) -> Callable[..., Package]:
    """Export to Word, see that the file is sound, and return it unpacked."""

    def export_to_word(material: Material, template: Path = house) -> Package:
        out = tmp_path / "out.docx"
        export(material, out, lambda: template)
        data = out.read_bytes()
        assert faults(data) == []
        return Package(data)

    return export_to_word


@pytest.fixture
def changed(house: Path, tmp_path: Path) -> Callable[..., Path]:
    """The house template with some parts changed; a part changed to "" goes."""

    def change(changes: dict[str, Callable[[str], str]], name: str = "changed.docx") -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(house) as source, zipfile.ZipFile(path, "w") as target:
            for part in source.namelist():
                written = changes.get(part, str)(source.read(part).decode())
                if written:
                    target.writestr(part, written)
        return path

    return change
