"""Which calls one confirmation needs: the audience as rows of the outbox."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.messages.counting import Count
from handlers.shared.half_written import SendData
from storage import NewJob


def batches(whole: NewJob, data: SendData, count: Count) -> Iterator[NewJob]:
    """A call for groups and contacts, and one for plain numbers, where there are such.

    `whole`: what both have in common; its part and recipients do not matter.
    """
    if count.contacts != 0:
        yield whole.model_copy(
            update={
                "part": "contacts",
                "batch": 1,
                "recipients": count.contacts,
                "group_ids": tuple(ident for ident, _ in data.groups),
                "relation_ids": tuple(ident for ident, _ in data.contacts),
            }
        )
    if count.numbers:
        yield whole.model_copy(
            update={
                "part": "numbers",
                "batch": 2,
                "recipients": count.numbers,
                "mobiles": count.sifted.kept,
            }
        )
