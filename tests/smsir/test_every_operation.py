"""Each of the 41 operations, called through its verb against the twin over HTTP.

The twin shares no code with the client: both were written from the guide and the contract.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from sandbox.smsir import FakeClock, Quirks, RunningSmsIr, SmsIrTwin, running_smsir
from smsir import OPERATIONS, Http, SmsIr
from tests.smsir.operation_checks import (
    account_checks,
    contacts_checks,
    messages_checks,
    tickets_checks,
)
from tests.smsir.operation_checks.registry import CHECKS
from tests.smsir.raw_service import NO_WAIT

SECTIONS = (account_checks, contacts_checks, messages_checks, tickets_checks)

# operationId of every path in the contract.
CONTRACT = [
    "GetToken", "GetBankTransactionsByPageId", "GetBankTransactionsFromLastId",
    "AddOrUpdateContactGroup", "UpdateContact", "TransferContactsToGroup", "AddContacts",
    "UploadExcel", "SearchContacts", "GetContactGroups", "GetContactsFromLastId",
    "GetContactsByGroupIdByPageId", "GetCancelledContactsByPageId", "GetContactsByPageId",
    "DeleteContacts", "DeleteContactGroup", "DeleteGroupContacts", "GetDraftMessages",
    "AddOrUpdateDraftMessage", "DeleteDraftMessage", "GetFrequentlyAskedQuestions", "Send",
    "SendByMobileNumbers", "GroupContactsDistinctCount", "GetLastSentMessagesFromLastId",
    "GetLastSentMessagesByPageId", "GetSentMessagesMobileNumbers",
    "GetUserNotificationFromPageId", "GetUserNotificationFromLastId",
    "UpdateNotificationStatus", "GetOccasionalMessageCategory", "GetOccasionalMessages",
    "PostNewTicket", "GetTicketById", "GetTicketsFromLastId", "GetTicketsByPageId",
    "GetTicketPrioritiesAndDepartments", "CloseTicket", "PostNewTicketReply", "GetTicketStatus",
    "GetUserInfo",
]  # fmt: skip


@pytest.fixture
async def running() -> AsyncIterator[RunningSmsIr]:
    async with running_smsir(SmsIrTwin(clock=FakeClock())) as found:
        yield found


@pytest.fixture
async def account(running: RunningSmsIr) -> AsyncIterator[SmsIr]:
    async with Http(running.url, retries=NO_WAIT) as http:
        yield SmsIr(http, "demo-key", "demo-secret")


@pytest.mark.parametrize("operation", CONTRACT)
async def test_the_operation_works_over_http(
    operation: str, account: SmsIr, running: RunningSmsIr
) -> None:
    await CHECKS[operation](account, running.twin)
    assert running.twin.calls(operation)


def test_every_operation_of_the_contract_has_a_verb_and_a_check() -> None:
    assert len(CONTRACT) == len(set(CONTRACT)) == 41
    assert set(OPERATIONS) == set(CONTRACT) == set(CHECKS)
    for check in CHECKS.values():
        assert check.__module__ in {section.__name__ for section in SECTIONS}


ODD = Quirks(
    token_refusal="envelope",
    null_lists=True,
    refuse_empty_arrays=True,
    refuse_null_arrays=True,
    singular_keys=True,
    null_emoji=True,
    lower_persian_keys=True,
)


@pytest.mark.long
@pytest.mark.parametrize("operation", CONTRACT)
async def test_the_operation_works_with_all_the_odd_habits_of_the_real_service(
    operation: str,
) -> None:
    twin = SmsIrTwin(clock=FakeClock(), quirks=ODD)
    async with running_smsir(twin) as running, Http(running.url, retries=NO_WAIT) as http:
        account = SmsIr(http, "demo-key", "demo-secret")
        await account.token.get()
        twin.expire_tokens()
        await account.account.info()  # a write would not be made again with another token
        await CHECKS[operation](account, twin)


async def test_dates_are_read_from_the_jalali_text_where_the_gregorian_is_null() -> None:
    twin = SmsIrTwin(clock=FakeClock(), quirks=Quirks(null_dates=True))
    async with running_smsir(twin) as running, Http(running.url, retries=NO_WAIT) as http:
        account = SmsIr(http, "demo-key", "demo-secret")
        await account.messages.send_numbers("سلام", ["09351112233"])
        sent_at = (await account.messages.sent_from())[0].sent_at
        assert all(one.created for one in await account.contacts.by_page())
    assert sent_at is not None
    assert 0 <= twin.now() - sent_at.timestamp() < 60
