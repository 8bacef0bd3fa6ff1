"""Sending an SMS, and counting whom it would reach."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import uuid4

from sandbox.seed import refusals
from sandbox.smsir.book import clean_mobile
from sandbox.smsir.call import Answer, Call, operation
from sandbox.smsir.errors import ObjectReferenceError, Refused
from sandbox.smsir.model import SentBatch
from sandbox.smsir.segments import segments


@operation("POST", "/Message/Send")
def send(call: Call) -> Answer:
    """Recipients are distinct by mobile; who waits or has cancelled is left out."""
    text = _sendable_text(call)
    groups, relations = call.integers("ContactGroupIds"), call.integers("ContactRelationIds")
    if groups is None or relations is None:
        # Guide: the array must be sent, empty where there is nothing to say.
        raise ObjectReferenceError
    book = call.account.book
    unknown = [key for key in groups if key not in book.groups]
    unknown += [key for key in relations if key not in book.relations]
    if unknown and not call.flag("CanContinueInCaseOfError"):
        raise Refused(refusals.UNKNOWN_AUDIENCE)
    people = book.people(groups, relations)
    return _dispatch(
        call, text, (contact.mobile for contact in people if book.may_text(contact, call.now))
    )


@operation("POST", "/Message/SendByMobileNumbers")
def send_by_mobile_numbers(call: Call) -> Answer:
    """Not in the guide; both vendor clients have it."""
    text = _sendable_text(call)
    numbers = call.items("MobileNumbers")
    if numbers is None:
        raise ObjectReferenceError
    mobiles = [clean_mobile(number) for number in numbers]
    if None in mobiles and not call.flag("CanContinueInCaseOfError"):
        raise Refused(refusals.BAD_NUMBERS)
    return _dispatch(call, text, (mobile for mobile in mobiles if mobile and _free(call, mobile)))


def _free(call: Call, mobile: str) -> bool:
    book = call.account.book
    contact = book.by_mobile.get(mobile)
    return mobile not in book.cancelled and (contact is None or book.may_text(contact, call.now))


def _sendable_text(call: Call) -> str:
    text = call.text("Message") or ""
    if call.account.is_expired(call.now):
        raise Refused(refusals.EXPIRED)
    if not text.strip():
        raise Refused(refusals.EMPTY_TEXT)
    return text


def _dispatch(call: Call, text: str, mobiles: Iterable[str]) -> Answer:
    """Takes the credit and writes the sending down; this is the moment an SMS really goes out."""
    account, recipients = call.account, list(dict.fromkeys(mobiles))
    if not recipients:
        raise Refused(refusals.NO_AUDIENCE)
    first = account.take_number_ids(len(recipients))
    batch = SentBatch(
        next(account.ids), str(uuid4()), text, recipients, call.now, first, segments(text)
    )
    if batch.cost > account.credit:
        raise Refused(refusals.NO_CREDIT)
    account.credit -= batch.cost
    account.sent_count += len(recipients)
    account.sent.append(batch)
    return {
        "MessageId": batch.message_id,
        "BatchKey": batch.batch_key,
        "Ids": [
            {"ID": first + index, "MobileNumber": mobile} for index, mobile in enumerate(recipients)
        ],
    }


@operation("POST", "/Message/GroupContactsDistinctCount")
def group_contacts_distinct_count(call: Call) -> Answer:
    """Count is distinct and valid; InvalidCount is what is left of those asked for."""
    book = call.account.book
    people = book.people(_ids(call, "ContactsGroupIds"), _ids(call, "ContactRelationIds"))
    valid = {contact.mobile for contact in people if book.may_text(contact, call.now)}
    return {"Count": len(valid), "InvalidCount": len(people) - len(valid)}


def _ids(call: Call, name: str) -> list[int]:
    ids, quirks = call.integers(name), call.rules.quirks
    if ids is None and quirks.refuse_null_arrays:
        raise ObjectReferenceError
    if ids == [] and quirks.refuse_empty_arrays:
        raise Refused(refusals.EMPTY_ARRAY)
    return ids or []
