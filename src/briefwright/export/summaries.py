"""The summary of sources as paragraphs."""

from collections.abc import Iterator

from briefwright.domain.blocks import SourceSummary
from briefwright.export.pieces import Paragraph
from briefwright.export.scribe import Scribe, labelled


def paragraphs(block: SourceSummary, portion: str, scribe: Scribe) -> Iterator[Paragraph]:
    """What the analyst says is missing."""
    gaps = labelled("Gaps", scribe.inscribe(block.gaps))
    if gaps:
        yield Paragraph(gaps, block=block.id)
