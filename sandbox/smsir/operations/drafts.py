"""Draft messages."""

from __future__ import annotations

from sandbox.seed import refusals
from sandbox.smsir.call import Answer, Call, operation
from sandbox.smsir.errors import Refused
from sandbox.smsir.model import Draft
from sandbox.smsir.rows import Row, dated


def _row(call: Call, draft: Draft) -> Row:
    row: Row = {"Id": draft.draft_id} if call.rules.quirks.draft_ids else {}
    return row | {"Title": draft.title, "Message": draft.text, **dated("Creation", draft.at)}


def _known(call: Call, draft_id: int) -> Draft:
    draft = next(
        (candidate for candidate in call.account.drafts if candidate.draft_id == draft_id), None
    )
    if draft is None:
        raise Refused(refusals.NO_DRAFT)
    return draft


@operation("GET", "/DraftMessage/GetDraftMessages")
def get_draft_messages(call: Call) -> Answer:
    return {"DraftMessageDetails": [_row(call, draft) for draft in reversed(call.account.drafts)]}


@operation("POST", "/DraftMessage/AddOrUpdateDraftMessage")
def add_or_update_draft_message(call: Call) -> Answer:
    """No Id, or null, adds. Title is not in the guide, but the vendor's sample sends it."""
    text, draft_id = call.text("Message") or "", call.integer("Id")
    if not text.strip():
        raise Refused(refusals.EMPTY_DRAFT)
    if draft_id:
        draft = _known(call, draft_id)
        draft.text, draft.title = text, call.text("Title") or draft.title
    else:
        draft = Draft(next(call.account.ids), call.text("Title"), text, call.now)
        call.account.drafts.append(draft)
    return {"DraftMessageDetails": [_row(call, draft)]}


@operation("GET", "/DraftMessage/DeleteDraftMessage")
def delete_draft_message(call: Call) -> Answer:
    call.account.drafts.remove(_known(call, call.number("id")))
    return {}
