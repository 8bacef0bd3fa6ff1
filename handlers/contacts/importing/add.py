"""Adding a few people by hand: typed lines, shared contacts, a small vCard; then one tap."""

from __future__ import annotations

from contextlib import aclosing

from pydantic import JsonValue

from handlers.contacts.group_picker import taken
from handlers.contacts.importing.birthdays import read_birthdays
from handlers.contacts.importing.gathering import gather, left_behind, nobody_in
from handlers.contacts.importing.people import BATCH, NewContact, Rejected, new_id, person, rejected
from handlers.contacts.importing.reading.limits import MAX_FILE, RefusedFileError
from handlers.contacts.importing.reading.parent import read
from handlers.contacts.importing.receiving import begin, receive
from handlers.contacts.importing.typed import TypedPeople, from_contact, from_text
from handlers.contacts.routes import CONTACT_ADD, GROUP_PICK, IMPORT_JOB, AddData
from handlers.shared.account_groups import group_name
from handlers.shared.acts import naming
from handlers.shared.number_references import reference, referred
from handlers.shared.rights import Right
from handlers.shared.samples import MOBILE
from handlers.shared.services import Ctx, linked
from screens import Button, Go, Outcome, Push, Replace, Safe, Screen, Stay, Style, View, lines
from screens.events import ContactIn, FileIn, TextMessage
from screens.widgets import ListPage, in_group, turns_pages
from smsir.text import is_cut
from storage import ImportCounts, ImportState, NewImport

PER_PAGE = 8
_SMALL = 200_000
_SHOWN_BAD = 3


adding: Screen[Ctx, AddData] = Screen(
    CONTACT_ADD,
    keep=True,
    sample=AddData(people=(NewContact(1, MOBILE, first="Sara", last="Karimi"),)),
    needs=Right.PEOPLE_ADD,
)


@adding.open
async def _open(ctx: Ctx, _args: str) -> Outcome:
    return gather(ctx)


@adding.render
async def _render(ctx: Ctx, data: AddData) -> View:
    name = await group_name(ctx, data.group_id)
    group = ctx.t("book-import-group", group=ctx.fmt.bold(name)) if name else None
    count = len(data.people)
    page = ListPage.of(data.people, data.page, PER_PAGE)
    text = [ctx.t("book-add-title"), group, Safe(""), ctx.t("book-add-how"), in_group(ctx)]
    if count:
        text = [ctx.t("book-add-title"), group, Safe("")]
        text += [ctx.t("book-add-list", count=count), ctx.t("book-add-more"), in_group(ctx)]
        born = sum(1 for one in data.people if one.birthday)
        text += [ctx.t("book-preview-birthdays", count=born)] if born else []
        text += [Safe(""), ctx.t("book-add-warning")]
    return ctx.view(
        lines(*text),
        *([_person(ctx, one)] for one in page.items),
        page.row(ctx),
        [
            Button(
                ctx.label("book-add-yes", count=count),
                "yes",
                style=Style.SUCCESS,
            )
        ]
        if count
        else [],
        [
            Go(
                ctx.label("book-import-change" if name else "book-import-pick"),
                GROUP_PICK(),
                tag="group",
            )
        ],
        cancel=count > 0,
    )


def _person(ctx: Ctx, person: NewContact) -> Button:
    name = ctx.fmt.name(person.name, 30)
    label = ctx.label("book-add-off", person=f"{name} {person.mobile}".strip())
    return Button(label, "off", reference(ctx, person.mobile))


turns_pages(adding)


@adding.action("off")
async def _off(ctx: Ctx, data: AddData, arg: str) -> Outcome:
    gone = referred(ctx, arg, (person.mobile for person in data.people))
    left = tuple(person for person in data.people if person.mobile != gone)
    return Stay(data=data.changed(people=left))


@adding.on_text
async def _typed(ctx: Ctx, data: AddData, event: TextMessage) -> Outcome:
    typed = from_text(event.text, ctx.today)
    if not typed.people:
        cut = is_cut(event.text)
        return Stay(notice=ctx.t("book-add-cut") if cut else ctx.t("book-add-none"))
    if len(data.people) + len(typed.people) > BATCH:
        return await begin(ctx, event.text.encode(), ctx.label("book-pasted"), data.group_id)
    return _with(ctx, data, typed)


@adding.on_contact
async def _shared(ctx: Ctx, data: AddData, event: ContactIn) -> Outcome:
    shared = from_contact(event, ctx.today)
    if not shared.people:
        return nobody_in(ctx, event)
    if len(data.people) + len(shared.people) > BATCH:
        return Stay(notice=ctx.t("book-add-full", count=BATCH))
    return _with(ctx, data, shared)


@adding.on_file
async def _file(ctx: Ctx, data: AddData, event: FileIn) -> Outcome:
    if not event.name.lower().endswith(".vcf") or (event.size or MAX_FILE) > _SMALL:
        return await receive(ctx, event, data.group_id)
    content = await event.fetch(_SMALL)
    people: list[NewContact] = []
    bad: list[str] = []
    doubtful = 0
    try:
        async with aclosing(read(content)) as chunks:
            async for chunk in chunks:
                good, unclear = read_birthdays(chunk.good, ctx.today)
                people += [person(row) for row in good]
                doubtful += len(unclear)
                left = [rejected(row) for row in chunk.rejected]
                bad += [f"{one.name} {one.shown}".strip() for one in left if _none(one)]
    except RefusedFileError as refused:
        return Stay(notice=ctx.t(f"book-trouble-{refused.reason}"))
    if len(data.people) + len(people) > BATCH:
        return await begin(ctx, content, event.name, data.group_id)
    return _with(ctx, data, TypedPeople(people, bad, doubtful))


def _none(one: Rejected) -> bool:
    """Whether a row has no mobile; a repeated one is no loss."""
    return one.reason != "duplicate"


def _with(ctx: Ctx, data: AddData, added: TypedPeople) -> Stay:
    """The list with these at its end, each mobile once; the last page is shown."""
    # Where the screen is only being opened by this, what was gathered before is not on it yet.
    group_id, before = left_behind(ctx)
    known = {one.mobile: one for one in (*before, *data.people)}
    repeated = 0
    for one in added.people:
        repeated += one.mobile in known
        known.setdefault(one.mobile, one)
    kept = tuple(known.values())
    told = [ctx.t("book-add-repeated", count=repeated)] if repeated else []
    if added.bad:
        told.append(ctx.t("book-add-bad", count=len(added.bad)))
        told += [ctx.fmt.quote(line) for line in filter(None, added.bad[:_SHOWN_BAD])]
        if any(is_cut(line) for line in added.bad):
            told.append(ctx.t("book-add-cut"))
    if added.unclear:
        told.append(ctx.t("book-preview-unclear", count=added.unclear))
    page = max(0, len(kept) - 1) // PER_PAGE
    changed = data.changed(group_id=data.group_id or group_id, people=kept, page=page)
    return Stay(data=changed, notice=lines(*told) if told else None)


@adding.action("yes")
async def _yes(ctx: Ctx, data: AddData, _arg: str) -> Outcome:
    if not data.people:
        return Stay()
    name = await group_name(ctx, data.group_id)
    if not name:
        return Push(GROUP_PICK(), tag="add")
    return await _begun(ctx, data, name)


@adding.on_result
async def _picked(ctx: Ctx, data: AddData, tag: str, value: JsonValue) -> Outcome:
    group_id, name = taken(value)
    changed = data.changed(group_id=group_id)
    if tag == "add" and group_id:
        return await _begun(ctx, changed, name)
    return Stay(data=changed)


async def _begun(ctx: Ctx, data: AddData, group: str) -> Outcome:
    """The people as an import of one batch: it is added once, whatever happens meanwhile."""
    account = await linked(ctx)
    new = NewImport(
        id=new_id(),
        chat=ctx.chat,
        topic=ctx.topic or 0,
        user=ctx.user,
        account_id=account.id,
        group_id=data.group_id,
        group_name=group,
        format="list",
        state=ImportState.RUNNING,
        counts=ImportCounts(good=len(data.people)),
    )
    people = [list(one) for one in data.people]
    effect = ctx.services.storage.imports.insertion(new, batches=[people])
    ring = ctx.services.bells.imports.ring
    return Replace(IMPORT_JOB(id=new.id), effects=(effect, naming(ctx)), after=(ring,))
