"""The people and the group of the demo; the chat page's strings.js names the same ones.

An owner, two colleagues and an admin who writes in the group's name, in each language.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.bot_api.groups import Group
    from sandbox.bot_api.twin import BotTwin

CAST = json.loads((Path(__file__).parent / "people.json").read_text(encoding="utf-8"))
TEAM: str = CAST["group"]
TEAM_ID = -1_001_000_005_001


def furnish(twin: BotTwin) -> Group:
    """Everybody, and their group with topics, which the bot is not in yet."""
    people = [twin.user(each["id"], each["name"], each["language"]) for each in CAST["people"]]
    group = twin.group(TEAM_ID, TEAM, people, kind="supergroup", with_bot=False)
    for topic in CAST["topics"]:
        group.topic(topic)
    for each in CAST["people"]:
        if each.get("hidden"):
            group.hide_admin(each["id"])
    return group
