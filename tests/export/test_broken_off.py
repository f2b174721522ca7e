"""Exports that are cancelled or fail, at whatever point: the former file is whole, nothing lies beside it."""

import errno
import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefwright.domain.errors import UserError
from briefwright.domain.exports import Progress
from briefwright.domain.material import Material
from briefwright.domain.queries import Interrupted
from briefwright.export import files
from briefwright.export.files import ENDINGS, export
from briefwright.export.word.body import OFTEN
from export.samples import everything, material, paragraph, picture, ref

FORMER = b"former"


@pytest.fixture(autouse=True)
def pressed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for LibreOffice, which tells how far it is."""

    def pdf(document: bytes, progress: Progress) -> bytes:
        for share in (0.0, 0.5, 1.0):
            progress(share)
        return b"%PDF" + document

    monkeypatch.setattr(files, "pdf", pdf)


@pytest.fixture
def long() -> Material:
    """A brief of so many pieces that progress is told in the middle of them."""
    return material(picture(), *[paragraph("So ", ref("F1"), ".")] * (3 * OFTEN))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The folder of the export, with a former file for each format in it."""
    folder = tmp_path / "out"
    folder.mkdir()
    for ending in ENDINGS:
        (folder / f"brief{ending}").write_bytes(FORMER)
    return folder


def is_untouched(out: Path) -> bool:
    """Whether the folder holds the former files, and nothing else."""
    return {path.name: path.read_bytes() for path in out.iterdir()} == {
        f"brief{ending}": FORMER for ending in ENDINGS
    }


class Calls:
    """Progress that counts how often it is called, and does something at one of the calls."""

    def __init__(self, at: int = 0, act: Callable[[], object] = lambda: None) -> None:
        self.count = 0
        self._at = at
        self._act = act

    def __call__(self, share: float) -> None:
        self.count += 1
        if self.count == self._at:
            self._act()


def interrupt() -> None:
    raise Interrupted


@pytest.mark.parametrize("ending", ENDINGS)
def it_leaves_the_former_file_whenever_it_is_cancelled(
    ending: str, long: Material, out: Path, house: Path, tmp_path: Path
) -> None:
    calls = Calls()
    export(long, tmp_path / f"whole{ending}", lambda: house, calls)
    assert calls.count >= {".docx": 5, ".pdf": 8}.get(ending, 3)
    for number in range(1, calls.count + 1):
        with pytest.raises(Interrupted):
            export(long, out / f"brief{ending}", lambda: house, Calls(number, interrupt))
        assert is_untouched(out)


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
def it_is_refused_or_whole_whenever_the_template_goes(
    ending: str, long: Material, out: Path, house: Path, tmp_path: Path
) -> None:
    template = tmp_path / "ours.docx"
    for number in range(1, 9):
        shutil.copy(house, template)
        path = out / f"brief{ending}"
        try:
            export(long, path, lambda: template, Calls(number, template.unlink))
        except UserError:
            assert is_untouched(out)
        else:
            assert path.read_bytes().startswith(b"PK" if ending == ".docx" else b"%PDF")
            assert len(list(out.iterdir())) == len(ENDINGS)
            path.write_bytes(FORMER)


@pytest.mark.parametrize("ending", ENDINGS)
def it_says_so_when_the_folder_goes_meanwhile(ending: str, out: Path, house: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        export(everything(), out / f"brief{ending}", lambda: house, Calls(1, lambda: shutil.rmtree(out)))
    assert not out.exists()


@pytest.mark.parametrize("ending", ENDINGS)
def it_leaves_the_former_file_when_the_disk_fills_up_in_the_middle(
    ending: str, out: Path, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.FileIO):
        def write(self, data: Any) -> int:
            super().write(bytes(data)[:100])
            raise OSError(errno.ENOSPC, "No space left on device")

    opened = Path.open

    def open_(path: Path, mode: str = "r", *args: Any, **fields: Any) -> Any:
        return Full(path, "x") if path.suffix == ".part" else opened(path, mode, *args, **fields)

    monkeypatch.setattr(Path, "open", open_)
    with pytest.raises(UserError, match="disk is full"):
        export(everything(), out / f"brief{ending}", lambda: house)
    assert is_untouched(out)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def it_leaves_the_former_file_when_it_may_not_write(
    step: str, ending: str, out: Path, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    if step == "open":
        opened = io.open

        def open_(file: Any, *args: Any, **fields: Any) -> Any:
            return refused() if str(file).endswith(".part") else opened(file, *args, **fields)

        monkeypatch.setattr(io, "open", open_)
    else:
        monkeypatch.setattr(os if step == "fsync" else Path, step, refused)
    with pytest.raises(UserError, match="cannot be written"):
        export(everything(), out / f"brief{ending}", lambda: house)
    assert is_untouched(out)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
@pytest.mark.parametrize("ending", ENDINGS)
def it_leaves_the_former_file_in_a_folder_that_is_not_ours(ending: str, out: Path, house: Path) -> None:
    out.chmod(0o500)
    try:
        with pytest.raises(UserError, match="you may not write there"):
            export(everything(), out / f"brief{ending}", lambda: house)
    finally:
        out.chmod(0o700)
    assert is_untouched(out)
