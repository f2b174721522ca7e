import io
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefwright import __version__
from briefwright.cli.program import run
from briefwright.domain.brief import Brief
from briefwright.domain.errors import UserError
from briefwright.domain.facts import Actor, Citation, Fact, Source
from briefwright.storage.workspace import Workspace
from cli.terminal import Ports, Terminal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small workspace: two facts on one source, an actor and three briefs."""
    path = tmp_path / "weather.briefwright"
    workspace = Workspace.create(path)
    cited = (Citation(source="S1", quotation="Es regnete", credibility=2),)
    workspace.load(
        (
            Source(id="S1", title="Gauge", reliability="B"),
            Actor(id="A1", name="Володимир"),
            Fact(id="F1", statement="It rained on Monday", citations=cited),
            Fact(id="F200", statement="Snow fell\non Tuesday", standing="disputed"),
        ),
        (
            Brief(id="B1", title="Weather in May"),
            Brief(id="B2", title="Weather in March"),
            Brief(id="B3", title="Ärger"),
        ),
    )
    workspace.close()
    return path


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.briefwright"
    Ports().create(path, sample=True)
    return path


def it_opens_the_window_when_no_command_is_given(terminal: Terminal) -> None:
    assert terminal.run() == 7
    assert terminal.ports.shown == [(None, False)]


def it_opens_the_window_on_a_workspace(terminal: Terminal) -> None:
    assert terminal.run("peace.briefwright") == 7
    assert terminal.ports.shown == [(Path("peace.briefwright"), False)]


def it_opens_the_window_on_the_sample(terminal: Terminal) -> None:
    assert terminal.run("--sample") == 7
    assert terminal.ports.shown == [(None, True)]


def it_opens_a_workspace_called_like_a_command_when_its_folder_is_given(terminal: Terminal) -> None:
    terminal.run("./list")
    assert terminal.ports.shown == [(Path("list"), False)]


def it_tells_its_version(terminal: Terminal) -> None:
    assert terminal.run("--version") == 0
    assert terminal.out == f"briefwright {__version__}\n"


def it_names_every_command_in_its_help(terminal: Terminal) -> None:
    assert terminal.run("--help") == 0
    for call in (
        "init PATH",
        "list PATH KIND",
        "search PATH QUERY",
        "export PATH BRIEF OUT",
        "check PATH BRIEF [--json]",
        "issue PATH BRIEF [--out FILE]",
        "editions PATH BRIEF [--save NUMBER FILE] [--json]",
        "changes PATH BRIEF FROM TO [--json]",
        "trace PATH ID [--json]",
    ):
        assert f"\n  {call}" in terminal.out


@pytest.mark.parametrize(
    "command", ["init", "list", "search", "export", "check", "issue", "editions", "changes", "trace"]
)
def it_explains_each_command(terminal: Terminal, command: str) -> None:
    assert terminal.run(command, "--help") == 0
    assert terminal.out.startswith(f"usage: briefwright {command} ")


@pytest.mark.parametrize(
    "words",
    [
        ("--colour",),
        ("peace.briefwright", "--sample"),
        ("one.briefwright", "two.briefwright"),
        ("list", "peace.briefwright"),
        ("list", "peace.briefwright", "rumours"),
        ("init",),
        ("export", "peace.briefwright", "Weather"),
        ("check", "peace.briefwright"),
        ("changes", "peace.briefwright", "Weather", "1"),
        ("changes", "peace.briefwright", "Weather", "draft", "1"),
        ("changes", "peace.briefwright", "Weather", "0", "1"),
        ("changes", "peace.briefwright", "Weather", "1", "two"),
        ("trace", "peace.briefwright"),
    ],
)
def it_leaves_with_two_and_the_usage_when_it_is_misused(terminal: Terminal, words: tuple[str, ...]) -> None:
    assert terminal.run(*words) == 2
    assert terminal.err.startswith("usage: briefwright")
    assert terminal.ports.shown == []


def it_makes_an_empty_workspace(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "new.briefwright"
    assert terminal.run("init", path) == 0
    assert terminal.out == f"Made {path}.\n"
    assert terminal.json("list", path, "facts") == []


def it_makes_a_workspace_with_the_sample(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "new.briefwright"
    assert terminal.run("init", path, "--sample") == 0
    assert len(terminal.json("list", path, "facts")) >= 35


def it_does_not_write_over_a_workspace(terminal: Terminal, path: Path) -> None:
    before = path.read_bytes()
    assert terminal.run("init", path) == 1
    assert path.read_bytes() == before


def it_says_a_users_error_in_one_line_without_a_traceback(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.run("list", tmp_path / "none.briefwright", "facts") == 1
    assert terminal.out == ""
    assert terminal.err.startswith("briefwright: ")
    assert terminal.err.count("\n") == 1


def it_says_a_users_error_of_the_window(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_path: Path | None, _sample: bool) -> int:
        raise UserError("There is no screen.")

    monkeypatch.setattr(terminal.ports, "window", fail)
    assert terminal.run() == 1
    assert terminal.err == "briefwright: There is no screen.\n"


def it_aligns_the_columns_of_a_list(terminal: Terminal, path: Path) -> None:
    assert terminal.run("list", path, "facts") == 0
    assert terminal.out.splitlines() == [
        "F1    B2            It rained on Monday",
        "F200      disputed  Snow fell on Tuesday",
    ]


@pytest.mark.parametrize(
    ("kind", "main"),
    [
        ("facts", "statement"),
        ("sources", "title"),
        ("briefs", "title"),
        ("actors", "name"),
        ("topics", "name"),
        ("snippets", "name"),
    ],
)
def it_lists_objects_with_an_id_and_their_main_text(
    terminal: Terminal, sample: Path, kind: str, main: str
) -> None:
    listed = terminal.json("list", sample, kind)
    assert listed
    assert all(one["id"] and one[main] for one in listed)
    assert terminal.run("list", sample, kind) == 0
    assert len(terminal.out.splitlines()) == len(listed)


def it_lists_the_whole_fact_for_programs(terminal: Terminal, path: Path) -> None:
    fact = terminal.json("list", path, "facts")[0]
    assert fact["grade"] == "B2"
    assert fact["citations"][0]["quotation"] == "Es regnete"


def it_lists_nothing_as_nothing(terminal: Terminal, path: Path) -> None:
    assert terminal.run("list", path, "topics") == 0
    assert terminal.out == ""


def it_keeps_signs_that_steer_a_terminal_out_of_it(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "odd.briefwright"
    workspace = Workspace.create(path)
    workspace.load([Actor(id="A1", name="red \x1b[31malert\x07")])
    workspace.close()
    terminal.run("list", path, "actors")
    assert terminal.out == "A1  person  red [31malert\n"


def it_finds_facts_by_the_beginning_of_a_word(terminal: Terminal, path: Path) -> None:
    assert terminal.run("search", path, "mond") == 0
    assert terminal.out == "F1  B2  It rained on Monday\n"


def it_finds_facts_in_another_script(terminal: Terminal, sample: Path) -> None:
    assert "F27" in [one["id"] for one in terminal.json("search", sample, "Зеленський")]


def it_gives_the_same_fields_for_a_fact_found_as_for_a_fact_listed(terminal: Terminal, path: Path) -> None:
    (found,) = terminal.json("search", path, "Monday")
    assert found == terminal.json("list", path, "facts")[0]


def it_finds_nothing_quietly(terminal: Terminal, path: Path) -> None:
    assert terminal.run("search", path, "drought") == 0
    assert (terminal.out, terminal.err) == ("", "")


def it_says_when_there_are_more_facts_than_it_shows(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "many.briefwright"
    workspace = Workspace.create(path)
    workspace.load(Fact(id=f"F{number}", statement=f"It rained {number} times") for number in range(2_500))
    workspace.close()
    assert terminal.run("search", path, "rained") == 0
    shown = len(terminal.out.splitlines())
    assert shown < 2_500
    assert terminal.err == f"More than these {shown} facts match; add a word to narrow the search.\n"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("B2", "B2"),
        ("Weather in May", "B1"),
        ("weather IN march", "B2"),
        ("weather in mar", "B2"),
        ("äRG", "B3"),
    ],
)
def it_exports_the_brief_of_an_id_a_title_or_the_beginning_of_one(
    terminal: Terminal, path: Path, wanted: str, found: str
) -> None:
    assert terminal.run("export", path, wanted, "out.docx") == 0
    ((material, order),) = terminal.ports.exported
    assert (material.brief.id, order.out, order.template) == (found, Path("out.docx"), None)


def it_exports_a_brief_with_all_that_it_refers_to(terminal: Terminal, sample: Path) -> None:
    terminal.run("export", sample, "the 28-point plan", "out.docx")
    ((material, _),) = terminal.ports.exported
    assert (
        material.facts["F02"].statement == "The plan would have Ukraine cede substantial territory to Russia"
    )
    assert "S1" in material.sources
    assert "A-UA" in material.actors
    assert "T-TERRITORY" in material.topics


def it_exports_by_another_template(terminal: Terminal, path: Path) -> None:
    terminal.run("export", path, "B1", "out.docx", "--template", "desk.dotx")
    assert terminal.ports.exported[0][1].template == Path("desk.dotx")


def it_says_what_the_export_notices_apart_from_the_output(terminal: Terminal, path: Path) -> None:
    terminal.ports.notices = ("Fact F1 is disputed.",)
    terminal.run("export", path, "B1", "out.docx")
    assert terminal.err == "Fact F1 is disputed.\n"
    assert terminal.out == "Exported “Weather in May” to out.docx.\n"


def it_asks_for_an_id_when_several_briefs_begin_alike(terminal: Terminal, path: Path) -> None:
    assert terminal.run("export", path, "weather", "out.docx") == 1
    assert "Weather in March (B2)" in terminal.err
    assert terminal.ports.exported == []


def it_says_that_there_is_no_such_brief(terminal: Terminal, path: Path) -> None:
    assert terminal.run("export", path, "Climate", "out.docx") == 1
    assert "There is no brief “Climate”" in terminal.err


def it_takes_no_empty_name_for_a_brief(terminal: Terminal, path: Path) -> None:
    assert terminal.run("export", path, "", "out.docx") == 1
    assert "There is no brief" in terminal.err


@pytest.mark.parametrize("query", ["", "?!", " "])
def it_asks_for_a_word_to_look_for(terminal: Terminal, path: Path, query: str) -> None:
    assert terminal.run("search", path, query) == 1
    assert "holds no word to look for" in terminal.err


def narrow_stream(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    return written


def it_escapes_what_the_terminal_cannot_show(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = narrow_stream(monkeypatch)
    assert run(["list", str(path), "actors"], Ports().services()) == 0
    assert written.getvalue().startswith(rb"A1  person  \u0412\u043e")


def it_writes_json_that_can_be_read_where_the_terminal_is_narrow(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = narrow_stream(monkeypatch)
    assert run(["list", str(path), "actors", "--json"], Ports().services()) == 0
    assert json.loads(written.getvalue())[0]["name"] == "Володимир"


def it_is_quiet_when_nobody_reads_on(sample: Path) -> None:
    unread, pipe = os.pipe()
    os.close(unread)
    with os.fdopen(pipe, "wb") as output:
        ended = subprocess.run(
            [sys.executable, "-m", "briefwright", "list", str(sample), "facts", "--json"],
            stdout=output,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (ended.returncode, ended.stderr) == (0, b"")


def ended(words: Sequence[str | Path], redirected: str) -> tuple[int, str]:
    """Exit code and standard error of a command in a shell that redirects its output."""
    command = shlex.join([sys.executable, "-m", "briefwright", *map(str, words)])
    done = subprocess.run(
        ["sh", "-c", f"{command} {redirected}"], stderr=subprocess.PIPE, text=True, check=False
    )
    return done.returncode, done.stderr


def it_leaves_nothing_beside_the_file_that_it_reads(path: Path) -> None:
    assert ended(["list", path, "briefs"], ">/dev/null") == (0, "")
    assert list(path.parent.iterdir()) == [path]


def it_does_its_work_when_the_output_is_closed(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.md"
    assert ended(["export", sample, "B-28-POINTS", out], ">&- 2>&-") == (0, "")
    assert out.exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def it_says_that_the_output_could_not_be_written(sample: Path) -> None:
    code, said = ended(["list", sample, "facts"], ">/dev/full")
    assert (code, said.count("\n")) == (1, 1)
    assert said.startswith("briefwright: The output could not be written")
