"""Rows that a preview's database holds: work of an owner, as the screens and workers find it."""

from __future__ import annotations

from datetime import timedelta

from handlers.shared.samples import TEXT
from handlers.shared.services import Services
from storage import (
    Account,
    ActResult,
    ApprovalKind,
    ImportCounts,
    ImportState,
    JobState,
    NewAct,
    NewApproval,
    NewCampaign,
    NewImport,
    NewJob,
    Verb,
)

_FRAME, _REVISION = 1, 1
_FRAME_LATER, _FRAME_BIRTHDAYS, _FRAME_ASKED = 1_000, 1_001, 1_002
_FORMER = 4_000
"""A person who is nobody to the account."""
_SOON, _LATER = timedelta(seconds=9), timedelta(days=3)


async def insert_work(services: Services, account: Account) -> None:
    """A send that waits, one to be approved, two for later, an import (number 1), and acts."""
    await insert_send(services, account, _FRAME, JobState.WAITING)
    campaigns = services.storage.campaigns
    for new in (campaign_of(services, account), birthdays_of(services, account)):
        await services.storage.run(campaigns.insertion(new))
    await services.storage.run(
        services.storage.approvals.submission(approval_of(services, account))
    )
    await services.storage.imports.insert(import_of(account, 1, ImportState.READY))
    for act in acts_of(account):
        await services.storage.audit.note(act)


def acts_of(account: Account) -> list[NewAct]:
    """Linked, exported, and an SMS whose end is not known."""
    linked = NewAct(
        verb=Verb.LINKED,
        person=account.owner,
        place=account.owner,
        account=account.id,
        name="Sara",
        object=account.label,
    )
    exported = {"verb": Verb.EXPORTED, "object": "Friends", "people": 12}
    sms = {"verb": Verb.SENT, "object": "", "people": 12, "parts": 24, "ref": "7", "code": "a1b2c3"}
    return [
        linked,
        linked.model_copy(update=exported),
        linked.model_copy(update=sms | {"result": ActResult.UNKNOWN}),
    ]


def approval_of(services: Services, account: Account) -> NewApproval:
    """A send to one number that somebody, who is a colleague no more, asks for."""
    return NewApproval(
        chat=account.owner,
        user=_FORMER,
        account_id=account.id,
        frame=_FRAME_ASKED,
        revision=_REVISION,
        kind=ApprovalKind.SEND,
        content={"text": TEXT, "numbers": ["09120000001"], "optout": ""},
        digest="sample",
        recipients=1,
        most=1,
        expires_at=services.clock() + _LATER,
    )


def campaign_of(services: Services, account: Account) -> NewCampaign:
    """A send to a dozen people in three days."""
    return NewCampaign(
        chat=account.owner,
        user=account.owner,
        account_id=account.id,
        frame=_FRAME_LATER,
        revision=_REVISION,
        content={"text": TEXT, "groups": [[1, "Friends"]], "optout": ""},
        recipients=12,
        segments=1,
        due_at=services.clock() + _LATER,
    )


def birthdays_of(services: Services, account: Account) -> NewCampaign:
    """A greeting to two people, one of whom is left out, in four days."""
    people = [[1, "09120000001", "Sara"], [2, "09120000002", "Ali"]]
    content = {"text": TEXT, "contacts": [[1, "Sara"]], "optout": "", "birthdays": people}
    changes = {"frame": _FRAME_BIRTHDAYS, "content": content, "recipients": 1}
    due_at = services.clock() + _LATER + timedelta(days=1)
    return campaign_of(services, account).model_copy(update=changes | {"due_at": due_at})


async def insert_send(services: Services, account: Account, frame: int, state: JobState) -> None:
    """A send to a dozen people, as it stands in the outbox in this state."""
    new = NewJob(
        chat=account.owner,
        user=account.owner,
        account_id=account.id,
        frame=frame,
        revision=_REVISION,
        part="contacts",
        text=TEXT,
        group_ids=(1,),
        recipients=12,
        segments=1,
        due_at=services.clock() + _SOON,
    )
    await services.storage.run(services.storage.outbox.insertion(new))
    sql = "UPDATE outbox SET state = ?, finished_at = created_at WHERE frame = ? AND state <> ?"
    fields = (state.value, frame, state.value)
    await services.storage.run(lambda db: db.execute(sql, fields))


def import_of(account: Account, ident: int, state: ImportState) -> NewImport:
    return NewImport(
        id=ident,
        chat=account.owner,
        user=account.owner,
        account_id=account.id,
        group_id=1,
        group_name="Friends",
        name="people.xlsx",
        format="xlsx",
        state=state,
        counts=ImportCounts(good=40, fresh=30, duplicate=3, bad=2, known=5),
    )
