"""The screens of notifications, and what each opens with."""

from __future__ import annotations

from datetime import datetime

from handlers.shared import routes
from screens.route import Route
from screens.screen import Data, NoData
from screens.widgets import PageData


class NoticeData(Data):
    """One notification, copied from the list: reading it asks the service nothing."""

    id: int | None
    title: str
    text: str
    created: datetime | None
    ends: datetime | None
    is_read: bool


NOTICES = routes.NOTICES.opening(PageData)
NOTICE = Route("notice", NoticeData)
MARKS = Route("alert-credit", NoData)
NEWS_SWITCHES = routes.ALERTS.opening(NoData)
