from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import Account, Storage, Vault
from tests.blank import lay
from tests.storage.support import API_KEY, CHAT, PERSON, SECRET, StoppedClock, new_vault


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def vault() -> Vault:
    return new_vault()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "sefid.db"


@pytest.fixture
async def store(path: Path, vault: Vault, clock: StoppedClock) -> AsyncIterator[Storage]:
    async with await Storage.open(lay(path), vault, clock=clock) as opened:
        yield opened


@pytest.fixture
async def account(store: Storage) -> Account:
    return await store.accounts.link(CHAT, PERSON, API_KEY, SECRET, "shop")
