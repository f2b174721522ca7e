"""The base of every value in the domain."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value that compares by content and shares structure with its successors.

    Unknown fields are refused: a mistyped field in a hand-written file is an error, and a
    file of a newer program is recognised by its version before any value is read.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
