import io
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from briefwright.domain.errors import UserError
from briefwright.domain.presentation import Presentation
from briefwright.domain.queries import Interrupted
from briefwright.export.files import printed
from briefwright.export.printing.office import Machine, Office, find_office, pdf
from briefwright.export.printing.pages import PdfPages
from export.samples import material, paragraph, ref

posix = pytest.mark.skipif(os.name == "nt", reason="the stand-in for LibreOffice is a shell script")

WORKS = """
while [ $# -gt 0 ]; do
  case "$1" in --outdir) out="$2";; *.docx) source="$1";; esac
  shift
done
mkdir -p "$out"
{ echo '%PDF made of'; cat "$source"; } > "$out/brief.pdf"
"""
HANGS = """
sleep 600 &
echo $! > "$NOTED"
wait
"""


def machine(
    platform: str, *there: str, registered: str = "", environment: dict[str, str] | None = None
) -> Machine:
    """A machine on which just these programs are there."""
    home = r"C:\\Users\\ann" if platform == "win32" else "/home/ann"
    found = [each for each in there if each.startswith("/opt/")]
    return Machine(
        platform, environment or {}, home, there.__contains__, lambda _: found, lambda _: registered
    )


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put a script where LibreOffice is looked for first, and temporary files into a folder of their own."""
    rooms = tmp_path / "rooms"
    rooms.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(rooms))
    monkeypatch.setenv("NOTED", str(tmp_path / "noted"))

    def install(script: str) -> None:
        program = tmp_path / "bin" / "soffice"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n{script}", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")

    return install


def gone(process: int) -> bool:
    """Whether a process has ended; one that nobody has asked after yet has ended as well."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return True
    return state.rpartition(")")[2].split()[0] == "Z"


def it_finds_none_where_there_is_none() -> None:
    for platform in ("linux", "darwin", "win32"):
        assert find_office(machine(platform)) is None


@pytest.mark.parametrize(
    ("program", "room"),
    [
        ("/usr/bin/soffice", ""),
        ("/opt/libreoffice24.8/program/soffice", ""),
        ("/snap/bin/libreoffice", "/home/ann/snap/libreoffice/common"),
        ("/var/lib/flatpak/exports/bin/org.libreoffice.LibreOffice", "/home/ann/.cache/briefwright"),
        (
            "/home/ann/.local/share/flatpak/exports/bin/org.libreoffice.LibreOffice",
            "/home/ann/.cache/briefwright",
        ),
    ],
)
def it_finds_what_installers_for_linux_leave(program: str, room: str) -> None:
    assert find_office(machine("linux", program)) == Office(program, room)


def it_takes_what_the_path_names_first() -> None:
    found = machine("linux", "/own/libreoffice", "/usr/bin/soffice", environment={"PATH": ":/none:/own"})
    assert find_office(found) == Office("/own/libreoffice")


@pytest.mark.parametrize(
    "program",
    [
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        "/home/ann/Applications/LibreOffice.app/Contents/MacOS/soffice",
        "/opt/homebrew/bin/soffice",
    ],
)
def it_finds_what_installers_for_macos_leave(program: str) -> None:
    assert find_office(machine("darwin", program)) == Office(program)


@pytest.mark.parametrize("variable", ["ProgramFiles", "ProgramFiles(x86)", "ProgramW6432"])
def it_finds_what_the_installer_for_windows_leaves(variable: str) -> None:
    program = r"D:\Programs\LibreOffice\program\soffice.com"
    assert find_office(machine("win32", program, environment={variable: r"D:\Programs"})) == Office(program)


def it_believes_what_windows_has_registered() -> None:
    registered = r"E:\LO\program\soffice.exe"
    assert find_office(machine("win32", registered, registered=registered)) == Office(registered)


def it_takes_the_program_that_waits_for_its_end_on_windows() -> None:
    both = (r"E:\LO\program\soffice.exe", r"E:\LO\program\soffice.com")
    assert find_office(machine("win32", *both, registered=both[0])) == Office(both[1])


def it_reads_the_path_of_windows() -> None:
    program = r"E:\LO\soffice.exe"
    assert find_office(machine("win32", program, environment={"PATH": r"C:\x;E:\LO"})) == Office(program)


@posix
def it_returns_what_was_made_and_leaves_nothing_behind(office: Callable[[str], None], tmp_path: Path) -> None:
    office(WORKS)
    told: list[float] = []
    assert pdf(b"the document", told.append) == b"%PDF made of\nthe document"
    assert (told[0], told[-1]) == (0.0, 1.0)
    assert list((tmp_path / "rooms").iterdir()) == []


@posix
def it_prints_endnotes_at_the_foot_of_pages_for_else_these_bear_no_marking(
    office: Callable[[str], None], house: Path
) -> None:
    office(WORKS)
    cited = material(paragraph(ref("F1")))
    asked = replace(cited, presentation=Presentation(notes="endnotes"))
    made, notices = printed(asked, house)
    assert made == printed(cited, house)[0]
    assert notices[-1].startswith("The notes stand at the foot of each page: LibreOffice prints endnotes")


@posix
def it_stops_what_takes_too_long(office: Callable[[str], None], tmp_path: Path) -> None:
    office(HANGS)
    with pytest.raises(UserError, match=r"within 0\.5 seconds"):
        pdf(b"", limit=0.5)
    assert list((tmp_path / "rooms").iterdir()) == []
    assert ended(int((tmp_path / "noted").read_text(encoding="ascii")))


@posix
def it_stops_when_it_is_cancelled(office: Callable[[str], None], tmp_path: Path) -> None:
    office(HANGS)
    noted = tmp_path / "noted"

    def cancel(_: float) -> None:
        if noted.is_file() and noted.read_text(encoding="ascii").endswith("\n"):
            raise Interrupted

    with pytest.raises(Interrupted):
        pdf(b"", cancel)
    assert list((tmp_path / "rooms").iterdir()) == []
    assert ended(int(noted.read_text(encoding="ascii")))


@posix
@pytest.mark.parametrize(
    ("script", "said"), [("exit 77", "code 77"), ("kill -SEGV $$", "code -11"), ("exit 0", "without a PDF")]
)
def it_says_that_it_failed(script: str, said: str, office: Callable[[str], None], tmp_path: Path) -> None:
    office(script)
    with pytest.raises(UserError, match=said):
        pdf(b"")
    assert list((tmp_path / "rooms").iterdir()) == []


@posix
def it_says_that_it_cannot_be_started(office: Callable[[str], None], tmp_path: Path) -> None:
    office("")
    (tmp_path / "bin" / "soffice").chmod(0o644)
    with pytest.raises(UserError, match="cannot be started"):
        pdf(b"")


def it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefwright.export.printing.office.find_office", lambda machine: None)
    with pytest.raises(UserError, match="install LibreOffice"):
        pdf(b"")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def it_makes_a_tagged_pdf_of_a_real_document() -> None:
    document, data = Document(), io.BytesIO()
    document.add_heading("The talks", 1)
    document.save(data)
    made = pdf(data.getvalue())
    pages = PdfPages(made)
    assert pages.count == 1
    pages.close()
    assert b"/StructTreeRoot" in made
    assert b"/Outlines" in made


def ended(process: int) -> bool:
    """Whether the process ends within a few seconds: the system may take a moment to clear it away."""
    until = time.monotonic() + 5
    while not gone(process) and time.monotonic() < until:
        os.sched_yield()
    return gone(process)
