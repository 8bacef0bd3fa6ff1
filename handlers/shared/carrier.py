"""What carries out something that was submitted, of whatever kind it is.

A domain that lets something be submitted gives a `Carrier` for its kind; the composition hands all
of them to `Services.carriers`. The screen of approvals, its list and its worker know kinds only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from handlers.shared.rights import Right
from screens.outcome import After, Effect, Outcome
from screens.route import Target
from screens.view import Rows, Safe
from storage import Approval

C_contra = TypeVar("C_contra", contravariant=True)
"""The context of a screen with all services."""


class VoidedError(Exception):
    """What was submitted is not what would be done now; nothing may come of it.

    `text`: for who decides; `why`: a word of `approval-voided` for who asked.
    """

    def __init__(self, text: Safe, why: str = "changed") -> None:
        super().__init__("changed since it was submitted")
        self.text, self.why = text, why


@dataclass(frozen=True, slots=True)
class Carried:
    """What an approval sets off: written in the commit of the decision, and rung after it.

    `begun`: the number of what goes on by it; None: of the campaign that its card makes.
    """

    effects: tuple[Effect, ...]
    after: tuple[After, ...] = ()
    begun: int | None = None


@dataclass(frozen=True, slots=True)
class ApprovalProgress:
    """What has become of something that was approved, and what can be done about it.

    `stoppable`: it can be stopped still; `failed`: nothing came of it, so it can be asked for
    again; `live`: seconds until something else may be true.
    """

    lines: tuple[Safe, ...] = ()
    rows: Rows = ()
    stoppable: bool = False
    failed: bool = False
    live: float | None = None


class Carrier(Protocol[C_contra]):
    """One kind of what can be submitted. `ctx` is of the person who looks or decides."""

    needs: Right
    """What who asked has to be allowed still when it is approved."""

    def title(self, ctx: C_contra, approval: Approval) -> Safe:
        """One line, for lists and messages."""

    def summary(self, ctx: C_contra, approval: Approval) -> Sequence[Safe]:
        """The numbers of it, for messages."""

    async def card(self, ctx: C_contra, approval: Approval) -> Sequence[Safe]:
        """All that the decision is about. Raises `SmsIrError`."""

    async def carry_out(
        self, ctx: C_contra, approval: Approval, *, agreed: bool = False
    ) -> Carried | Target:
        """What the decision sets off, or what is asked first; `agreed`: that was answered with yes.

        Raises:
        VoidedError: something has changed since it was submitted.
        ToldError: it cannot be done now, but may be later.
        SmsIrError: the service cannot be asked.
        """

    async def trial(self, ctx: C_contra, approval: Approval, answer: str = "") -> Outcome | None:
        """To the approver alone first: the question, or what its `answer` does; None: no such way.

        The question is pushed with a tag, which comes back as the answer.
        """

    async def progress(self, ctx: C_contra, approval: Approval) -> ApprovalProgress:
        """Of one that was approved."""

    async def stop(self, ctx: C_contra, approval: Approval) -> Outcome:
        """Stop what the approval has set off, as far as it can be stopped, and say how far."""

    def reopened(self, ctx: C_contra, approval: Approval) -> Target | None:
        """Where who submitted it can change it and submit it anew."""
