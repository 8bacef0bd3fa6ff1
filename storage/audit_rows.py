"""An act as a row and back: what is sealed of it, and for whom."""

from __future__ import annotations

import json
import re

from storage.act_models import Act, NewAct
from storage.errors import Unsealable
from storage.moments import moment
from storage.rows import Row
from storage.vault import Vault

_LONGEST = 200
_APPROVER = 3
"""Place of who approved it among what is sealed."""

_TELLING = re.compile(r"\d{7,}|[A-Za-z0-9_\-+/=]{20,}")
"""Phone numbers in any digits, and what looks like a key or a token."""


def fields_of(act: NewAct, at: str) -> Row:
    open_fields = act.model_dump(mode="json", exclude={"name", "object", "approved_by"})
    return open_fields | {"at": at}


def names_of(act: NewAct) -> bytes:
    """What is sealed. Callers pass no secrets; whatever looks like one all the same is masked."""
    names = [_safe(name) for name in (act.name, act.object, act.approved_by)]
    if act.approver is not None:
        return json.dumps([*names, act.approver]).encode()
    return json.dumps(names if act.approved_by else names[:-1]).encode()


def is_approver(names: bytes, approver: int | None) -> bool:
    """Whether a row's column says the same as what is sealed in it; 0 is of somebody forgotten."""
    sealed = (json.loads(names) + [None] * 4)[_APPROVER]
    return approver == sealed or (approver == 0 and sealed is not None)


def _safe(words: str) -> str:
    return _TELLING.sub("***", words)[:_LONGEST]


def seal_names(vault: Vault, number: int, names: bytes) -> bytes:
    """Bound to the number of the row: in another one it does not open."""
    return vault.seal(_owner(number), names)


def names_in(vault: Vault, record: Row) -> bytes | None:
    """None where they were forgotten, or the master keys do not open them."""
    if record["sealed"] is None:
        return None
    try:
        return vault.open(_owner(record["id"]), record["sealed"])
    except Unsealable:
        return None


def act_of(vault: Vault, record: Row) -> Act:
    names = names_in(vault, record)
    name, thing, *approver = json.loads(names) if names is not None else ("", "")
    facts = record | {"at": moment(record["at"]), "name": name, "object": thing}
    facts |= {"approved_by": approver[0] if approver else ""}
    return Act.model_validate(facts | {"closed": names is None})


def _owner(number: int) -> str:
    return f"audit:{number}"
