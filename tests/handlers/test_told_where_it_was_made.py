"""What becomes of a thing is told in the topic in which it was made, wherever one spoke since."""

from __future__ import annotations

import ast
import re
from datetime import timedelta
from pathlib import Path

from tests.handlers.test_campaigns_leave_once import desk_in, planned, settled
from tests.test_imports import nodes, sources

MADE = {
    "NewApproval",
    "NewCampaign",
    "NewExport",
    "NewFollow",
    "NewGreeting",
    "NewImport",
    "NewJob",
}
TOPIC = 77


def test_whoever_makes_something_says_where() -> None:
    """All of them come with a chat, so with the topic of it as well."""
    calls = [
        (path.name, node)
        for path in sources("handlers")
        for node in nodes(path, ast.Call)
        if isinstance(node.func, ast.Name) and node.func.id in MADE
    ]
    assert {node.func.id for _, node in calls if isinstance(node.func, ast.Name)} == MADE
    lacking = [
        (name, node.lineno)
        for name, node in calls
        if "topic" not in {word.arg for word in node.keywords}
    ]
    assert lacking == []


async def test_a_campaign_that_is_held_and_one_that_has_left_are_told_there(
    tmp_path: Path,
) -> None:
    async with desk_in(tmp_path) as desk:
        await planned(desk, 1, -90, topic=TOPIC)
        await planned(desk, 2, 10, topic=TOPIC + 1)
        await planned(desk, 3, 10)
        desk.move(timedelta(minutes=10))
        await settled(desk)
        pushed = dict(zip(desk.ear.pushed, desk.ear.topics, strict=True))
        topics = {re.findall(r"پیامک (\d)", text)[0]: topic for text, topic in pushed.items()}
        assert topics == {"1": TOPIC, "2": TOPIC + 1, "3": None}
