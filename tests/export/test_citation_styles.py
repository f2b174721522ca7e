import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import run

import pytest

from briefwright import paths
from briefwright.domain.errors import UserError
from briefwright.domain.presentation import CitationStyle
from briefwright.export.citing.csl_files import citation_style, styles
from export.cited import STATEMENT, citing, notes

SHIPPED = paths.RESOURCES / "styles"
CSL = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
WORKING = (
    f"{CSL}<info><title>Desk\n style</title></info>"
    '<citation><layout prefix="[" suffix="]"><text variable="title"/></layout></citation></style>'
)

Keep = Callable[[str, str], Path]


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    """Keep a style file of this name in a folder, and give the folder."""

    def kept(name: str, text: str) -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return kept


def it_names_the_shipped_styles_by_their_titles() -> None:
    assert styles([SHIPPED]) == (
        CitationStyle(id="apa", name="APA Style 7th edition"),
        CitationStyle(
            id="harvard-cite-them-right", name="Cite Them Right 12th edition (author-date/Harvard)"
        ),
        CitationStyle(id="ieee", name="IEEE Reference Guide version 11.29.2023"),
        CitationStyle(id="nature", name="Nature"),
    )


@pytest.mark.parametrize("style", styles([SHIPPED]), ids=lambda style: str(style.id))
def it_ships_styles_with_the_notice_of_their_licence(style: CitationStyle) -> None:
    assert "creativecommons.org/licenses/by-sa/3.0/" in (SHIPPED / f"{style.id}.csl").read_text("utf-8")
    assert f"{style.id}.csl" in (SHIPPED / "LICENSE").read_text("utf-8")


def it_does_not_load_citeproc_to_name_the_styles() -> None:
    code = (
        "import sys; from pathlib import Path; from briefwright.export.citing import csl_files;"
        "from briefwright.export.composing import composition;"
        "csl_files.styles([Path(sys.argv[1])]); csl_files.citation_style('house', [Path(sys.argv[1])]);"
        "sys.exit('citeproc' in sys.modules)"
    )
    assert run([sys.executable, "-c", code, str(SHIPPED)], check=False).returncode == 0


def it_takes_styles_from_a_folder_of_the_desk_too(keep: Keep) -> None:
    folders = [SHIPPED, keep("desk.csl", WORKING), Path("/not/there")]
    assert CitationStyle(id="desk", name="Desk style") in styles(folders)
    assert notes(citing(STATEMENT), citation_style("desk", folders)) == [
        "[No ship was turned away], Grade D2."
    ]


def it_prefers_the_file_of_the_desk_to_the_shipped_one_of_the_same_name(keep: Keep) -> None:
    found = {style.id: style.name for style in styles([SHIPPED, keep("apa.csl", WORKING)])}
    assert found["apa"] == "Desk style"


def it_lets_no_file_pass_for_the_house_style(keep: Keep) -> None:
    folder = keep("house.csl", WORKING)
    assert styles([folder]) == ()
    assert citation_style("house", [folder]) is None


def it_knows_no_style_without_a_file() -> None:
    assert citation_style("chicago", [SHIPPED]) is None


@pytest.mark.parametrize("text", ["", "<style", "no style at all"])
def it_names_a_file_that_cannot_be_read_so_that_nobody_misses_it(keep: Keep, text: str) -> None:
    assert styles([keep("mine.csl", text)]) == (CitationStyle(id="mine", name="mine (cannot be read)"),)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<style", "The style file mine.csl is damaged."),
        ("<html/>", "mine.csl is no style file of the Citation Style Language."),
        (
            f"{CSL}<info><title>x</title></info></style>",
            "The style file mine.csl only points to another style.",
        ),
    ],
)
def it_refuses_a_file_that_is_no_style_in_plain_words(keep: Keep, text: str, sentence: str) -> None:
    with pytest.raises(UserError) as caught:
        citation_style("mine", [keep("mine.csl", text)])
    assert caught.value.message == f"{sentence} Choose another style of citation; nothing was written."


@pytest.mark.parametrize(
    "layout",
    [
        '<text macro="gone"/>',
        '<text macro="round"/>',
        "<?odd thing?>",
        '<number variable="gone" form="roman"/><text/>',
        '<names variable="author"><name et-al-min="many"/></names>',
    ],
)
def it_says_that_a_style_which_is_broken_inside_cannot_be_used(keep: Keep, layout: str) -> None:
    text = (
        f'{CSL}<info><title>Mine</title></info><macro name="round"><text macro="round"/></macro>'
        f"<citation><layout>{layout}</layout></citation></style>"
    )
    with pytest.raises(UserError) as caught:
        notes(citing(STATEMENT), citation_style("mine", [keep("mine.csl", text)]))
    assert caught.value.message.startswith("The style of citation “Mine” cannot be used")


def it_says_so_when_a_style_file_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.csl").write_text(WORKING, encoding="utf-8")

    def refused(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(UserError, match=r"mine\.csl cannot be read \(Permission denied\)"):
        citation_style("mine", [tmp_path])


def it_takes_no_other_file_into_a_style(keep: Keep, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret words", encoding="utf-8")
    text = f'<!DOCTYPE style [<!ENTITY x SYSTEM "{tmp_path}/secret">]>' + WORKING.replace(
        '<text variable="title"/>', '<text variable="title" suffix=" "/><text value="x"/>&x;'
    )
    folders = [keep("mine.csl", text)]
    try:
        said = str([*styles(folders), *notes(citing(STATEMENT), citation_style("mine", folders))])
    except UserError as error:
        said = error.message
    assert "secret words" not in said
