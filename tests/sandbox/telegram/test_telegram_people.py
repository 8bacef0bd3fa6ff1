"""The cast of the demo stands in two places, and is the same."""

from __future__ import annotations

import re

from sandbox.bot_api.people import CAST
from sandbox.bot_api.twin import PAGE


def test_the_page_and_the_twin_name_the_same_people() -> None:
    strings = (PAGE / "js" / "strings.js").read_text(encoding="utf-8")
    named = re.findall(r'\{ id: (\d+), first_name: "([^"]+)"', strings)
    assert sorted(named) == sorted((str(each["id"]), each["name"]) for each in CAST["people"])
