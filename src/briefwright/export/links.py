"""Web addresses that may become links."""

import re
from urllib.parse import quote, urlsplit

LONGEST = 2000
"""Word declares a file broken when a link in it has more than about 2,080 characters."""

_UNSAFE = re.compile(r"[\x00-\x20\"<>\\^`{|}\x7f]")


def web_address(text: str) -> str:
    """The address in a form that may be linked; empty when it is not http, https or mailto."""
    address = _UNSAFE.sub(lambda match: quote(match.group()), text.strip())
    try:
        parts = urlsplit(address)
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return ""
    reachable = named if parts.scheme in ("http", "https") else parts.scheme == "mailto" and "@" in parts.path
    return address if reachable and len(address) <= LONGEST else ""


def host(address: str) -> str:
    """The host of a web address, without the "www." that says nothing."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
