"""The one way in which the process gives up: a sentence for the operator and an exit status."""

from __future__ import annotations

USAGE = 2
"""The environment is wrong: restarting changes nothing until a person does."""

CONFLICT = 3
"""Another instance holds the token or the database."""

FAILED = 1


class StopError(Exception):
    """`str()` is the whole message: one or two sentences, no secret in them."""

    def __init__(self, sentence: str, status: int = FAILED) -> None:
        super().__init__(sentence)
        self.status = status
