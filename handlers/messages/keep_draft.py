"""A text is kept as a draft once, also where the answer of an earlier call was lost.

AddOrUpdateDraftMessage has no reference of the caller's, and a process that dies in it meets the
same update again at its next start. Two drafts of one text are of no use to anybody, so the list
is asked first.
"""

from __future__ import annotations

from handlers.shared.or_else import or_else
from handlers.shared.services import Ctx, client
from smsir import Draft
from smsir.text import clean_message


async def keep_draft(ctx: Ctx, text: str) -> bool:
    """Whether the text was added; False: a draft of this text is there already."""
    drafts = (await client(ctx)).drafts
    listed = await or_else(drafts.list(), ())  # better two drafts than none
    if any(_same(one, text) for one in listed):
        return False
    await drafts.add(text)
    return True


def _same(draft: Draft, text: str) -> bool:
    return clean_message(draft.text).strip() == clean_message(text).strip()
