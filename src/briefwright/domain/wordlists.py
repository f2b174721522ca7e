"""Word lists: general words that the checks look for, read from files that a user can extend."""

from briefwright.domain.value import Value


class WordLists(Value):
    """Words and phrases in lower case, where not said otherwise.

    `weak`: attribution that names nobody ("reportedly"). `titles`: offices as they stand before a name
    ("senator"). `acronyms`: capitals that every reader knows ("NATO"). `confidence`: how analysts say how
    sure they are ("with high confidence"). `disputing`: words that tell the reader of a dispute.
    `advising`: words of advice and of the brief about itself, which need no source. `descriptors`: what
    stands before a surname and is no given name ("republican"). `given_names`: given names that are one
    and the same, or all alone ("tom", "thomas").
    """

    weak: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    confidence: tuple[str, ...] = ()
    disputing: tuple[str, ...] = ()
    advising: tuple[str, ...] = ()
    descriptors: tuple[str, ...] = ()
    given_names: tuple[tuple[str, ...], ...] = ()
