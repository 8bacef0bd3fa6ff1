"""The steps of a new ticket, as a pure function of what is known so far."""

from __future__ import annotations

from handlers.support.routes import NewData
from handlers.support.tickets.names import Names
from screens.widgets.wizard import Step, Wizard

STEPS: Wizard[NewData] = Wizard(
    Step("subject", lambda data: bool(data.subject)),
    Step("hints", lambda data: data.hinted, passing=True),
    Step("body", lambda data: bool(data.body)),
    Step("department", lambda data: data.department_id is not None),
    Step("priority", lambda data: data.priority_id is not None),
)


def with_defaults(data: NewData, names: Names) -> NewData:
    """With what cannot be asked, as the service names nothing to choose from, left to it."""
    changes: dict[str, object] = {}
    if data.department_id is None and not names.departments:
        changes["department_id"] = 0
    if data.priority_id is None and not names.priorities:
        changes["priority_id"] = 0
    return data.changed(**changes) if changes else data
