"""The screens of notifications, and what each opens with."""

from __future__ import annotations

from datetime import datetime

from screens.route import Route
from screens.screen import Data


class NoticesData(Data):
    page: int = 0


class NoticeData(Data):
    """One notification, copied from the list: reading it asks the service nothing."""

    id: int
    title: str
    text: str
    created: datetime | None
    ends: datetime | None
    is_read: bool


NOTICES = Route("notices", NoticesData)
NOTICE = Route("notice", NoticeData)
