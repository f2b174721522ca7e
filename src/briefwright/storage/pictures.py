"""Pictures in the file: kept once each, by their digests."""

from collections.abc import Iterable
from hashlib import sha256

from briefwright.domain.errors import UserError
from briefwright.storage.database import Database
from briefwright.storage.faults import damaged

LARGEST = 20 * 2**20
"""How many bytes a picture may have."""

_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def insert(database: Database, image: bytes) -> str:
    """Keep a PNG or JPEG picture within the caller's transaction; gives its SHA-256 in hexadecimal.

    Raises UserError for anything else, and for one that is too large.
    """
    if not image.startswith(_SIGNATURES):
        raise UserError("This is no PNG or JPEG picture, so it was not taken in. Choose another file.")
    if len(image) > LARGEST:
        raise UserError(
            f"The picture has {len(image) / 2**20:.0f} MB, and a brief takes up to {LARGEST // 2**20} MB, "
            "so it was not taken in. Make it smaller first."
        )
    digest = sha256(image)
    database.run(
        "INSERT INTO picture (digest, image) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING",
        (digest.digest(), image),
    )
    return digest.hexdigest()


def read(database: Database, digests: Iterable[str]) -> dict[str, bytes]:
    """The pictures of these digests that the file holds. Raises UserError where one is damaged."""
    found: dict[str, bytes] = {}
    for digest in digests:
        image = database.value("SELECT image FROM picture WHERE digest = ?", (_bytes(digest),))
        if image is None:
            continue
        if sha256(image).hexdigest() != digest:
            raise damaged(database.path, "a picture")
        found[digest] = image
    return found


def _bytes(digest: str) -> bytes:
    """The digest as it is stored; none that is stored for what is no digest."""
    try:
        return bytes.fromhex(digest)
    except ValueError:
        return b""
