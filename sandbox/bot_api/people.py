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
PLAIN_TEAM_ID = 5_501_000_005_001
"""Of a messenger without supergroups: as long as ids of groups are there."""


def furnish(twin: BotTwin) -> Group:
    """Everybody, and their group, with topics where there are such; the bot is not in it yet."""
    cast = [one for one in CAST["people"] if twin.world.manner.forums or not one.get("hidden")]
    people = [twin.user(each["id"], each["name"], each["language"]) for each in cast]
    if not twin.world.manner.forums:
        return twin.group(PLAIN_TEAM_ID, TEAM, people, with_bot=False)
    group = twin.group(TEAM_ID, TEAM, people, kind="supergroup", with_bot=False)
    for topic in CAST["topics"]:
        group.topic(topic)
    for each in CAST["people"]:
        if each.get("hidden"):
            group.hide_admin(each["id"])
    return group
