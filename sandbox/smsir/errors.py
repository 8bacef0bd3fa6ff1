"""The two ways in which an operation ends without a result."""

from __future__ import annotations

from sandbox.seed.refusals import OBJECT_REFERENCE, Refusal


class Refused(Exception):  # noqa: N818 - the service's word for it, not an error of the twin
    """The service understood and said no: IsSuccessful false with a sentence for people."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


class ObjectReferenceError(Refused):
    """The service's own failure on input it did not expect; looks like a refusal, but is none."""

    def __init__(self) -> None:
        super().__init__(OBJECT_REFERENCE)
