"""Phrases that several ticket screens share."""

from __future__ import annotations

from handlers.shared.services import Ctx
from handlers.support.tickets.names import Names
from screens import Safe, lines
from screens.text.bidi import strip
from screens.text.formatting import clip
from storage import PostFile

_SUBJECT_UNITS = 120
_ECHO_UNITS = 1500
_KILO = 1024


def subject_of(ctx: Ctx, subject: str, units: int = _SUBJECT_UNITS) -> str:
    return ctx.fmt.name(subject, units) or ctx.label("tickets-untitled")


def status_of(ctx: Ctx, names: Names, status_id: int | None) -> str:
    """Icon and name of a status; the number where the service has no name for it."""
    name = ctx.fmt.name(names.statuses.get(status_id or 0, ""), 40)
    if not name:
        name = ctx.label("tickets-status-unknown")
    return f"{names.icon(status_id)} {name}"


def filed_under(
    ctx: Ctx, names: Names, department_id: int | None, priority_id: int | None
) -> Safe | None:
    """Department and priority by name, as far as they are known."""
    department = ctx.fmt.name(names.departments.get(department_id or 0, ""), 40)
    priority = ctx.fmt.name(names.priorities.get(priority_id or 0, ""), 40)
    if department and priority:
        return ctx.t("tickets-where", department=department, priority=priority)
    if department:
        return ctx.t("tickets-department", department=department)
    return ctx.t("tickets-priority", priority=priority) if priority else None


def size(ctx: Ctx, count: int) -> str:
    """Bytes as people say them: whole kilobytes, or megabytes with one place."""
    if count < _KILO * _KILO:
        return ctx.label("tickets-kilobytes", count=max(1, round(count / _KILO)))
    tenths = round(count * 10 / _KILO / _KILO)
    megabytes = tenths // 10 if tenths % 10 == 0 else tenths / 10
    number = ctx.fmt.number(megabytes)
    return ctx.label("tickets-megabytes", count=number)


def echo(ctx: Ctx, text: str) -> Safe:
    """What is about to be posted, as it will be read; a very long text is cut here only."""
    return ctx.fmt.quote(clip(strip(text), _ECHO_UNITS), expandable=True)


def file_lines(ctx: Ctx, files: list[PostFile], *, zipped: bool) -> Safe | None:
    """The files that go along, and what becomes of them: the service takes one a message."""
    if not files:
        return None
    parts = [
        ctx.t("tickets-file", name=ctx.fmt.name(file.name, 60), size=size(ctx, file.size))
        for file in files
    ]
    if len(files) == 1:
        return parts[0]
    count = len(files)
    if zipped:
        return lines(*parts, ctx.t("tickets-files-zipped", count=count))
    return lines(parts[0], ctx.t("tickets-files-first", count=count))
