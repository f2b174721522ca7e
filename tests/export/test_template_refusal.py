import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from briefwright.domain.errors import UserError
from briefwright.export.files import export
from export.samples import everything

Changed = Callable[..., Path]

DOCUMENT, STYLES, HEADER = "word/document.xml", "word/styles.xml", "word/header1.xml"


def refusal(template: Path, tmp_path: Path) -> str:
    out = tmp_path / "out.docx"
    out.write_bytes(b"former")
    with pytest.raises(UserError) as caught:
        export(everything(), out, lambda: template)
    assert out.read_bytes() == b"former"
    return caught.value.message


def it_refuses_macros_by_name(tmp_path: Path) -> None:
    assert "holds macros" in refusal(tmp_path / "house.docm", tmp_path)


def it_refuses_macros_inside(changed: Changed, tmp_path: Path) -> None:
    template = changed({})
    with zipfile.ZipFile(template, "a") as file:
        file.writestr("word/vbaProject.bin", b"x")
    assert "holds macros" in refusal(template, tmp_path)


def it_refuses_two_parts_of_one_name(changed: Changed, tmp_path: Path) -> None:
    template = changed({})
    with zipfile.ZipFile(template, "a") as file:
        file.writestr("word/Document.xml", b"x")
    assert "two parts of the same name" in refusal(template, tmp_path)


def it_refuses_what_unpacks_to_too_much(changed: Changed, tmp_path: Path) -> None:
    template = changed({})
    with zipfile.ZipFile(template, "a", zipfile.ZIP_DEFLATED) as file, file.open("word/big.xml", "w") as part:
        for _ in range(201):
            part.write(bytes(2**20))
    assert "too large" in refusal(template, tmp_path)


def it_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "is not there" in refusal(tmp_path / "none.docx", tmp_path)


@pytest.mark.parametrize("content", [b"", b"no zip", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])
def it_refuses_what_is_no_word_file(content: bytes, tmp_path: Path) -> None:
    template = tmp_path / "odd.docx"
    template.write_bytes(content)
    assert "no Word document" in refusal(template, tmp_path)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def it_refuses_a_truncated_file(part: float, house: Path, tmp_path: Path) -> None:
    whole = house.read_bytes()
    template = tmp_path / "cut.docx"
    template.write_bytes(whole[: int(len(whole) * part)])
    assert "no Word document" in refusal(template, tmp_path)


@pytest.mark.parametrize("part", ["[Content_Types].xml", "_rels/.rels", DOCUMENT, STYLES])
def it_refuses_a_package_that_lacks_a_part(part: str, changed: Changed, tmp_path: Path) -> None:
    assert "no Word document" in refusal(changed({part: lambda _: ""}), tmp_path)


@pytest.mark.parametrize("part", [DOCUMENT, STYLES, HEADER, "_rels/.rels"])
def it_refuses_broken_xml(part: str, changed: Changed, tmp_path: Path) -> None:
    assert "no Word document" in refusal(changed({part: lambda xml: xml[:-20]}), tmp_path)


@pytest.mark.parametrize(
    ("part", "marked", "broken"),
    [
        (DOCUMENT, "<w:body>", '<w:body><w:p><w:bookmarkStart w:id="one" w:name="here"/></w:p>'),
        (DOCUMENT, "<w:body>", "<w:body><w:sdt><w:sdtPr><w:id/></w:sdtPr><w:sdtContent/></w:sdt>"),
        ("word/numbering.xml", 'w:numId="1"', 'w:numId="first"'),
        ("word/footnotes.xml", 'w:id="-1"', 'w:id=""'),
    ],
)
def it_refuses_what_stands_where_word_wants_a_number(
    part: str, marked: str, broken: str, changed: Changed, tmp_path: Path
) -> None:
    template = changed({part: lambda xml: xml.replace(marked, broken, 1)})
    assert "stands where Word wants a number" in refusal(template, tmp_path)


@pytest.mark.parametrize("path", [".", "/"])
def it_refuses_a_folder(path: str, tmp_path: Path) -> None:
    assert "cannot be read" in refusal(Path(path), tmp_path)
