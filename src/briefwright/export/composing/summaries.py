"""The summary of sources as paragraphs."""

from collections.abc import Iterator

from briefwright.domain.blocks import SourceSummary
from briefwright.domain.source_summary import sentences, summary
from briefwright.export.composing.scribe import Scribe, ended, labelled
from briefwright.export.pieces import Paragraph, Words


def paragraphs(block: SourceSummary, portion: str, scribe: Scribe) -> Iterator[Paragraph]:
    """What the brief rests on, then what the analyst says is missing. `portion` stands before it."""
    told = sentences(summary(scribe.material), scribe.material.presentation.grades)
    lead = (Words(f"{portion} ", bold=True),) if portion else ()
    yield Paragraph((*lead, Words(scribe.scrub.line(" ".join(told)))), block=block.id)
    gaps = labelled("Gaps", scribe.inscribe(block.gaps))
    if gaps:
        yield Paragraph(ended(gaps), block=block.id)
