"""Every call that changes something at the service stands in a function that the audit hears of."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from smsir.operations import OPERATIONS
from tests.test_imports import functions_of, name, sources

CHANGING = {
    "add_group", "edit_group", "delete_group", "empty_groups", "transfer", "upload_excel",
    "contacts.add", "contacts.update", "contacts.delete", "tickets.open", "tickets.reply",
    "tickets.close", "messages.send", "messages.send_numbers",
}  # fmt: skip
"""The client's functions for the service's writes, but for drafts and marks of reading: texts."""

SAID = ("acting", "post")
BY_THE_STORAGE = {
    "handlers/messages/sending/calling.py": "the turn's row: storage/turn_acts.py",
    "handlers/contacts/importing/adding.py": "the import's row: storage/import_acts.py",
    "handlers/contacts/importing/upload.py": "the same",
    "handlers/contacts/groups/deletion_worker.py": "with the call's end: storage/approval_calls.py",
}

A_SET = "handlers/messages/compose/earlier.py"
"""Adds to a set that has the name of the service's contacts."""


def test_the_list_names_every_write() -> None:
    writes = {name for name, operation in OPERATIONS.items() if operation.write}
    texts = {"AddOrUpdateDraftMessage", "DeleteDraftMessage", "UpdateNotificationStatus"}
    assert len(CHANGING) == len(writes - texts) + 1, "AddOrUpdateContactGroup has two functions"


def test_every_change_at_the_service_is_written_down() -> None:
    calls = {(path, function): names for path, function, names in _calls()}
    changing = {place for place, names in calls.items() if names & CHANGING and place[0] != A_SET}
    assert len(changing) >= len(CHANGING) - 2
    silent = [
        place
        for place in changing
        if not calls[place] & set(SAID) and place[0] not in BY_THE_STORAGE
    ]
    assert silent == []
    assert {path for path, _ in changing} >= BY_THE_STORAGE.keys()


def _calls() -> Iterator[tuple[str, str, set[str]]]:
    """Each function, with what it calls: the last name, and the last two with a dot."""
    for path in sources("handlers"):
        for function in functions_of(path):
            names = {
                called
                for call in ast.walk(function)
                if isinstance(call, ast.Call)
                for called in _names(call.func)
            }
            yield name(path), function.name, names


def _names(function: ast.expr) -> Iterator[str]:
    if isinstance(function, ast.Name):
        yield function.id
    if isinstance(function, ast.Attribute):
        yield function.attr
        owner = function.value
        while isinstance(owner, ast.Await | ast.Call):
            owner = owner.value if isinstance(owner, ast.Await) else owner.func
        if isinstance(owner, ast.Attribute | ast.Name):
            yield f"{owner.attr if isinstance(owner, ast.Attribute) else owner.id}.{function.attr}"
