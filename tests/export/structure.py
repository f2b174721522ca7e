"""What must hold in every Word file that is exported, checked on the file itself."""

import io
import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
XML = "application/vnd.openxmlformats-officedocument.wordprocessingml."

PARAGRAPH = {"pStyle", "keepNext", "numPr", "bidi", "sectPr"}
RUN = {"rStyle", "rtl"}


class Package:
    """An unpacked Word file: its parts as trees by name."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(io.BytesIO(data)) as file:
            assert file.testzip() is None
            self.names = file.namelist()
            self.parts = {
                name: etree.fromstring(file.read(name))
                for name in self.names
                if name.endswith((".xml", ".rels"))
            }

    @property
    def body(self) -> etree._Element:
        """The body of the document."""
        body = self.parts["word/document.xml"].find(f"{W}body")
        assert body is not None
        return body

    def stories(self) -> dict[str, etree._Element]:
        """The parts that hold text."""
        tags = {f"{W}{tag}" for tag in ("document", "hdr", "ftr", "footnotes")}
        return {name: root for name, root in self.parts.items() if root.tag in tags}


def words(root: etree._Element) -> str:
    """The text as it stands, line breaks and tabs included."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        (child.text or "") if child.tag == f"{W}t" else signs.get(str(child.tag), "")
        for run in root.iter(f"{W}r")
        for child in run
    )


def faults(data: bytes) -> list[str]:
    """Sentences about what is wrong with the file; none for a good one."""
    package = Package(data)
    checks = (_packaging, _relationships, _uniqueness, _styles, _notes, _cells, _formatting, _numbering)
    return [fault for check in checks for fault in check(package)]


def _packaging(package: Package) -> Iterator[str]:
    yield from _twice("zip entry", (name.lower() for name in package.names))
    types = package.parts["[Content_Types].xml"]
    defaults = {each.get("Extension") for each in types.iter(f"{TYPES}Default")}
    overrides = {str(each.get("PartName")).lstrip("/") for each in types.iter(f"{TYPES}Override")}
    for name in set(package.names) - {"[Content_Types].xml"} - overrides:
        if name.rpartition(".")[2] not in defaults or (name.startswith("word/") and name.endswith(".xml")):
            yield f"{name} has no content type of its own"
    for name in overrides - set(package.names):
        yield f"a content type is given for {name}, which is not there"


def _relationships(package: Package) -> Iterator[str]:
    for name, root in package.parts.items():
        if name.endswith(".rels"):
            base = posixpath.dirname(posixpath.dirname(name))
            yield from _twice(f"relationship of {name}", (str(each.get("Id")) for each in root))
            for each in root.iter(f"{RELS}Relationship"):
                target = str(each.get("Target"))
                found = target.lstrip("/") if target.startswith("/") else posixpath.join(base, target)
                inside = each.get("TargetMode") != "External"
                if inside and posixpath.normpath(found) not in package.names:
                    yield f"{name} points to {target}, which is not there"
        else:
            known = package.parts.get(f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels")
            ids = {each.get("Id") for each in known} if known is not None else set()
            for element in root.iter():
                used = element.get(f"{R}id")
                if used is not None and used not in ids:
                    yield f"{name} uses the relationship {used}, which is not there"


def _uniqueness(package: Package) -> Iterator[str]:
    for name, root in package.stories().items():
        starts = list(root.iter(f"{W}bookmarkStart"))
        ends = [str(each.get(f"{W}id")) for each in root.iter(f"{W}bookmarkEnd")]
        names = [str(each.get(f"{W}name")) for each in starts]
        controls = [str(each.get(f"{W}val")) for each in root.iter(f"{W}id")]
        yield from _twice(f"{name}: bookmark name", (each.lower() for each in names))
        yield from _twice(f"{name}: bookmark id", (str(each.get(f"{W}id")) for each in starts))
        yield from _twice(f"{name}: content control", controls)
        if sorted(ends) != sorted(str(each.get(f"{W}id")) for each in starts):
            yield f"{name}: a bookmark does not end"
        for each in names:
            if len(each) > 40 or not each.replace("_", "").isalnum() or not each[0].isalpha():
                yield f"{name}: {each} is no name for a bookmark"
        for tag in root.iter(f"{W}tag"):
            if len(str(tag.get(f"{W}val"))) > 64:
                yield f"{name}: the tag {tag.get(f'{W}val')} is too long"


def _styles(package: Package) -> Iterator[str]:
    styles = list(package.parts["word/styles.xml"].iter(f"{W}style"))
    kinds = {str(each.get(f"{W}styleId")): each.get(f"{W}type") for each in styles}
    yield from _twice("style", (str(each.get(f"{W}styleId")) for each in styles))
    for name, root in package.stories().items():
        for tag, kind in (("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table")):
            for used in {str(each.get(f"{W}val")) for each in root.iter(f"{W}{tag}")}:
                if kinds.get(used) != kind:
                    yield f"{name} uses {used}, which is no {kind} style"


def _notes(package: Package) -> Iterator[str]:
    notes = list(package.parts["word/footnotes.xml"])
    called = [int(str(each.get(f"{W}id"))) for each in package.body.iter(f"{W}footnoteReference")]
    held = [int(str(each.get(f"{W}id"))) for each in notes if each.get(f"{W}type") is None]
    if called != sorted(set(called)):
        yield "the numbers of notes do not rise in order of reference"
    if called != held:
        yield f"notes are called as {called[:9]} and held as {held[:9]}"
    if {each.get(f"{W}type") for each in notes} < {"separator", "continuationSeparator"}:
        yield "the lines above notes are missing"
    if max(held, default=0) > 32_767:
        yield "there are more notes than Word opens"


def _cells(package: Package) -> Iterator[str]:
    for name, root in package.stories().items():
        for cell in root.iter(f"{W}tc"):
            if cell[-1].tag != f"{W}p":
                yield f"{name}: a cell does not end with a paragraph"
        for table in root.iter(f"{W}tbl"):
            if table.find(f"{W}tr") is None:
                yield f"{name}: a table has no rows"


def _formatting(package: Package) -> Iterator[str]:
    for name, root in package.stories().items():
        for tag, allowed in (("pPr", PARAGRAPH), ("rPr", RUN)):
            for properties in root.iter(f"{W}{tag}"):
                found = {str(each.tag).removeprefix(W) for each in properties} - allowed
                if found:
                    yield f"{name}: direct formatting {sorted(found)}"


def _numbering(package: Package) -> Iterator[str]:
    root = package.parts.get("word/numbering.xml", etree.Element("none"))
    numbers = {"0"} | {str(each.get(f"{W}numId")) for each in root.iter(f"{W}num")}
    looks = {each.get(f"{W}abstractNumId") for each in root.iter(f"{W}abstractNum")}
    for name, story in package.stories().items():
        for used in story.iter(f"{W}numId"):
            if used.get(f"{W}val") not in numbers:
                yield f"{name} uses list {used.get(f'{W}val')}, which is not there"
    for each in root.iter(f"{W}num"):
        look = each.find(f"{W}abstractNumId")
        if look is None or look.get(f"{W}val") not in looks:
            yield f"list {each.get(f'{W}numId')} has no definition"


def _twice(what: str, values: Iterable[str]) -> Iterator[str]:
    for value, times in Counter(values).items():
        if times > 1:
            yield f"{what} {value} stands {times} times"
