"""Errors of the user's world, as opposed to our own bugs."""


class UserError(Exception):
    """Something in the user's world went wrong and can be said in plain words.

    `message` says what happened, what was kept and what to do, in one or two sentences.
    Anything that is not a UserError is a bug of ours and must not be caught as one.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Conflict(UserError):
    """A record was changed elsewhere since it was read; nothing was overwritten."""


class NotFound(UserError):
    """What was asked for does not exist in this workspace."""
