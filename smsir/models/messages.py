"""SMS: sendings, their numbers and delivery, drafts, and ready texts for occasions."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from smsir.field_types import Mobile, Moment, Number, OptionalText, Text, as_rows
from smsir.models._record import Dates, Record, Wire

_SentAt = Annotated[Moment, Dates("SendDateTime", "PersianSendDateTime")]
_Created = Annotated[Moment, Dates("CreationDateTime", "PersianCreationDateTime")]


class SentId(Record):
    """The id of one SMS of a sending. ``id`` 0: the number did not get it."""

    id: Number = None
    mobile: Annotated[Mobile, Wire("MobileNumber", "Mobile")] = ""


def _sent_ids(value: object) -> list[SentId]:
    if isinstance(value, list) and all(isinstance(entry, SentId) for entry in value):
        return value
    return [SentId.from_wire(row) for row in as_rows(value)]


class Sending(Record):
    """What Send and SendByMobileNumbers answer; ``batch_key`` leads to numbers and delivery."""

    message_id: Number = None
    batch_key: OptionalText = None
    ids: Annotated[list[SentId], BeforeValidator(_sent_ids)] = Field(default_factory=list)


class RecipientCount(Record):
    """Distinct valid recipients (None: not said), and those that are duplicate or not valid."""

    valid: Annotated[Number, Wire("Count")] = None
    invalid: Annotated[Number, Wire("InvalidCount")] = None


class SentMessage(Record):
    """One sending."""

    id: Number = None
    batch_key: Text = ""
    sent_at: _SentAt = None
    recipients: Annotated[Number, Wire("DistinctRecipientsCount")] = None
    text: Annotated[Text, Wire("Message")] = ""


class SentMessageMobile(Record):
    """One number of a sending; ``delivery`` is the service's own Persian word."""

    id: Number = None
    batch_key: Text = ""
    mobile: Annotated[Mobile, Wire("MobileNumber", "Mobile")] = ""
    sent_at: _SentAt = None
    delivery: Annotated[Text, Wire("DeliveryStatus")] = ""
    text: Annotated[Text, Wire("SmsMessageBody", "Message")] = ""


class Draft(Record):
    """A draft. The guide gives no ``id`` in the list, although edit and delete need one."""

    id: Number = None
    title: Text = ""
    text: Annotated[Text, Wire("Message")] = ""
    created: _Created = None


class OccasionCategory(Record):
    """A category of ready texts; ``count`` texts in it."""

    id: Number = None
    name: Text = ""
    count: Annotated[Number, Wire("MessageCount")] = None


class Occasion(Record):
    """A ready text for an occasion."""

    text: Annotated[Text, Wire("Message")] = ""
    category_id: Annotated[Number, Wire("OccasionalMessageCategoryId")] = None
    created: _Created = None
    expires: Annotated[Moment, Dates("ExpirationDateTime", "PersianExpirationDateTime")] = None
