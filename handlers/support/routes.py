"""The screens of support, and what each opens with."""

from __future__ import annotations

from handlers.shared import routes
from screens.route import Route
from screens.screen import Data
from screens.widgets import ListData, PageData, WizardData


class TicketData(Data):
    """`page` None: the last page of the thread, where the newest messages are."""

    id: int
    page: int | None = None


class PostData(Data):
    """What goes with a post. `letter`: its row in the storage, 0 until something has to be kept.

    `files`: how many it has, the last ones of `album`. `zipped`: of several all go, in one archive;
    else the first one alone.
    """

    letter: int = 0
    files: int = 0
    album: str | None = None
    zipped: bool = True


class ReplyData(PostData):
    """A reply before it is posted.

    `thing`: what a Telegram reply must be bound to, to be more of this one. `newest`: the highest
    reply id in the thread when the writing began. `source`: the message the text came from.
    `closed`: the ticket was closed when it was last looked at, so this cannot go there. `returns`:
    once posted, what was open before is shown again; else the ticket that was answered.
    """

    ticket_id: int
    thing: tuple[str, str]
    subject: str
    letter: int
    newest: int = 0
    text: str = ""
    source: int | None = None
    closed: bool = False
    returns: bool = True


class NewData(WizardData, PostData):
    """A ticket before it is opened.

    Department and priority: None is not asked yet, 0 is left to the service. `hinted`: the answers
    to common questions were offered.
    """

    subject: str = ""
    body: str = ""
    department_id: int | None = None
    priority_id: int | None = None
    hinted: bool = False


class AnswerData(Data):
    """Copied from the list, so that reading it asks the service nothing."""

    question: str
    answer: str


TICKETS = routes.TICKETS.opening(PageData)
TICKET = Route("ticket", TicketData)
TICKET_NEW = routes.TICKET_NEW.opening(NewData)
TICKET_REPLY = Route("ticket-reply", ReplyData)
TICKET_CLOSE = Route("ticket-close", TicketData)
FAQ = routes.FAQ.opening(ListData)
FAQ_ANSWER = Route("faq-answer", AnswerData)
