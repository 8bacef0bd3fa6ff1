"""What was sent, and how far each number's SMS has come."""

from __future__ import annotations

from sandbox.seed import refusals
from sandbox.smsir.call import Answer, Call, operation
from sandbox.smsir.delivery import status
from sandbox.smsir.errors import ObjectReferenceError, Refused
from sandbox.smsir.model import SentBatch
from sandbox.smsir.pages import by_page, from_last_id
from sandbox.smsir.rows import Row, dated


def _message(batch: SentBatch) -> Row:
    return {
        "Id": batch.message_id,
        "BatchKey": batch.batch_key,
        **dated("Send", batch.at),
        "DistinctRecipientsCount": len(batch.recipients),
        "Message": batch.text,
    }


@operation("GET", "/Message/GetLastSentMessagesFromLastId")
def get_last_sent_messages_from_last_id(call: Call) -> Answer:
    batches = from_last_id(call, call.account.sent, lambda batch: batch.message_id)
    return {"Messages": [_message(batch) for batch in batches]}


@operation("GET", "/Message/GetLastSentMessagesByPageId")
def get_last_sent_messages_by_page_id(call: Call) -> Answer:
    if call.rules.quirks.sent_pages_null:
        return {"Messages": None}
    return {"Messages": [_message(batch) for batch in by_page(call, reversed(call.account.sent))]}


@operation("GET", "/Message/GetSentMessagesMobileNumbers")
def get_sent_messages_mobile_numbers(call: Call) -> Answer:
    key = call.query.get("batchkey", "").strip()
    if not key:
        raise ObjectReferenceError
    batch = next((sent for sent in call.account.sent if sent.batch_key == key), None)
    if batch is None:
        raise Refused(refusals.NO_BATCH)
    first = batch.first_number_id
    ids = from_last_id(call, range(first, first + len(batch.recipients)), int)
    return {"Messages": [_number(call, batch, number_id) for number_id in ids]}


def _number(call: Call, batch: SentBatch, number_id: int) -> Row:
    mobile = batch.recipients[number_id - batch.first_number_id]
    progress = status(mobile, call.now - batch.at, call.rules.settle_seconds)
    return {
        "Id": number_id,
        "BatchKey": batch.batch_key,
        # Contract: an integer, so the leading zero is lost.
        "MobileNumber": int(mobile),
        **dated("Send", batch.at),
        "DeliveryStatus": call.account.delivery.get(mobile, progress),
        "SmsMessageBody": batch.text,
    }
