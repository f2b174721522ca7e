"""The parts of a Word package that python-docx leaves alone."""

from docx.opc.constants import CONTENT_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, PartFactory, XmlPart
from docx.oxml.parser import parse_xml
from docx.package import Package
from lxml.etree import _Element as Element

# python-docx loads these as bytes unless it is told that they are XML.
PartFactory.part_type_for[CONTENT_TYPE.WML_FOOTNOTES] = XmlPart
PartFactory.part_type_for[CONTENT_TYPE.OFC_CUSTOM_PROPERTIES] = XmlPart


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


def root(part: XmlPart) -> Element:
    """The root element of the part."""
    element: Element = part.element
    return element
