"""LibreOffice, which turns Word documents into PDF.

Where it is looked for follows what its installers do on Linux, macOS and Windows. It was tried on Linux
alone, and there as a package of the system, not as a flatpak or a snap.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from briefwright.domain.errors import UserError
from briefwright.domain.exports import Progress, unheard

if sys.platform == "win32":
    import winreg

LIMIT = 120.0
"""How many seconds a conversion may take."""

_POLL = 0.1
_USUAL = 3.0
"""After how many seconds a conversion shows as half done."""

_RETRIES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""How many seconds to wait between attempts to remove files that a killed process may still hold."""

_FILTER = "pdf:writer_pdf_Export:" + json.dumps(
    {name: {"type": "boolean", "value": "true"} for name in ("UseTaggedPDF", "ExportBookmarks")}
)
_MISSING = (
    "To export PDF or to see the pages, install LibreOffice (libreoffice.org). Word and HTML work without it."
)
_INSTEAD = "Try again, or export the brief as .docx and make the PDF in Word."


@dataclass(frozen=True)
class Office:
    """An installed LibreOffice: its program, and the one folder in which it may work, empty for any."""

    program: str
    room: str = ""


@dataclass(frozen=True)
class Machine:
    """What tells where programs are.

    `platform` is named as `sys.platform` names it; `matching` gives the files that match a pattern, the
    latest version first, `registered` what Windows knows as the program of a name, empty for nothing.
    """

    platform: str
    environment: Mapping[str, str]
    home: str
    exists: Callable[[str], bool]
    matching: Callable[[str], Iterable[str]]
    registered: Callable[[str], str]


def this_machine() -> Machine:
    """The machine on which this runs."""
    return Machine(sys.platform, os.environ, str(Path.home()), os.path.isfile, _matching, _registered)


def find_office(machine: Machine) -> Office | None:
    """The LibreOffice of the machine; None where there is none."""
    places = {"win32": _on_windows, "darwin": _on_macos}.get(machine.platform, _on_linux)
    return next((office for office in places(machine) if machine.exists(office.program)), None)


def pdf(document: bytes, progress: Progress = unheard, limit: float = LIMIT) -> bytes:
    """The Word document as a tagged PDF with bookmarks, in at most `limit` seconds.

    A LibreOffice that is running does not matter: this one has a profile of its own. Raises UserError when
    there is none, or when it fails or takes too long. What `progress` raises ends it.
    """
    office = find_office(this_machine())
    if office is None:
        raise UserError(_MISSING)
    progress(0.0)
    with _workshop(office) as folder:
        source, target = folder / "brief.docx", folder / "made" / "brief.pdf"
        source.write_bytes(document)
        code = _run(_command(office, folder, source, target), progress, limit)
        if code:
            raise UserError(f"LibreOffice broke off (code {code}), so there is no PDF. {_INSTEAD}")
        if not target.is_file():
            raise UserError(f"LibreOffice ended without a PDF. {_INSTEAD}")
        made = target.read_bytes()
    progress(1.0)
    return made


def _on_linux(machine: Machine) -> Iterator[Office]:
    home = PurePosixPath(machine.home)
    snap, cache = str(home / "snap/libreoffice/common"), str(home / ".cache/briefwright")
    programs = [
        *_on_path(machine, ("soffice", "libreoffice")),
        "/usr/bin/soffice",
        "/usr/local/bin/soffice",
        "/usr/lib/libreoffice/program/soffice",
        "/usr/lib64/libreoffice/program/soffice",
        *machine.matching("/opt/libreoffice*/program/soffice"),
        "/snap/bin/libreoffice",
    ]
    for program in programs:
        # What is confined sees neither the folder of temporary files nor, as a snap, hidden folders.
        yield Office(program, snap if program.startswith("/snap/") else "")
    for folder in ("/var/lib/flatpak", home / ".local/share/flatpak"):
        yield Office(str(PurePosixPath(folder) / "exports/bin/org.libreoffice.LibreOffice"), cache)


def _on_macos(machine: Machine) -> Iterator[Office]:
    inside = "Applications/LibreOffice.app/Contents/MacOS/soffice"
    yield from map(Office, _on_path(machine, ("soffice",)))
    for folder in ("/", machine.home):
        yield Office(str(PurePosixPath(folder) / inside))
    # What is started from the Finder has a short path.
    yield from map(Office, ("/opt/homebrew/bin/soffice", "/usr/local/bin/soffice"))


def _on_windows(machine: Machine) -> Iterator[Office]:
    # The .com program waits for its end and writes to the terminal; the .exe beside it does not always.
    known = machine.registered("soffice.exe")
    if known:
        yield from (Office(str(PureWindowsPath(known).with_suffix(end))) for end in (".com", ".exe"))
    for variable in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"):
        folder = machine.environment.get(variable)
        if folder:
            program = PureWindowsPath(folder) / "LibreOffice" / "program"
            yield from (Office(str(program / f"soffice{end}")) for end in (".com", ".exe"))
    yield from map(Office, _on_path(machine, ("soffice.com", "soffice.exe")))


def _on_path(machine: Machine, names: Iterable[str]) -> Iterator[str]:
    windows = machine.platform == "win32"
    folders = machine.environment.get("PATH", "").split(";" if windows else ":")
    for folder in filter(None, folders):
        path = PureWindowsPath(folder) if windows else PurePosixPath(folder)
        yield from (str(path / name) for name in names)


def _matching(pattern: str) -> list[str]:
    return sorted(map(str, Path("/").glob(pattern.lstrip("/"))), reverse=True)


def _registered(name: str) -> str:
    if sys.platform == "win32":
        key = rf"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\{name}"
        for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
            with suppress(OSError):
                return winreg.QueryValue(root, key).strip('"')
    return ""


@contextmanager
def _workshop(office: Office) -> Iterator[Path]:
    """A folder of its own, which is gone afterwards. Raises UserError when none can be made."""
    try:
        if office.room:
            Path(office.room).mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix="briefwright-", dir=office.room or None))
    except OSError as error:
        reason = error.strerror or "the system gave no reason"
        raise UserError(
            f"There is no room for temporary files ({reason}), which LibreOffice needs to make a PDF. "
            "Make room and try again; nothing was written."
        ) from error
    try:
        yield folder
    finally:
        _remove(folder)


def _remove(folder: Path) -> None:
    for pause in (0.0, *_RETRIES):
        time.sleep(pause)
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return


def _command(office: Office, folder: Path, source: Path, target: Path) -> list[str]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    quiet = ["--headless", "--norestore", "--nologo", "--nolockcheck"]
    converting = ["--convert-to", _FILTER, "--outdir", str(target.parent), str(source)]
    return [office.program, profile, *quiet, *converting]


def _run(command: list[str], progress: Progress, limit: float) -> int:
    """Run to the end; gives the exit code. No process of it is left, however it ends."""
    began = time.monotonic()
    process = _started(command)
    try:
        while True:
            with suppress(subprocess.TimeoutExpired):
                return process.wait(_POLL)
            passed = time.monotonic() - began
            if passed > limit:
                raise UserError(
                    f"LibreOffice did not finish within {limit:g} seconds and was stopped, so there is no "
                    f"PDF. {_INSTEAD}"
                )
            progress(passed / (passed + _USUAL))
    finally:
        _end(process)


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    silent = subprocess.DEVNULL
    try:
        if sys.platform == "win32":
            hidden = subprocess.CREATE_NO_WINDOW
            return subprocess.Popen(command, stdin=silent, stdout=silent, stderr=silent, creationflags=hidden)
        return subprocess.Popen(command, stdin=silent, stdout=silent, stderr=silent, start_new_session=True)
    except OSError as error:
        reason = error.strerror or "the system gave no reason"
        raise UserError(
            f"LibreOffice cannot be started ({reason}), so there is no PDF. {_INSTEAD}"
        ) from error


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill the process and all that it started: the program that was called is only the first of them."""
    if sys.platform == "win32":
        if process.poll() is None:
            tree = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
            subprocess.run(tree, capture_output=True, check=False)
    else:
        # The group bears the number of its first process, and lives as long as any of its processes.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
