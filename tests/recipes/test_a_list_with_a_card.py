"""The recipes "A button" and "A list with a card": the departments of support."""

from __future__ import annotations

import pytest

from tests.recipes.house import House

pytestmark = pytest.mark.process

_ROUTES = """

class DepartmentData(Data):
    id: int = 0


DEPARTMENTS = Route("departments", PageData)
DEPARTMENT = Route("department", DepartmentData)

TICKETS = routes.TICKETS.opening(PageData)
"""

_LIST = '''"""The departments of support."""

from __future__ import annotations

from handlers.shared.services import Ctx
from handlers.support.routes import DEPARTMENT, DEPARTMENTS
from handlers.support.tickets.names import names
from screens import Screen, View, rows
from screens.widgets import Collection, PageData, whole

listing: Screen[Ctx, PageData] = Screen(DEPARTMENTS)


async def departments(ctx: Ctx) -> list[tuple[int, str]]:
    return sorted((await names(ctx)).departments.items())


collection = Collection(
    listing,
    whole(departments, size=2),
    label=lambda ctx, department: ctx.fmt.name(department[1]),
    key=lambda department: department[0],
    to=lambda ident: DEPARTMENT(id=ident),
)


@listing.render
async def _render(ctx: Ctx, data: PageData) -> View:
    page = await collection.page(ctx, data)
    buttons = rows(*collection.rows(ctx, data, page), [ctx.back()])
    return View(ctx.t("faq-departments-title"), buttons)
'''

_CARD = '''"""One department of support."""

from __future__ import annotations

from handlers.shared.services import Ctx
from handlers.support.routes import DEPARTMENT, TICKET_NEW, DepartmentData
from handlers.support.tickets.names import names
from screens import Screen, View, rows
from screens.view import Go

card: Screen[Ctx, DepartmentData] = Screen(DEPARTMENT)


@card.render
async def _render(ctx: Ctx, data: DepartmentData) -> View:
    name = ctx.fmt.name((await names(ctx)).departments.get(data.id, ""))
    write = Go(ctx.label("faq-ticket"), TICKET_NEW.entry())
    return View(ctx.t("faq-department", name=ctx.fmt.bold(name)), rows([write], [ctx.back()]))
'''

_TRIED = """
import asyncio, json, tempfile
from pathlib import Path

from screens.view import Go
from tests.handlers.desk import buttons, labels, opened

OK = {"IsSuccessful": True, "Message": "", "ErrorCode": 0}

async def tried():
    with tempfile.TemporaryDirectory() as folder:
        async with opened(Path(folder)) as desk:
            await desk.link()
            script = desk.script.answers
            script["GetTicketStatus"] = OK | {"TicketStatus": []}
            script["GetTicketPrioritiesAndDepartments"] = OK | {"Departments": [
                {"Id": n, "Title": name} for n, name in enumerate(["Sales", "Help", "Money"], 1)
            ]}
            script["GetFrequentlyAskedQuestions"] = OK | {"FrequentlyAskedQuestions": []}
            ctx = desk.ctx(lang="en")
            drawn = buttons(await desk.view(ctx, "faq"))
            ways = [one.screen for one in drawn if isinstance(one, Go)]
            first = labels(await desk.view(ctx, "departments"))
            turned = (await desk.press(ctx, "departments", None, "page", "1")).data
            last = labels(await desk.view(ctx, "departments", turned))
            card = desk.screen("department").data(id=3)
            return {"ways": ways, "first": first, "last": last,
                    "card": await desk.text(ctx, "department", card)}

print(json.dumps(asyncio.run(tried())))
"""


def test_a_list_with_a_card_and_the_button_to_it(house: House) -> None:
    house.add("handlers/support/faq/departments.py", _LIST)
    house.add("handlers/support/faq/department.py", _CARD)
    tickets = "\n\nTICKETS = routes.TICKETS.opening(PageData)\n"
    house.edit("handlers/support/routes.py", tickets, _ROUTES)
    door = "handlers/support/faq/__init__.py"
    house.edit(door, "SCREENS = (listing, answer)", "SCREENS = (listing, answer, offices, card)")
    imported = "from handlers.support.faq.listing import listing\n"
    house.edit(
        door,
        imported,
        "from handlers.support.faq.department import card\n"
        "from handlers.support.faq.departments import listing as offices\n" + imported,
    )
    texts = "handlers/support/locale/*/faq.ftl"
    for lang in ("en", "fa"):
        house.texts(texts, lang, faq_departments_title="Departments", faq_department="{ $name }")
    assert len(house.touched()) <= 4

    before = house.touched()
    listing = "handlers/support/faq/listing.py"
    house.edit(
        listing,
        "        *faqs.rows(ctx, data, page),\n",
        "        *faqs.rows(ctx, data, page),\n"
        '        [Go(ctx.label("faq-departments"), DEPARTMENTS())],\n',
    )
    house.edit(listing, "import FAQ, FAQ_ANSWER,", "import DEPARTMENTS, FAQ, FAQ_ANSWER,")
    for lang in ("en", "fa"):
        house.texts(texts, lang, faq_departments="🏢 Departments")
    assert len(house.touched() - before) <= 3

    tried = house.run(_TRIED, tests=True)

    assert "departments" in tried["ways"]
    assert tried["first"][:2] == ["Sales", "Help"]
    assert tried["last"][0] == "Money"
    assert tried["card"] == "<b>Money</b>"
