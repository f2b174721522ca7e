"""Scales: ordered terms with their bands, read from files."""

from pydantic import Field

from briefwright.domain.value import Value


class Level(Value):
    """A term of a scale; `band` says in words what it spans, `meaning` what it stands for."""

    term: str
    band: str = ""
    meaning: str = ""


class RiskScale(Value):
    """The words for likelihood and impact of a risk, each from the lowest to the highest."""

    id: str
    name: str
    likelihood: tuple[Level, ...] = Field(min_length=2)
    impact: tuple[Level, ...] = Field(min_length=2)
