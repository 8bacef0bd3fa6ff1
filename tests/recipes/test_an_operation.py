"""The recipe "An operation of the web service": the lines of the account, asked of the twin."""

from __future__ import annotations

import pytest

from tests.recipes.house import House

pytestmark = pytest.mark.process

_MODEL = '''

class Line(Record):
    """A number that SMS come from."""

    number: Text = ""
    is_shared: Truth = False
'''

_METHOD = """
    async def lines(self) -> list[Line]:
        return (await self._calls.get("GetLines")).rows(Line, "Lines")
"""

_TWIN = """

@operation("GET", "/WhiteSms/GetLines")
def get_lines(call: Call) -> Answer:
    return {"Lines": [{"Number": "30001234", "IsShared": call.account.credit > 0}]}
"""

_TRIED = """
import asyncio, json

from sandbox.smsir import running_smsir
from smsir import Http, SmsIr

async def tried():
    async with running_smsir() as served, Http(served.url) as http:
        api = SmsIr(http, "demo-key", "demo-secret")
        return [[line.number, line.is_shared] for line in await api.account.lines()]

print(json.dumps(asyncio.run(tried())))
"""


def test_an_operation_is_its_line_a_model_a_method_and_the_twins_side(house: House) -> None:
    operations, info = "smsir/operations.py", '    "WhiteSms": {"GetUserInfo": "read"},\n'
    house.edit(operations, info, info.replace("},", ', "GetLines": "read"},'))
    models = house.root / "smsir/models/account.py"
    models.write_text(models.read_text(encoding="utf-8") + _MODEL, encoding="utf-8")
    resource = "smsir/resources/account.py"
    known = '        return (await self._calls.get("GetUserInfo")).record(UserInfo)\n'
    house.edit(resource, known, known + _METHOD)
    house.edit(
        resource,
        "from smsir.calls import Calls\n",
        "from smsir.calls import Calls\nfrom smsir.models.account import Line\n",
    )
    twin = house.root / "sandbox/smsir/operations/account.py"
    twin.write_text(twin.read_text(encoding="utf-8") + _TWIN, encoding="utf-8")

    assert house.run(_TRIED) == [["30001234", True]]
    assert len(house.touched()) <= 4
