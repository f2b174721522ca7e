"""Pictures without alternative text."""

from collections.abc import Iterator

from briefwright.domain.blocks import Picture
from briefwright.domain.brief import Place, blocks
from briefwright.domain.checks.finding import Case, Finding, Rule
from briefwright.domain.wording import short


def _find(case: Case) -> Iterator[Finding]:
    for section, block in blocks(case.brief):
        if isinstance(block, Picture) and block.image and not block.description.strip():
            named = f"The picture {short(block.caption)}" if block.caption.strip() else "A picture"
            yield Finding(
                RULE.id,
                "note",
                f"{named} has no alternative text.",
                "Whoever cannot see it, or has it read out, learns nothing of what it shows.",
                key=block.id,
                place=Place(section=section.id, block=block.id),
            )


RULE = Rule("no-alternative-text", "Pictures without alternative text", _find)
