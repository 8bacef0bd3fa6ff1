"""A fresh copy of the sources for each recipe."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.recipes.house import House, copied


@pytest.fixture
def house(tmp_path: Path) -> House:
    return copied(tmp_path / "house")
