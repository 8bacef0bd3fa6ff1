"""What a call of the service was to read, in words: for the sentence that says it could not be."""

from __future__ import annotations

from handlers.shared.services import Ctx
from screens.view import Safe


def unread(ctx: Ctx, operation: str, *, reached: bool) -> Safe | None:
    """What could not be read; None for what changes something, and for the security token."""
    if operation == "GroupContactsDistinctCount":
        return ctx.t("errors-unread-count")
    what = _what(ctx, operation)
    if what is None:
        return None
    if reached:
        return ctx.t("errors-unread", what=what)
    return ctx.t("errors-unread-unreachable", what=what)


def _what(ctx: Ctx, operation: str) -> str | None:
    return (
        _account(ctx, operation)
        or _texts(ctx, operation)
        or _people(ctx, operation)
        or _tickets(ctx, operation)
    )


def _account(ctx: Ctx, operation: str) -> str | None:
    match operation:
        case "GetUserInfo":
            return ctx.label("errors-what-account")
        case "GetBankTransactionsByPageId" | "GetBankTransactionsFromLastId":
            return ctx.label("errors-what-transactions")
        case "GetUserNotificationFromPageId" | "GetUserNotificationFromLastId":
            return ctx.label("errors-what-notifications")
        case "GetFrequentlyAskedQuestions":
            return ctx.label("errors-what-faq")
    return None


def _texts(ctx: Ctx, operation: str) -> str | None:
    match operation:
        case "GetDraftMessages":
            return ctx.label("errors-what-drafts")
        case "GetOccasionalMessageCategory" | "GetOccasionalMessages":
            return ctx.label("errors-what-occasions")
        case "GetLastSentMessagesFromLastId" | "GetLastSentMessagesByPageId":
            return ctx.label("errors-what-sent")
        case "GetSentMessagesMobileNumbers":
            return ctx.label("errors-what-numbers")
    return None


def _people(ctx: Ctx, operation: str) -> str | None:
    match operation:
        case "GetContactGroups":
            return ctx.label("errors-what-groups")
        case "GetCancelledContactsByPageId":
            return ctx.label("errors-what-opted-out")
        case (
            "SearchContacts"
            | "GetContactsFromLastId"
            | "GetContactsByGroupIdByPageId"
            | "GetContactsByPageId"
        ):
            return ctx.label("errors-what-contacts")
    return None


def _tickets(ctx: Ctx, operation: str) -> str | None:
    match operation:
        case "GetTicketById":
            return ctx.label("errors-what-ticket")
        case "GetTicketsFromLastId" | "GetTicketsByPageId":
            return ctx.label("errors-what-tickets")
        case "GetTicketPrioritiesAndDepartments" | "GetTicketStatus":
            return ctx.label("errors-what-ticket-lists")
    return None
