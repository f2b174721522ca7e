"""The parts of a Word package that python-docx leaves alone."""

from collections.abc import Iterable

from docx.opc.constants import CONTENT_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, PartFactory, XmlPart
from docx.oxml.ns import nsmap
from docx.oxml.parser import parse_xml
from docx.package import Package
from lxml.etree import ProcessingInstruction, _ProcessingInstruction, cleanup_namespaces, tostring
from lxml.etree import _Element as Element

# python-docx loads these as bytes unless it is told that they are XML.
PartFactory.part_type_for[CONTENT_TYPE.WML_FOOTNOTES] = XmlPart
PartFactory.part_type_for[CONTENT_TYPE.WML_ENDNOTES] = XmlPart
PartFactory.part_type_for[CONTENT_TYPE.OFC_CUSTOM_PROPERTIES] = XmlPart

_SPLICE = "briefwright"


def xml_part(owner: Part | Package, relation: str, name: str, content_type: str, empty: str) -> XmlPart:
    """The part to which the owner has that relation; a new one with the `empty` root when it has none."""
    try:
        part = owner.part_related_by(relation)
    except KeyError:
        package = owner if isinstance(owner, Package) else owner.package
        assert isinstance(package, Package)
        part = XmlPart(PackURI(name), content_type, parse_xml(empty), package)
        owner.relate_to(part, relation)
    assert isinstance(part, XmlPart)
    return part


def splice_point(number: int) -> Element:
    """A mark in a part for markup that is put there when the part is written."""
    return ProcessingInstruction(_SPLICE, str(number))


def is_splice_point(element: Element) -> bool:
    """Whether it is such a mark."""
    return isinstance(element, _ProcessingInstruction) and element.target == _SPLICE


def spliced(part: XmlPart, markup: Iterable[tuple[Element, bytes]]) -> list[bytes]:
    """The part as written, in stretches, with markup in place of each mark.

    Parsing the markup first would take more time than everything else together, and joining the stretches as
    much room again.
    """
    element = root(part)
    prefixes = [prefix for prefix in element.nsmap if prefix]
    cleanup_namespaces(element, top_nsmap={"w": nsmap["w"], "r": nsmap["r"]}, keep_ns_prefixes=prefixes)
    left: bytes = part.blob
    stretches = []
    for mark, text in markup:
        before, _, left = left.partition(tostring(mark, with_tail=False))
        stretches += [before, text]
    return [*stretches, left]


def root(part: XmlPart) -> Element:
    """The root element of the part."""
    element: Element = part.element
    return element
