"""The steps of a new ticket, as a pure function of what is known so far."""

from __future__ import annotations

from typing import Literal

from handlers.support.routes import NewData
from handlers.support.tickets.names import Names

Step = Literal["subject", "hints", "body", "department", "priority", "card"]


def step(data: NewData) -> Step:
    """What is asked now: what is edited, else the first thing that is missing."""
    match data.edit:
        case "subject" | "body" | "department" | "priority" as edited:
            return edited
    if not data.subject:
        return "subject"
    if not data.hinted:
        return "hints"
    if not data.body:
        return "body"
    if data.department_id is None:
        return "department"
    return "priority" if data.priority_id is None else "card"


def with_defaults(data: NewData, names: Names) -> NewData:
    """With what cannot be asked, as the service names nothing to choose from, left to it."""
    changes: dict[str, object] = {}
    if data.department_id is None and not names.departments:
        changes["department_id"] = 0
    if data.priority_id is None and not names.priorities:
        changes["priority_id"] = 0
    return data.model_copy(update=changes) if changes else data


def before(data: NewData) -> NewData | None:
    """One step back; None where that leaves the screen."""
    if data.edit:
        return data.model_copy(update={"edit": ""})
    match step(data):
        case "hints" | "body":
            return data.model_copy(update={"edit": "subject"})
        case "department":
            return data.model_copy(update={"edit": "body"})
        case "priority":
            return data.model_copy(update={"department_id": None})
        case "card":
            return data.model_copy(update={"priority_id": None})
    return None
