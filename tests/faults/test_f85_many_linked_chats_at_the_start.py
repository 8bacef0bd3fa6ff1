from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.composition import open_storage

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sqlite_utils.db import Database

    from tests.stories.harness.shop import Shop

    MakeShop = Callable[..., Awaitable[Shop]]

CHATS = 10_000


def multiply(db: Database) -> None:
    """Rows for ten thousand chats, account and conversation each, copied from the first one."""
    for table, columns in {"accounts": ("id", "owner"), "links": ("chat", "account_id")}.items():
        if table not in db.table_names():
            continue
        names = list(db[table].columns_dict)
        picked = ", ".join(f"{name} + n" if name in columns else name for name in names)
        db.execute(
            f"WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers"
            f" WHERE n < {CHATS}) INSERT OR IGNORE INTO {table} SELECT {picked}"
            f" FROM {table}, numbers WHERE {table}.rowid = 1"
        )


async def test_f85_ten_thousand_linked_chats_do_not_delay_the_start(
    make_lone_shop: MakeShop,
) -> None:
    shop = await make_lone_shop(opening=False)
    async with await open_storage(shop.settings) as storage:
        await storage.accounts.link(1001, 1001, "key-of-the-shop", "secret-of-it", "shop")
        await storage.run(multiply)
        tables = await storage.run(lambda db: {t.name: t.count for t in db.tables}, write=False)
    assert max(tables.values()) >= CHATS, tables
    began = time.process_time()
    await shop.open()
    assert time.process_time() - began < 5, "half a second of the processor, usually"
    await shop.start()
