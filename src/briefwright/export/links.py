"""Web addresses that may become links."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

LONGEST = 2000
"""Word declares a file broken when a link in it has more than about 2,080 characters."""

_UNSAFE = re.compile(r"[\x00-\x20\"<>\\^`{|}\x7f]|%(?![0-9A-Fa-f]{2})")
_NESTED = re.compile(r"[\[\]#]")
"""Signs that part an address, and may not stand within one of its parts."""


def web_address(text: str) -> str:
    """The address in a form that may be linked; empty when it is not http, https or mailto."""
    address = "".join(each if each.isprintable() else _quoted(each) for each in text.strip())
    try:
        parts = urlsplit(_UNSAFE.sub(_escaped, address))
        named = bool(parts.hostname) and parts.port != 0 and parts.netloc.count("@") < 2
    except ValueError:
        return ""
    reachable = named if parts.scheme in ("http", "https") else parts.scheme == "mailto" and "@" in parts.path
    rest = (_NESTED.sub(_escaped, part) for part in (parts.path, parts.query, parts.fragment))
    legal = urlunsplit((parts.scheme, parts.netloc.removesuffix(":"), *rest))
    return legal if reachable and len(legal) <= LONGEST else ""


def _quoted(sign: str) -> str:
    return quote(sign, errors="replace")


def _escaped(found: re.Match[str]) -> str:
    return _quoted(found.group())


def host(address: str) -> str:
    """The host of a web address, without the "www." that says nothing."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
