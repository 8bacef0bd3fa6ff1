"""Writing acts down: appended to the chain, and emptied where a person is forgotten."""

from __future__ import annotations

import json
from typing import TypedDict

from sqlite_utils.db import Database

from storage.act_models import BOT, FORMER, OWNER, NewAct
from storage.audit_chain import ChainKey, Head, append, chained, head_of, keep
from storage.audit_rows import fields_of, names_of, seal_names
from storage.errors import Unsealable
from storage.members import Members
from storage.rows import change, rows, value
from storage.table_context import TableContext
from storage.vault import Vault


def write_act(db: Database, context: TableContext, act: NewAct) -> None:
    """One row more. A name that is not given is the one by which the person was last known."""
    if act.name:
        remember_name(db, context, act.person, act.name)
    else:
        act = act.model_copy(update={"name": known_name(db, context, act.person)})
    act = act.model_copy(update={"role": act.role or role_in(db, context, act)})
    names = names_of(act)
    append(
        db,
        ChainKey(context.hash_key),
        fields_of(act, context.now()) | {"names": names},
        lambda number: seal_names(context.vault, number, names),
    )


def role_in(db: Database, context: TableContext, act: NewAct) -> str:
    """What the person is to the account.

    An account that is gone was its owner's to take away; nobody else gets there.
    """
    if not act.person:
        return BOT
    standing = Members(context).standing_in(db, act.account, act.person)
    if standing.member is not None:
        return standing.member.role
    there = value(db, "SELECT 1 FROM accounts WHERE id = ?", (act.account,)) is not None
    return FORMER if there and not standing.owner else OWNER


def remember_name(db: Database, context: TableContext, user: int, name: str) -> None:
    """For what workers do later for this person."""
    sealed = context.vault.seal(_name_owner(user), name.encode())
    change(db, "INSERT OR REPLACE INTO people_names VALUES (?, ?)", (user, sealed))


def known_name(db: Database, context: TableContext, user: int) -> str:
    sealed = value(db, "SELECT sealed FROM people_names WHERE user = ?", (user,))
    if sealed is None:
        return ""
    try:
        return context.vault.open(_name_owner(user), sealed).decode()
    except Unsealable:
        return ""


class Approver(TypedDict):
    """Fields of an act."""

    approved_by: str
    approver: int | None


def approver_of(db: Database, context: TableContext, kind: str, begun: int | None) -> Approver:
    """Who approved what a campaign or an import does; nobody where nobody had to."""
    by = value(db, _APPROVER, (begun, kind)) if begun is not None else None
    return named(db, context, by)


def named(db: Database, context: TableContext, by: int | None) -> Approver:
    """This person as the approver of an act; 0 and None are nobody."""
    return Approver(approved_by=known_name(db, context, by) if by else "", approver=by or None)


def chain_old(db: Database, vault: Vault, signing_key: bytes) -> None:
    """Lines of the version before get their hashes; done once, at the first start.

    What they name stands in `code` until then.
    """
    if head_of(db) is not None or value(db, "SELECT 1 FROM audit WHERE hash != ''"):
        return
    key, head = ChainKey(signing_key), Head()
    for record in rows(db, "SELECT * FROM audit ORDER BY id"):
        names = json.dumps(["", record["code"]]).encode()
        sealed = seal_names(vault, record["id"], names)
        fields = record | {"code": "", "names": names, "sealed": sealed}
        changed = chained(key, fields, head.last_hash)
        change(db, _CHAIN, changed)
        head = Head(last=record["id"], last_hash=changed["hash"])
    keep(db, key, head)


def forget_person(db: Database, signing_key: bytes, user: int) -> int:
    """Empty the rows of a person and of their accounts; the chain stays whole. How many."""
    key = ChainKey(signing_key)
    records = rows(db, _OF_PERSON, {"user": user})
    for record in records:
        proof = key.forgotten(record["id"], record["digest"])
        change(db, _EMPTY, (proof, record["id"]))
    change(db, "UPDATE audit SET approver = 0 WHERE approver = ?", (user,))
    return len(records)


def _name_owner(user: int) -> str:
    return f"name:{user}"


_APPROVER = """
    SELECT decided_by FROM approvals
    WHERE campaign = ? AND campaign IS NOT NULL AND kind = ? AND state = 'approved'
    ORDER BY id DESC LIMIT 1
"""
_CHAIN = """
    UPDATE audit SET sealed = :sealed, code = :code, key = :key, digest = :digest, hash = :hash
    WHERE id = :id
"""
_OF_PERSON = """
    SELECT id, digest FROM audit WHERE forgotten IS NULL AND (person = :user OR place = :user
        OR account IN (SELECT id FROM accounts WHERE owner = :user))
"""
_EMPTY = """
    UPDATE audit SET forgotten = ?, sealed = NULL, person = 0, place = 0, topic = NULL,
        text_hash = '', ref = '', code = '', approver = NULL
    WHERE id = ?
"""
