"""Scales: ordered terms with their bands, read from files.

The scale of judgements and the scale of risks are two things and never mixed.
"""

from pydantic import Field

from briefwright.domain.value import Value


class Level(Value):
    """A term of a risk scale; `band` says in words what it spans, `meaning` what it stands for."""

    term: str
    band: str = ""
    meaning: str = ""


class RiskScale(Value):
    """The words for likelihood and impact of a risk, each from the lowest to the highest."""

    id: str
    name: str
    likelihood: tuple[Level, ...] = Field(min_length=2)
    impact: tuple[Level, ...] = Field(min_length=2)


class Term(Value):
    """A term of a likelihood scale with the band of per cent that it stands for.

    `band` says the band in words, with its open and closed ends; `low` and `high` are for drawing.
    Bands need not partition 0 to 100: they may leave gaps, nest and overlap.
    """

    term: str
    synonyms: tuple[str, ...] = ()
    band: str
    low: float = Field(ge=0, le=100)
    high: float = Field(ge=0, le=100)

    @property
    def words(self) -> tuple[str, ...]:
        """The term and its synonyms."""
        return self.term, *self.synonyms


class LikelihoodScale(Value):
    """The words in which judgements state likelihood, from the lowest to the highest.

    `unmixed` says that a product uses either the terms or their synonyms, never both.
    """

    id: str
    name: str
    description: str = ""
    unmixed: bool = False
    terms: tuple[Term, ...] = Field(min_length=2)

    def find(self, word: str) -> Term | None:
        """The term of which this is a word; case does not count."""
        wanted = word.casefold()
        return next((term for term in self.terms if wanted in map(str.casefold, term.words)), None)
