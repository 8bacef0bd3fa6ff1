"""The recipe "A step of a wizard": a new ticket also asks for the number of an order."""

from __future__ import annotations

import pytest

from tests.recipes.house import House

pytestmark = pytest.mark.process

_DRAWING = """
async def _ask_order(ctx: Ctx, data: NewData) -> View:
    return _asking(ctx, ctx.t("tickets-new-order"), data.order or "")


walks(
"""

_ANSWER = """    if STEPS.at(data) == "order":
        return await _next(ctx, answered(data, order=event.text.strip()))
"""

_TRIED = """
import asyncio, json, tempfile
from pathlib import Path

import httpx

from tests.handlers.desk import opened

async def tried():
    with tempfile.TemporaryDirectory() as folder:
        async with opened(Path(folder)) as desk:
            await desk.link()
            desk.script.answers["GetFrequentlyAskedQuestions"] = httpx.Response(500)
            ctx, screen = desk.ctx(lang="en"), desk.screen("ticket-new")
            data, seen = screen.data(), []
            for answer in ("Late", "Where is it?", "A-17"):
                seen.append(await desk.text(ctx, "ticket-new", data))
                data = (await desk.say(ctx, "ticket-new", data, answer)).data
            back = (await desk.press(ctx, "ticket-new", data, "edit", "order")).data
            again = await desk.text(ctx, "ticket-new", back)
            return {"seen": seen, "again": again, "order": data.order}

print(json.dumps(asyncio.run(tried())))
"""


def test_a_step_is_a_field_its_place_a_drawing_an_answer_and_its_texts(house: House) -> None:
    tickets = "handlers/support/tickets"
    hinted = "    hinted: bool = False\n"
    house.edit("handlers/support/routes.py", hinted, hinted + "    order: str | None = None\n")
    body = '    Step("body", lambda data: bool(data.body)),\n'
    step = '    Step("order", lambda data: data.order is not None),\n'
    house.edit(f"{tickets}/steps.py", body, body + step)
    house.edit(f"{tickets}/opening.py", "\nwalks(\n", _DRAWING)
    house.edit(
        f"{tickets}/opening.py",
        '        "body": _ask_body,\n',
        '        "body": _ask_body,\n        "order": _ask_order,\n',
    )
    subject = '    if STEPS.at(data) == "subject":\n'
    house.edit(f"{tickets}/opening_acts.py", subject, _ANSWER + subject)
    texts = "handlers/support/locale/*/tickets.ftl"
    house.texts(texts, "en", tickets_new_order="Which order is it about?")
    house.texts(texts, "fa", tickets_new_order="دربارهٔ کدام سفارش است؟")

    tried = house.run(_TRIED, tests=True)

    assert len(house.touched()) <= 4
    assert [text.count("Which order") for text in tried["seen"]] == [0, 0, 1]
    assert tried["order"] == "A-17"
    assert "Which order" in tried["again"]
    assert "A-17" in tried["again"]
