"""One batch into a group, against a service that refuses, forgets and falls silent."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from handlers.contacts.importing.adding import Adder, BatchEnd, StoppedError
from handlers.contacts.importing.people import NewContact
from smsir import Http, Retries, SmsIr

GROUP = 7
OK: dict[str, Any] = {"IsSuccessful": True, "Message": "", "ErrorCode": 0}
NOBODY = httpx.ReadError("the line went dead")


@dataclass
class Service:
    """`troubles`: what happens to the next AddContacts calls: an error before or after adding."""

    members: set[str] = field(default_factory=set)
    cancelled: set[str] = field(default_factory=set)
    poison: set[str] = field(default_factory=set)
    groups: tuple[int, ...] = (GROUP,)
    troubles: list[str] = field(default_factory=list)
    silent_lists: bool = False
    calls: list[list[str]] = field(default_factory=list)

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        operation = request.url.path.rsplit("/", 1)[-1]
        answer = getattr(self, operation)(request)
        return httpx.Response(200, content=json.dumps(OK | answer))

    def GetToken(self, _: httpx.Request) -> dict[str, Any]:  # noqa: N802 (the service's name)
        return {"TokenKey": "t"}

    def GetContactGroups(self, _: httpx.Request) -> dict[str, Any]:  # noqa: N802
        return {"ContactGroups": [{"GroupId": each, "Name": "x"} for each in self.groups]}

    def GetCancelledContactsByPageId(self, _: httpx.Request) -> dict[str, Any]:  # noqa: N802
        return {"ContactDetails": [{"Mobile": each} for each in self.cancelled]}

    def SearchContacts(self, request: httpx.Request) -> dict[str, Any]:  # noqa: N802
        wanted = request.url.params["mobile"]
        return {"Contacts": [{"Mobile": one} for one in self.members if wanted in one]}

    def AddContacts(self, request: httpx.Request) -> dict[str, Any]:  # noqa: N802
        mobiles = [one["Mobile"] for one in json.loads(request.content)["ContactsDetails"]]
        self.calls.append(mobiles)
        trouble = self.troubles.pop(0) if self.troubles else ""
        if trouble == "before":
            raise NOBODY
        if trouble == "never":
            raise httpx.ConnectError("nobody there")
        if trouble == "keys" or self.poison & set(mobiles):
            return {"IsSuccessful": False, "Message": "not this one", "ErrorCode": 5}
        added = [one for one in mobiles if one not in self.members | self.cancelled]
        refused = [one for one in mobiles if one not in added]
        self.members |= set(added)
        if trouble == "after":
            raise NOBODY
        if self.silent_lists:
            return {"AddedList": None, "ErroneousList": None}
        return {
            "AddedList": [{"Mobile": one} for one in added],
            "ErroneousList": [{"Mobile": one} for one in refused],
        }


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
async def adder(service: Service) -> AsyncIterator[Adder]:
    async def pause(_: float) -> bool:
        return True

    quick = Retries(attempts=1, wait_initial=0.001, wait_max=0.001, jitter=0.0)
    transport = httpx.MockTransport(service)
    async with Http("http://127.0.0.1:9/users/v1", transport=transport, retries=quick) as http:
        yield Adder(SmsIr(http, "key", "secret"), GROUP, pauses=(0.0, 0.0), pause=pause)


def people(*places: int) -> list[NewContact]:
    return [NewContact(place, f"0912111{place:04d}") for place in places]


def reasons(outcome: BatchEnd) -> dict[int, str]:
    return {one.row: one.reason for one in outcome.rejected}


async def test_those_who_are_refused_get_the_reason_that_can_be_found(
    service: Service, adder: Adder
) -> None:
    service.members, service.cancelled = {"09121110002"}, {"09121110003"}
    outcome = await adder.add(people(1, 2, 3))

    assert (outcome.added, reasons(outcome)) == (1, {2: "known", 3: "opted-out"})


@pytest.mark.parametrize("troubles", [["before"], ["never"], ["before", "before"]])
async def test_what_did_not_happen_is_tried_again(
    service: Service, adder: Adder, troubles: list[str]
) -> None:
    service.troubles = list(troubles)
    outcome = await adder.add(people(1, 2))

    assert (outcome.added, outcome.rejected) == (2, [])
    assert len(service.calls) == len(troubles) + 1


async def test_what_happened_unheard_is_found_and_not_done_again(
    service: Service, adder: Adder
) -> None:
    service.troubles = ["after"]
    outcome = await adder.add(people(1, 2))

    assert (outcome.added, outcome.rejected) == (2, [])
    assert len(service.calls) == 1


async def test_of_a_batch_in_doubt_only_the_missing_are_added(
    service: Service, adder: Adder
) -> None:
    service.members = {"09121110001"}
    outcome = await adder.add(people(1, 2), in_doubt=True)

    assert outcome.added == 2
    assert service.calls == [["09121110002"]]


async def test_a_service_that_lists_nobody_is_checked_against_the_book(
    service: Service, adder: Adder
) -> None:
    service.silent_lists = True
    service.cancelled = {"09121110003"}
    outcome = await adder.add(people(1, 2, 3))

    assert (outcome.added, reasons(outcome)) == (2, {3: "opted-out"})


async def test_one_person_whom_the_service_refuses_does_not_keep_the_others_out(
    service: Service, adder: Adder
) -> None:
    service.poison = {"09121110037"}
    outcome = await adder.add(people(*range(100)))

    assert outcome.added == 99
    (one,) = outcome.rejected
    assert (one.row, one.reason, one.detail) == (37, "refused", "not this one")
    assert len(service.calls) < 20


@pytest.mark.long
async def test_a_service_that_refuses_everybody_stops_the_import(
    service: Service, adder: Adder
) -> None:
    service.poison = {f"0912111{place:04d}" for place in range(100)}
    with pytest.raises(StoppedError) as stopped:
        await adder.add(people(*range(100)))

    assert stopped.value.trouble == "not this one"


@pytest.mark.parametrize(
    ("groups", "troubles", "trouble"),
    [((8,), ["keys"], "group"), ((GROUP,), ["never"] * 9, "unreachable")],
)
async def test_what_cannot_go_on_stops_with_its_reason(
    service: Service, adder: Adder, groups: tuple[int, ...], troubles: Sequence[str], trouble: str
) -> None:
    service.groups, service.troubles = groups, list(troubles)
    with pytest.raises(StoppedError) as stopped:
        await adder.add(people(1, 2))

    assert stopped.value.trouble == trouble
    assert service.members == set()
