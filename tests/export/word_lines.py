"""A Word file as lines that people can read: what stands in it, in which styles, and nothing of its markup.

Marks: ⟦name …⟧ is a bookmark, [tag …] a content control, <… = …> a field and what it shows, <…|…> a link,
Style‹…› words in a character style, ^1 the call of a note and “number” its number in front of it, ⏎ a line
break and ⇥ a tab.
"""

from collections.abc import Iterator

from lxml.etree import _Element as Element

from export.structure import RELS, A, Package, R, W

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
P, R_, TBL, TR, TC, SECTION = (f"{W}{name}" for name in ("p", "r", "tbl", "tr", "tc", "sectPr"))

EMU_PER_MM = 36_000
TWIPS_PER_MM = 1440 / 25.4

_FIELD_MARKS = {"begin": "<", "separate": "= ", "end": ">"}
_SIGNS = {"br": "⏎", "tab": "⇥", "footnoteRef": "number", "endnoteRef": "number"}


def lines(package: Package) -> Iterator[str]:
    """The body, line by line, then the notes."""
    styles = package.parts["word/styles.xml"].iter(f"{W}style")
    names = {str(style.get(f"{W}styleId")): _value(style, "name") for style in styles}
    yield from _Reader(package, names, "document").blocks(package.body)
    for kind in ("footnote", "endnote"):
        held = package.parts.get(f"word/{kind}s.xml")
        for note in held if held is not None else ():
            if note.get(f"{W}type") is None:
                (line,) = _Reader(package, names, f"{kind}s").blocks(note)
                yield f"{kind} {note.get(f'{W}id')}: {line}"


class _Reader:
    """Reads one part, whose styles are called as `names` says."""

    def __init__(self, package: Package, names: dict[str, str], part: str) -> None:
        self._names = names
        rels = package.parts.get(f"word/_rels/{part}.xml.rels")
        found = rels.iter(f"{RELS}Relationship") if rels is not None else ()
        self._targets = {each.get("Id"): str(each.get("Target")) for each in found}
        self._marks: list[str] = []

    def blocks(self, holder: Element) -> Iterator[str]:
        """A line for each paragraph, and for each row of tables its cells."""
        for child in holder:
            if child.tag == P:
                yield self._paragraph(child)
                yield from map(_section, child.iterfind(f"{W}pPr/{SECTION}"))
            elif child.tag == TBL:
                yield from self._table(child)
            elif child.tag == SECTION:
                yield _section(child)

    def _paragraph(self, line: Element) -> str:
        properties = line.find(f"{W}pPr")
        told = [] if properties is None else list(self._told(properties))
        return f"{', '.join(told) or 'Normal'}: {''.join(map(self._inline, line))}".rstrip()

    def _told(self, properties: Element) -> Iterator[str]:
        for each in properties:
            match str(each.tag).removeprefix(W):
                case "pStyle":
                    yield self._names[str(each.get(f"{W}val"))]
                case "keepNext":
                    yield "apart from the next" if each.get(f"{W}val") == "0" else "with the next"
                case "numPr":
                    yield f"list {_value(each, 'numId')} level {_value(each, 'ilvl')}"
                case "bidi":
                    yield "from right to left"
                case "sectPr":
                    yield "the last of its section"
                case other:
                    yield other

    def _inline(self, each: Element) -> str:
        inside = "".join(map(self._inline, each)) if each.tag != R_ else self._run(each)
        match str(each.tag).removeprefix(W):
            case "bookmarkStart":
                return f"⟦{each.get(f'{W}name')} "
            case "bookmarkEnd":
                return "⟧"
            case "sdt":
                return f"[{_value(each[0], 'tag')} {inside}]"
            case "hyperlink":
                target = self._targets.get(each.get(f"{R}id")) or f"#{each.get(f'{W}anchor')}"
                return f"<{target}|{inside}>"
            case "pPr" | "sdtPr":
                return ""
        return inside

    def _run(self, run: Element) -> str:
        style = next((self._names[str(each.get(f"{W}val"))] for each in run.iter(f"{W}rStyle")), "")
        said = "".join(self._said(each) for each in run if each.tag != f"{W}rPr")
        return f"{style}‹{said}›" if style and said else said

    def _said(self, each: Element) -> str:
        name = str(each.tag).removeprefix(W)
        match name:
            case "t":
                return each.text or ""
            case "instrText":
                return (each.text or "").lstrip()
            case "fldChar":
                return _FIELD_MARKS[str(each.get(f"{W}fldCharType"))]
            case "footnoteReference" | "endnoteReference":
                return f"^{each.get(f'{W}id')}"
            case "drawing":
                return self._picture(each)
        return _SIGNS.get(name, f"<{name}>")

    def _picture(self, drawing: Element) -> str:
        (inline,) = drawing.iter(f"{WP}inline")
        size, about = inline.find(f"{WP}extent"), inline.find(f"{WP}docPr")
        (blip,) = inline.iter(f"{A}blip")
        assert size is not None
        assert about is not None
        width, height = (int(str(size.get(side))) / EMU_PER_MM for side in ("cx", "cy"))
        target = self._targets[blip.get(f"{R}embed")].rpartition(".")[2]
        return f"<{target} {width:.1f} x {height:.1f} mm “{about.get('descr')}”>"

    def _table(self, table: Element) -> Iterator[str]:
        style = self._names[_value(table[0], "tblStyle")]
        columns = " ".join(str(each.get(f"{W}w")) for each in table.iterfind(f"{W}tblGrid/{W}gridCol"))
        yield f"{style} of columns {columns}"
        yield f"  “{_value(table[0], 'tblCaption')}”: {_value(table[0], 'tblDescription')}"
        for row in table.iterchildren(TR):
            switches = {"tblHeader": "header", "cantSplit": "whole"}
            told = [word for tag, word in switches.items() if row.find(f"{W}trPr/{W}{tag}") is not None]
            yield f"  row {' '.join(told)}".rstrip()
            for cell in row.iterchildren(TC):
                ground = "".join(str(each.get(f"{W}fill")) for each in cell.iterfind(f"{W}tcPr/{W}shd"))
                for line in self.blocks(cell):
                    yield f"    {ground and f'on {ground} '}{line}"


def _section(section: Element) -> str:
    size, columns = section.find(f"{W}pgSz"), section.find(f"{W}cols")
    assert size is not None
    width, height = (int(str(size.get(f"{W}{side}"))) / TWIPS_PER_MM for side in ("w", "h"))
    lying = "on its side " if size.get(f"{W}orient") == "landscape" else ""
    edges = [
        f"{each.get(f'{W}type')} {str(each.tag).removeprefix(W).removesuffix('Reference')}"
        for each in section
        if str(each.tag).endswith("Reference")
    ]
    more = "" if columns is None else f", {columns.get(f'{W}num', '1')} columns"
    return f"-- section {lying}{width:.0f} x {height:.0f} mm: {', '.join(edges) or 'headers as before'}{more}"


def _value(holder: Element, name: str) -> str:
    found = holder.find(f"{W}{name}")
    return "" if found is None else str(found.get(f"{W}val"))
