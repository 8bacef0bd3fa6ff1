"""The desk of the features, fresh for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.handlers.desk import Desk, opened
from tests.handlers.outbox_desk import outbox_desk

__all__ = ["desk", "outbox_desk"]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with opened(tmp_path) as ready:
        yield ready
