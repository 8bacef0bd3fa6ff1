"""Whom a slice is called for, where the service cannot say everything at its time."""

from __future__ import annotations

import pytest

from handlers.messages.campaigns.pace_audience import Reached, frozen, still_reached
from handlers.messages.campaigns.pace_slices import Slice
from handlers.messages.counting import Count, Sifted
from handlers.shared.half_written import SendData
from handlers.shared.services import client
from smsir import SmsIrError
from tests.handlers.desk import Desk, refusal
from tests.handlers.watching import WELL

ONE, OTHER = "09120000001", "09120000002"
NOBODY_OPTED_OUT = WELL | {"ContactDetails": [], "CancelledContactCount": 0}


async def test_no_slice_leaves_while_nobody_knows_who_has_opted_out(desk: Desk) -> None:
    await desk.link()
    api, pieces = await client(desk.ctx()), [Slice(mobiles=(ONE, OTHER))]
    desk.script.answers["GetCancelledContactsByPageId"] = refusal("not now")

    with pytest.raises(SmsIrError):
        await still_reached(api, pieces)

    gone = [{"Mobile": OTHER}]
    desk.script.answers["GetCancelledContactsByPageId"] = WELL | {"ContactDetails": gone}
    assert await still_reached(api, pieces) == [Reached(Slice(mobiles=(ONE,)), 1)]


async def test_a_number_that_was_not_compared_is_called_once_with_its_group(desk: Desk) -> None:
    await desk.link()
    api = await client(desk.ctx())
    groups = [{"GroupId": 301, "Name": "مشتریان", "ContactsCount": 1}]
    desk.script.answers |= {
        "GetContactGroups": WELL | {"ContactGroups": groups},
        "GetContactsByGroupIdByPageId": WELL
        | {"ContactDetails": [{"ContactRelationId": 7, "Mobile": ONE}]},
        "GetCancelledContactsByPageId": NOBODY_OPTED_OUT,
    }
    sms = SendData(text="سلام", groups=((301, "مشتریان"),), numbers=(ONE, OTHER))
    count = Count(1, 2, 0, Sifted((ONE, OTHER), compared=False))

    run = await frozen(api, sms, count, desk.now)

    assert (run.relations, run.mobiles) == ((7,), (OTHER,))
