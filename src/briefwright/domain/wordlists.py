"""Word lists: general words that the checks look for, read from files that a user can extend."""

from briefwright.domain.value import Value


class WordLists(Value):
    """Words and phrases in lower case, where not said otherwise.

    `weak`: attribution that names nobody ("reportedly"). `titles`: offices as they stand before a name
    ("senator"). `acronyms`: capitals that every reader knows ("NATO").
    """

    weak: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
