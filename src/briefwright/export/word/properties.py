"""What a Word file says about itself. Whatever the template's makers left there goes."""

from datetime import datetime

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml.etree import SubElement
from lxml.etree import _Element as Element

from briefwright.domain.brief import Brief
from briefwright.export.ooxml.parts import root, xml_part
from briefwright.export.ooxml.wordml import W
from briefwright.export.pieces import Details

EXPORT_ID = "BriefwrightExport"
LANGUAGE = "en-GB"
LONGEST = 255
"""How many characters a core property may have."""

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def set_core(document: Document, details: Details, brief: Brief) -> None:
    """Title, author, language and the date that the brief bears; nothing of the template's own history."""
    core = document.core_properties
    for child in list(core._element):
        core._element.remove(child)
    core.title = details.title[:LONGEST]
    core.author = details.author[:LONGEST]
    core.last_modified_by = details.author[:LONGEST]
    core.language = LANGUAGE
    core.subject = details.reference[:LONGEST]
    if brief.day:
        core.created = core.modified = datetime(brief.day.year, brief.day.month, brief.day.day)
    _forget_origin(document)


def set_export_id(document: Document, value: str) -> None:
    """Name the export, so that a document that comes back can be told from others."""
    properties = _custom(document)
    for old in list(properties):
        if old.get("name") == EXPORT_ID:
            properties.remove(old)
    number = max((int(each.get("pid", "1")) for each in properties), default=1) + 1
    given = {"fmtid": _USER_DEFINED, "pid": str(number), "name": EXPORT_ID}
    SubElement(
        SubElement(properties, f"{{{_PROPERTIES}}}property", given), f"{{{_TYPES}}}lpwstr"
    ).text = value


def _custom(document: Document) -> Element:
    part = xml_part(
        document.part.package,
        RELATIONSHIP_TYPE.CUSTOM_PROPERTIES,
        "/docProps/custom.xml",
        CONTENT_TYPE.OFC_CUSTOM_PROPERTIES,
        f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}"/>',
    )
    return root(part)


def _forget_origin(document: Document) -> None:
    """Drop the path of the template's own template, which names somebody's folders."""
    settings = document.settings.element
    attached = settings.find(f"{W}attachedTemplate")
    if attached is not None:
        settings.remove(attached)
        rels = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels
        for key in [key for key, rel in rels.items() if rel.reltype.endswith("/attachedTemplate")]:
            del rels[key]
