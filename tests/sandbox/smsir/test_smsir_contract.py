"""Every operation answers with the keys and types of the contract.

`contract.json` beside this file is a copy of the contract's operations, keys and types.
"""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from sandbox.smsir.call import OPERATIONS
from tests.sandbox.smsir.support import NEWCOMERS, STAFF, Json, Service

CONTRACT: dict[str, Json] = json.loads(
    Path(__file__).with_name("contract.json").read_text(encoding="utf-8")
)
TYPES: dict[str, tuple[type, ...]] = {
    "integer": (int,),
    "string": (str,),
    "boolean": (bool,),
    "number": (int, float),
    "null": (type(None),),
}
ENVELOPE = {"IsSuccessful": "boolean", "Message": "string|null", "ErrorCode": "integer|null"}
ELSEWHERE = {
    # Keys that the contract says only one of the operations sharing a row has.
    "GetContactsByPageId": {"Id"},
    "GetContactsByGroupIdByPageId": {"Id"},
    "GetBankTransactionsByPageId": {"Id"},
    "GetTicketsFromLastId": {"TicketStatusId"},
}
BEYOND = {"AddContacts": {"GroupId"}, "UploadExcel": {"GroupId"}}
"""A vendor client has seen AddContacts answer the group as well."""


def _fits(value: object, wanted: Any, where: str, without: set[str]) -> None:
    if isinstance(wanted, str):
        kinds = wanted.split("|")
        allowed = tuple(one for kind in kinds for one in TYPES[kind])
        assert isinstance(value, allowed), where
        assert "boolean" in kinds or not isinstance(value, bool), where
    elif "rows" in wanted:
        assert (value is None and wanted["null"]) or isinstance(value, list), where
        assert isinstance(wanted["rows"], dict)
        for row in value if isinstance(value, list) else []:
            _fits_keys(row, wanted["rows"], where, without)


def _fits_keys(row: object, wanted: Json, where: str, without: set[str]) -> None:
    assert isinstance(row, dict), where
    assert set(row) == set(wanted) - without, where
    for key, value in row.items():
        _fits(value, wanted[key], f"{where}.{key}", without)


async def _ask(service: Service, name: str) -> Json:
    """A call of the operation that succeeds and whose lists are not empty."""
    operation, account = CONTRACT[name], service.account
    if operation["method"] == "GET":
        query = {
            "groupId": service.group(NEWCOMERS).group_id,
            "id": account.drafts[0].draft_id,
            "ticketId": 48_213,
            "batchKey": account.sent[-1].batch_key,
            "occasionalMessageCategoryId": 1,
        }
        if name == "UpdateNotificationStatus":
            query["id"] = account.notifications[0].notification_id
        return await service.get(operation["path"], **query)
    if name in UPLOADS:
        return await service.upload(operation["path"], *_upload(service, name))
    return await service.post(operation["path"], _body(service, name))


UPLOADS = {"UploadExcel", "PostNewTicket", "PostNewTicketReply"}


def _upload(service: Service, name: str) -> tuple[Json, tuple[str, bytes]]:
    book, out = Workbook(), BytesIO()
    for mobile in ("09125550009", "12"):
        book.worksheets[0].append((mobile, "سارا"))
    book.save(out)
    fields = {
        "groupId": service.group(STAFF).group_id,
        "Subject": "موضوع",
        "Body": "متن",
        "ticketId": 48_213,
    }
    return fields, (f"{name}.xlsx", out.getvalue())


def _body(service: Service, name: str) -> Json:
    group = service.group(STAFF)
    relation = next(iter(group.members.values()))
    bodies: dict[str, Json] = {
        "GetToken": {"UserApiKey": "demo-key", "SecretKey": "demo-secret"},
        "AddOrUpdateContactGroup": {"GroupId": 0, "GroupName": "نو"},
        "AddContacts": {
            "GroupId": group.group_id,
            "ContactsDetails": [{"Mobile": "09125550009"}, {"Mobile": "12"}],
        },
        "AddOrUpdateDraftMessage": {"Message": "متن"},
        "DeleteContacts": {"Ids": [relation.contact.contact_id]},
        "DeleteGroupContacts": {"GroupIds": [group.group_id]},
        "GroupContactsDistinctCount": {
            "ContactsGroupIds": [group.group_id],
            "ContactRelationIds": [],
        },
        "Send": {
            "Message": "سلام",
            "ContactGroupIds": [group.group_id],
            "ContactRelationIds": [],
        },
        "SendByMobileNumbers": {"Message": "سلام", "MobileNumbers": ["09125550009"]},
        "TransferContactsToGroup": {
            "ContactGroupRelationId": [relation.relation_id],
            "NewGroupId": service.group(NEWCOMERS).group_id,
        },
        "UpdateContact": {
            "ContactGroupRelationId": relation.relation_id,
            "Mobile": relation.contact.mobile,
        },
    }
    return bodies[name]


@pytest.mark.parametrize("name", sorted(CONTRACT))
async def test_an_operation_answers_with_the_keys_of_the_contract(
    service: Service, name: str
) -> None:
    answer = await _ask(service, name)
    assert answer["IsSuccessful"] is True, answer["Message"]
    wanted: Json = {**CONTRACT[name]["answer"], **ENVELOPE}
    assert set(answer) - BEYOND.get(name, set()) == set(wanted)
    for key, kind in wanted.items():
        _fits(answer[key], kind, f"{name}.{key}", ELSEWHERE.get(name, set()))
        assert not isinstance(kind, dict) or answer[key], f"{name}.{key} is empty"


def test_the_twin_has_the_operations_of_the_contract_and_no_other() -> None:
    own = {(one.name, one.method, one.path) for one in OPERATIONS.values()}
    own.add(("GetToken", "POST", "/Token/GetToken"))
    assert own == {(name, one["method"], one["path"]) for name, one in CONTRACT.items()}
    assert len(own) == 41


@pytest.mark.parametrize("name", sorted(CONTRACT))
async def test_an_operation_refuses_the_other_http_method(service: Service, name: str) -> None:
    method = {"GET": "POST", "POST": "GET"}[CONTRACT[name]["method"]]
    response = await service.client.request(method, CONTRACT[name]["path"])
    assert response.status_code == 405


@pytest.mark.parametrize("name", sorted(set(CONTRACT) - {"GetToken"}))
async def test_an_operation_refuses_a_stranger(stranger: Service, name: str) -> None:
    path = CONTRACT[name]["path"]
    if CONTRACT[name]["method"] == "GET":
        response = await stranger.client.get(path)
    elif name in UPLOADS:
        response = await stranger.client.post(path, files={"File": b""})
    else:
        response = await stranger.client.post(path, json={})
    assert response.status_code == 401
    assert response.json()["IsSuccessful"] is False


async def test_the_slip_of_the_scanned_guide_is_no_operation(service: Service) -> None:
    assert (await service.client.get("/Contacts/GetContactsByPageld")).status_code == 404


async def test_a_body_of_the_wrong_media_type_is_refused(service: Service) -> None:
    response = await service.client.post("/Message/Send", data={"Message": "x"})
    assert response.status_code == 415
    response = await service.client.post("/Ticket/PostNewTicket", json={"Subject": "x"})
    assert response.status_code == 415


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'{"GroupIds": "x"}'])
async def test_a_body_of_the_wrong_shape_breaks_the_service(service: Service, body: bytes) -> None:
    response = await service.client.post(
        "/Contacts/DeleteGroupContacts",
        content=body,
        headers={"content-type": "application/json"},
    )
    assert response.json()["Message"].startswith("Object reference not set")


async def test_long_answers_are_gzipped_for_those_who_take_it(service: Service) -> None:
    path = "/Contacts/GetContactsByPageId"
    packed = await service.client.get(path)
    plain = await service.client.get(path, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()
