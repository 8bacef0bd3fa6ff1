"""The ways out of a screen stand in the last row of its view, whatever else it has."""

from __future__ import annotations

import pytest

from screens.view import Button, Safe
from tests.screens.test_calendar import buttons, ctx


@pytest.mark.parametrize(
    ("refresh", "cancel", "ways"),
    [
        (False, False, ["_back", "_home"]),
        (True, False, ["_back", "_redraw", "_home"]),
        (False, True, ["_cancel", "_home"]),
    ],
)
def test_ways_out(refresh: bool, cancel: bool, ways: list[str]) -> None:  # noqa: FBT001
    view = ctx("fa").view(Safe("x"), [Button("Go", "go")], [None], refresh=refresh, cancel=cancel)

    assert [button.action for button in buttons(view.rows)] == ["go", *ways]
    assert len(view.rows) == 2
