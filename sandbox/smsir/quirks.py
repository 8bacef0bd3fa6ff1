"""How the twin departs from the guide where the vendor's clients say that the service does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Quirks:
    """Lasting habits of the service; faults (`faults.py`) are its bad moments."""

    token_refusal: Literal["http401", "envelope"] = "http401"  # noqa: S105 - no password
    """A refused token is answered with HTTP 401, or with 200 and IsSuccessful false."""

    last_id_direction: Literal["older", "newer"] = "older"
    """What lastId=N asks for: rows with a smaller id, or with a larger one."""

    null_lists: bool = False
    """An empty list is answered as null."""

    draft_ids: bool = True
    """Drafts carry their Id, which the guide forgets though edit and delete need it."""

    refuse_empty_arrays: bool = False
    """GroupContactsDistinctCount refuses `[]` (vendor client: "empty array does not accepted")."""

    refuse_null_arrays: bool = False
    """GroupContactsDistinctCount refuses a missing or null array as well; `[0]` always works."""

    singular_keys: bool = False
    """Replies and occasional messages come as TicketReplyDetail and OccasionalMessage."""

    occasions_fail: bool = False
    """GetOccasionalMessages answers with the service's "object reference" error."""

    null_dates: bool = False
    """Gregorian dates come as null."""

    null_emoji: bool = False
    """EmojiId comes as null."""

    sent_pages_null: bool = False
    """GetLastSentMessagesByPageId answers null ("returns null content")."""

    lower_persian_keys: bool = False
    """PersianSendDateTime comes as persianSendDateTime."""
