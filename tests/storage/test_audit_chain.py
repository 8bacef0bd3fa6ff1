"""The audit: a chain of rows of which none is taken away, changed, moved or put in unseen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils.db import Database

from storage import (
    ActResult,
    NewAct,
    Storage,
    Vault,
    Verb,
    Wanted,
    read_audit,
    restore,
    snapshot,
    trouble_in,
)
from storage.audit_check import check
from storage.audit_writing import chain_old, forget_person, write_act
from storage.connection import migrate
from storage.driver import sqlite3
from storage.link_changes import LinkChanges
from storage.signing import signing_key
from storage.table_context import TableContext
from tests.examples import tries
from tests.storage.support import (
    API_KEY,
    CHAT,
    NOON,
    PERSON,
    SECRET,
    StoppedClock,
    act,
    all_bytes,
    new_vault,
)
from tests.storage.test_turns_migration import older

pytestmark = pytest.mark.long

MANY = 6


async def written(store: Storage, many: int = MANY) -> None:
    for number in range(1, many + 1):
        await store.audit.note(act(people=number, name="سارا", object=f"گروه {number}"))


async def run(store: Storage, *statements: str) -> None:
    for statement in statements:
        await store.run(lambda db, sql=statement: db.conn.execute(sql))  # type: ignore[misc]


async def broken_at(store: Storage) -> int | None:
    return (await store.audit.check()).broken_at


async def test_rows_are_told_the_newest_first_by_person_kind_and_time(
    store: Storage, clock: StoppedClock
) -> None:
    await store.audit.note(act(verb=Verb.LINKED, name="سارا", object="گل‌فروشی رز"))
    clock.forward(minutes=1)
    await store.audit.note(act(verb=Verb.SENT, person=2, people=3, result=ActResult.UNKNOWN))
    await store.audit.note(act(verb=Verb.SENT, account=2))

    sent, linked = await store.audit.page(1)

    assert (sent.person, sent.people, sent.result) == (2, 3, ActResult.UNKNOWN)
    assert (linked.name, linked.object, linked.at) == ("سارا", "گل‌فروشی رز", NOON)
    assert await store.audit.page(1, start=1) == [linked]
    assert await store.audit.page(1, Wanted(person=2)) == [sent]
    assert await store.audit.page(1, Wanted(verbs=(Verb.LINKED,))) == [linked]
    assert await store.audit.page(1, Wanted(since=clock())) == [sent]
    assert await store.audit.count(1) == 2
    assert await store.audit.people(1) == {2: "", PERSON: "سارا"}
    assert await store.audit.get(1, linked.id) == linked
    assert await store.audit.get(2, linked.id) is None


async def test_a_worker_s_row_has_the_name_by_which_the_person_was_known(store: Storage) -> None:
    await store.run(store.audit.naming(PERSON, "سارا"))
    await store.audit.note(act())
    (row,) = await store.audit.page(1)
    assert row.name == "سارا"


@pytest.mark.parametrize(
    "secret",
    [
        "09121234567",
        "۰۹۱۲۱۲۳۴۵۶۷",
        "aB3dE6gH9jK2mN5pQ8sT1vW4",
        "123456:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
    ],
)
async def test_what_looks_like_a_secret_is_masked(store: Storage, secret: str) -> None:
    await store.audit.note(act(object=f"before {secret} after", name=secret))
    (row,) = await store.audit.page(1)
    assert secret not in str(row)
    assert row.object.startswith("before ")
    assert row.object.endswith(" after")


async def test_no_name_stands_in_the_open(store: Storage, path: Path) -> None:
    await written(store)
    for name in ("سارا", "گروه"):
        assert name.encode() not in all_bytes(path.parent)


_CUT = "DELETE FROM audit WHERE id = 3"
_SWAP = (
    "UPDATE audit SET id = 99 WHERE id = 2",
    "UPDATE audit SET id = 2 WHERE id = 3",
    "UPDATE audit SET id = 3 WHERE id = 99",
)
_COPY = """
    INSERT INTO audit SELECT {id}, at, account, person, role, place, topic, verb, sealed, people,
        parts, text_hash, ref, result, code, key, digest, hash, forgotten, approver
    FROM audit WHERE id = 2
"""
_HEAD_BACK = """
    UPDATE audit_chain SET last = 5, last_hash = (SELECT hash FROM audit WHERE id = 5)
"""
TAMPERINGS: dict[str, tuple[tuple[str, ...], int]] = {
    "the last removed": (("DELETE FROM audit WHERE id = 6",), 6),
    "the last two removed": (("DELETE FROM audit WHERE id > 4",), 5),
    "all removed": (("DELETE FROM audit",), 1),
    "one in the middle removed": ((_CUT,), 3),
    "the first removed": (("DELETE FROM audit WHERE id = 1",), 1),
    "one removed and the others moved up": (
        (_CUT, *(f"UPDATE audit SET id = {i - 1} WHERE id = {i}" for i in (4, 5, 6))),
        3,
    ),
    "two swapped": (_SWAP, 2),
    "one added at the end": ((_COPY.format(id=7),), 7),
    "one put in": (
        (*(f"UPDATE audit SET id = {i + 1} WHERE id = {i}" for i in (6, 5, 4)), _COPY.format(id=4)),
        4,
    ),
    "one put in before the first": ((_COPY.format(id=0),), 0),
    "one emptied": (("UPDATE audit SET sealed = NULL WHERE id = 4",), 4),
    "one said to be forgotten": (
        ("UPDATE audit SET sealed = NULL, person = 0, forgotten = 'x' WHERE id = 4",),
        4,
    ),
    "the names of another": (
        ("UPDATE audit SET sealed = (SELECT sealed FROM audit WHERE id = 1) WHERE id = 4",),
        4,
    ),
    "the last removed and the head set back": (
        (_HEAD_BACK, "DELETE FROM audit WHERE id = 6"),
        5,
    ),
    "the head removed": (("DELETE FROM audit_chain",), 1),
    "the anchor moved": (("DELETE FROM audit WHERE id = 1", """UPDATE audit_chain SET
        anchor = 1, anchor_hash = (SELECT hash FROM audit WHERE id = 2)"""), 6),
}  # fmt: skip
FIELDS = {
    "at": "'2020'", "account": "2", "person": "9", "role": "'viewer'", "place": "9",
    "topic": "9", "verb": "'exported'", "people": "9", "parts": "9", "text_hash": "'x'",
    "ref": "'9'", "result": "'refused'", "code": "'x'", "digest": "'x'", "hash": "'x'",
    "approver": "9",
}  # fmt: skip
TAMPERINGS |= {
    f"{name} changed": ((f"UPDATE audit SET {name} = {value} WHERE id = 4",), 4)
    for name, value in FIELDS.items()
}


@pytest.mark.parametrize("tampering", TAMPERINGS.values(), ids=list(TAMPERINGS))
async def test_whoever_writes_into_the_file_is_noticed_also_after_more_was_written(
    store: Storage, tampering: tuple[tuple[str, ...], int]
) -> None:
    statements, at = tampering
    await written(store)
    assert await broken_at(store) is None
    await run(store, *statements)
    report = await store.audit.check()
    assert report.broken_at == at
    assert str(at) in (trouble_in(report) or "")
    await store.audit.note(act())
    await store.audit.prune(NOON - timedelta(days=1))
    assert await broken_at(store) is not None, "nothing that follows covers it"


@pytest.mark.parametrize("other", ["NULL", "9"])
async def test_who_approved_is_sealed_with_the_row(store: Storage, other: str) -> None:
    await store.audit.note(act(approver=2, approved_by="سارا"))
    assert await broken_at(store) is None
    await run(store, f"UPDATE audit SET approver = {other}")
    assert await broken_at(store) == 1


async def test_rows_are_narrowed_by_who_decided(store: Storage) -> None:
    """What was done by their word, and the decisions themselves; a forgotten person's are kept."""
    await store.audit.note(act(verb=Verb.SENT, person=3, approver=2, approved_by="سارا"))
    await store.audit.note(act(verb=Verb.DECLINED, person=4, name="رضا"))
    await store.audit.note(act(verb=Verb.SENT, person=2))
    await store.audit.note(act(verb=Verb.SENT, person=3, account=9, approver=5))
    declined, sent = await store.audit.page(1, Wanted(approver=4)) + await store.audit.page(
        1, Wanted(approver=2)
    )
    assert (declined.verb, declined.person) == (Verb.DECLINED, 4)
    assert (sent.person, sent.approver) == (3, 2)
    assert await store.audit.approvers(1) == {4: "رضا", 2: "سارا"}
    await store.people.forget(2)
    assert await store.audit.approvers(1) == {4: "رضا"}
    assert await broken_at(store) is None


async def test_rows_of_before_name_no_approver(tmp_path: Path, vault: Vault) -> None:
    path = tmp_path / "old.db"
    db = older(path, vault, "0107_audit_approvers")
    db.conn.execute(_OLD_ROW)
    db.close()
    async with await Storage.open(path, vault) as store:
        (row,) = await store.audit.page(1)
        assert (row.verb, row.people, row.approver) == (Verb.SENT, 7, None)
        await store.audit.note(act(approver=2))
        assert await broken_at(store) is None
        assert len(await store.audit.page(1, Wanted(approver=2))) == 1


_OLD_ROW = """
    INSERT INTO audit (id, at, account, person, role, place, verb, people, text_hash, ref, result,
        code, key, digest, hash)
    VALUES (1, '2026-10-01T06:00:00.000000+00:00', 1, 1001, 'owner', 1001, 'sent', 7, '', '1',
        'done', '', '', '', '')
"""


async def test_a_row_that_somebody_made_old_is_not_dropped_for_its_age(
    store: Storage, clock: StoppedClock
) -> None:
    await written(store)
    await run(store, "UPDATE audit SET at = '2001', person = 9 WHERE id < 3")
    assert await store.audit.prune(clock() - timedelta(days=30)) == 0
    assert await broken_at(store) == 1


async def test_rows_are_dropped_from_the_front_and_the_chain_goes_on(
    store: Storage, clock: StoppedClock
) -> None:
    await written(store, 3)
    clock.forward(days=800)
    await written(store, 2)
    assert await store.audit.prune(clock() - timedelta(days=731)) == 3
    report = await store.audit.check()
    assert (report.rows, report.first, report.last, report.broken_at) == (2, 4, 5, None)
    await store.audit.note(act())
    assert await broken_at(store) is None
    clock.forward(days=800)
    assert await store.audit.prune(clock()) == 3
    await store.audit.note(act())
    report = await store.audit.check()
    assert (report.first, report.last, report.broken_at) == (7, 7, None)
    await run(store, "DELETE FROM audit")
    assert await broken_at(store) == 7


async def test_a_person_is_forgotten_and_the_chain_stays_whole(store: Storage) -> None:
    await store.accounts.link(CHAT, PERSON, API_KEY, SECRET, "shop")
    await written(store, 2)
    await store.audit.note(act(person=2, account=9, place=9, object="of others"))
    assert (await store.people.forget(PERSON))["audit"] == 2
    assert await broken_at(store) is None
    assert [(row.person, row.name, row.closed) for row in await store.audit.page(1)] == [
        (0, "", True)
    ] * 2
    assert [row.object for row in await store.audit.page(9)] == ["of others"]


async def test_new_master_keys_and_a_copy_that_is_put_back_keep_the_chain(tmp_path: Path) -> None:
    old, fresh = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    path, copy, back = (tmp_path / name for name in ("a.db", "copy.db", "back.db"))
    async with await Storage.open(path, Vault([old])) as store:
        await written(store)
    async with await Storage.open(path, Vault([fresh, old])) as store:
        await store.rotate()
        await written(store, 1)
    vault = Vault([fresh])
    snapshot(path, copy)
    restore(copy, back)
    async with await Storage.open(back, vault) as store:
        assert [row.object for row in await store.audit.page(1)][-1] == "گروه 1"
        await written(store, 1)
    rows, report = read_audit(back, vault, None, 50)
    assert (len(rows), report.rows, report.broken_at) == (8, 8, None)


async def test_under_a_lost_master_key_nobody_can_say_and_so_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    first, other = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    async with await Storage.open(path, Vault([first])) as store:
        await written(store, 2)
    async with await Storage.open(path, Vault([other])) as store:
        await written(store, 3)
        report = await store.audit.check()
        assert (report.rows, report.unchecked, report.broken_at) == (5, 2, None)
    async with await Storage.open(path, Vault([first, other])) as store:
        await written(store, 1)
        report = await store.audit.check()
        assert (report.rows, report.unchecked, report.broken_at) == (6, 0, None)


class Model:
    """The chain in memory, for many random lives of it."""

    def __init__(self) -> None:
        self.db = Database(sqlite3.connect(":memory:", isolation_level=None), execute_plugins=False)
        migrate(self.db)
        self.vault, self.clock = new_vault(), StoppedClock()
        key, _ = signing_key(self.db, self.vault)
        chain_old(self.db, self.vault, key)
        self.context = TableContext(None, self.vault, self.clock, key, LinkChanges())  # type: ignore[arg-type]

    def write(self, new: NewAct) -> None:
        self.clock.forward(days=1)
        write_act(self.db, self.context, new)

    def forget(self, person: int) -> None:
        forget_person(self.db, self.context.hash_key, person)

    def broken(self) -> int | None:
        return check(self.db, self.vault).broken_at


ACTS = st.builds(
    act,
    verb=st.sampled_from(Verb),
    person=st.integers(0, 3),
    people=st.none() | st.integers(0, 9),
    object=st.text(max_size=5),
    topic=st.none() | st.integers(1, 3),
    approver=st.none() | st.integers(1, 3),
    result=st.sampled_from(ActResult),
)
STEPS: st.SearchStrategy[Callable[[Model], None]] = st.one_of(
    ACTS.map(lambda new: lambda model: model.write(new)),
    st.integers(1, 3).map(lambda person: lambda model: model.forget(person)),
)


@pytest.mark.long
@tries(25)
@given(st.lists(STEPS, min_size=2, max_size=12), st.data())
def test_any_life_of_the_chain_is_whole_and_any_row_taken_out_of_it_is_missed(
    steps: list[Callable[[Model], None]], data: st.DataObject
) -> None:
    model = Model()
    model.write(act())
    for step in steps:
        step(model)
        assert model.broken() is None
    numbers = [number for (number,) in model.db.execute("SELECT id FROM audit").fetchall()]
    gone = data.draw(st.sampled_from(numbers))
    model.db.execute("DELETE FROM audit WHERE id = ?", (gone,))
    assert model.broken() == gone


async def test_the_version_before_is_read_into_the_chain_with_lines_of_every_kind(
    tmp_path: Path, vault: Vault
) -> None:
    path = tmp_path / "old.db"
    _as_before(path)
    async with await Storage.open(path, vault) as store:
        rows = [*reversed(await store.audit.page(0, many=50))]
        assert [(row.verb, row.object, row.ref, row.people) for row in rows[:4]] == [
            (Verb.LINKED, "گل‌فروشی رز", "", None),
            (Verb.ATTACHED, "گل‌فروشی رز", "", None),
            (Verb.IMPORTED, "", "4711", None),
            (Verb.TICKET_CLOSED, "", "48213", None),
        ]
        assert {row.verb for row in rows[4:]} == {
            Verb.GREETINGS_ON, Verb.GREETINGS_OFF, Verb.UNLINKED, Verb.DETACHED,
        }  # fmt: skip
        sent = [*reversed(await store.audit.page(5))]
        assert [(row.result, row.people) for row in sent] == [
            (ActResult.DONE, 12), (ActResult.REFUSED, 3), (ActResult.UNKNOWN, None),
            (ActResult.NOT_DONE, 1),
        ]  # fmt: skip
        report = await store.audit.check()
        assert (report.rows, report.broken_at) == (12, None)
        await store.audit.note(act())
        assert await broken_at(store) is None
    assert "گل‌فروشی".encode() not in path.read_bytes()


LINES = (
    ("account-linked", "گل‌فروشی رز"),
    ("group-attached", "گل‌فروشی رز"),
    ("import", "import 4711 ended"),
    ("ticket-closed", "ticket 48213"),
    ("birthdays-on", "at most 50 SMS a day"),
    ("birthdays-off", ""),
    ("account-unlinked", "off the list"),
    ("group-detached", "گل‌فروشی رز"),
    ("send", "job 1, account 5: sent, 12 people"),
    ("send", "job 2, account 5: refused, 3 people"),
    ("send", "job 3, account 5: unknown, an unknown number of people"),
    ("send", "job 4, account 5: not_sent, 1 people"),
)


def _as_before(path: Path) -> None:
    """A database as the version before left it, with a line of each kind."""
    conn = sqlite3.connect(str(path), isolation_level=None)
    db = Database(conn, execute_plugins=False)
    migrate(db, stop_before="0094_audit")
    for what, detail in LINES:
        conn.execute(
            "INSERT INTO audit (at, chat, user, what, detail) VALUES (?, 500, 700, ?, ?)",
            ("2026-01-01T00:00:00.000000+00:00", what, detail),
        )
    db.close()
