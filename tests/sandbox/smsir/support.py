"""A plain HTTP client of the twin, which knows nothing of the bot's own client."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx

from sandbox.smsir import AccountState, SmsIrTwin
from sandbox.smsir.book import Group

Json = dict[str, Any]
REGULARS, NEWCOMERS, STAFF = "مشتریان ثابت", "مشتریان تازه", "همکاران"
LATER = 3_600.0


@dataclass
class Service:
    """The twin, and a client that carries the token of the demo account."""

    twin: SmsIrTwin
    client: httpx.AsyncClient
    root: str

    @property
    def account(self) -> AccountState:
        return self.twin.accounts["demo-key"]

    def group(self, name: str) -> Group:
        group = self.account.book.group_named(name)
        assert group is not None
        return group

    async def log_in(self, key: str = "demo-key", secret: str | None = None) -> Json:
        keys = {"UserApiKey": key, "SecretKey": secret or key.replace("key", "secret")}
        answer = await self.post("/Token/GetToken", keys)
        self.client.headers["x-sms-ir-secure-token"] = answer.get("TokenKey", "")
        return answer

    async def get(self, path: str, **query: object) -> Json:
        return _read(await self.client.get(path, params={k: str(v) for k, v in query.items()}))

    async def post(self, path: str, body: object) -> Json:
        return _read(await self.client.post(path, json=body))

    async def upload(self, path: str, fields: Json, file: tuple[str, bytes] | None = None) -> Json:
        """A multipart call; one empty part keeps it multipart where there is no file."""
        parts = [(name, (None, str(value))) for name, value in fields.items()]
        files: list[Any] = [*parts, *([("File", file)] if file else [])]
        return _read(await self.client.post(path, files=files))

    async def send(self, text: str, *groups: str, relations: tuple[int, ...] = ()) -> Json:
        return await self.post(
            "/Message/Send",
            {
                "Message": text,
                "ContactGroupIds": [self.group(name).group_id for name in groups],
                "ContactRelationIds": list(relations),
            },
        )

    async def add_people(self, group: str, *mobiles: object) -> Json:
        return await self.post(
            "/Contacts/AddContacts",
            {
                "GroupId": self.group(group).group_id,
                "ContactsDetails": [{"Mobile": mobile, "FirstName": "سارا"} for mobile in mobiles],
            },
        )


def _read(response: httpx.Response) -> Json:
    answer = response.json()
    assert isinstance(answer, dict)
    assert {"IsSuccessful", "Message", "ErrorCode"} <= answer.keys()
    return answer
