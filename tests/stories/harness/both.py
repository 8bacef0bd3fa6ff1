"""A story that is told in both messengers: `@BOTH` above it.

In Bale the bot serves Bale alone, its twin is as thin and strict as it can be, edits are answered
with a stub and with `true` in turn, and nothing in another messenger's words may have been said.
"""

from __future__ import annotations

import pytest

BOTH = pytest.mark.parametrize("messenger", ["telegram", "bale"], indirect=True)
