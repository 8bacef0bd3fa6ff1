"""What stands on a screen that shows one thing, for the preview: real ids of the linked sandbox.

A screen such as a group's card cannot be drawn from nothing; the test of the preview finds a screen
that has no sample here.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from handlers.shared.services import Services
from smsir import SmsIr
from storage import Account, ImportCounts, ImportState, JobState, NewCampaign, NewImport, NewJob

TEXT = "Yas: closed on Friday. Please order by Thursday."
NUMBER = "09121112233"
_FRAME, _REVISION = 1, 1
_SOON, _LATER = timedelta(seconds=9), timedelta(days=3)

Samples = dict[str, dict[str, Any]]
"""Data by the id of the screen."""


def _made_up() -> Samples:
    """For things that do not exist; what can be read from the account replaces them."""
    draft = {"text": TEXT, "groups": [[1, "Friends"]], "numbers": [NUMBER]}
    by_id = {"id": 1}
    sent = {"batch_key": "0a1b2c3d", "recipients": 12, "text": TEXT}
    letter = {"ticket_id": 1, "thing": ["ticket", "1"], "subject": "Invoice", "letter": 1}
    return {
        "send": {"text": TEXT},
        "send-check": draft,
        "send-resume": {
            "kept": {"screen": "send", "data": {"text": TEXT}, "text": TEXT},
            "fresh": {"text": f"{TEXT} (2)"},
        },
        "audience": {"groups": draft["groups"], "then": "send-check", "prev": "send"},
        "campaign": by_id,
        "again": {"at": "2027-01-02T14:30:00+00:00"},
        "sending": {"frame": _FRAME, "revision": _REVISION},
        **dict.fromkeys(("group", "group-color", "group-empty", "group-delete"), by_id),
        "contact": {"relation_id": 1, "mobile": NUMBER, "first_name": "Sara"},
        **{key: {"relation_ids": [1, 2]} for key in ("contact-move", "contact-rm")},
        "import-job": by_id,
        "export": {"kind": "all"},
        "sent-one": sent,
        "sent-nums": {"batch_key": sent["batch_key"], "recipients": 12},
        "occasion-cat": {"id": 1, "name": "Nowruz"},
        "occasion": {"text": TEXT, "category": "Nowruz"},
        **dict.fromkeys(("ticket", "ticket-close"), by_id),
        "ticket-reply": {**letter, "text": "When does it come?"},
        "notice": {
            **by_id, "title": "News", "text": TEXT, "created": None, "ends": None, "is_read": False,
        },
        "faq-answer": {"question": "How many parts has an SMS?", "answer": "160 or 70 characters."},
        "confirm": {"text": "<b>Sure?</b>", "yes": "\u2705 Yes"},
        "ask": {"question": "What is it called?"},
        "home-number": {"text": NUMBER, "numbers": [NUMBER]},
        "contact-add": {"people": [[1, NUMBER, "", "Sara", "Karimi", None]]},
    }  # fmt: skip


async def of_account(services: Services, account: Account) -> Samples:
    """With what there is in the account; a waiting send and an import are written for it.

    Raises:
        SmsIrError: the service cannot be read.
    """
    samples, api = _made_up(), services.clients.of(account)
    await _people(api, samples)
    await _messages(api, samples)
    tickets = await api.tickets.page()
    for ticket in tickets[:1]:
        samples["ticket"] = samples["ticket-close"] = {"id": ticket.id}
        samples["ticket-reply"] |= {"ticket_id": ticket.id, "subject": ticket.subject}
    await insert_send(services, account, _FRAME, JobState.WAITING)
    await services.storage.run(services.storage.campaigns.insertion(campaign_of(services, account)))
    await services.storage.imports.insert(import_of(account, 1, ImportState.READY))
    return samples


async def _people(api: SmsIr, samples: Samples) -> None:
    for group in (await api.contacts.groups())[:1]:
        for screen in ("group", "group-color", "group-empty", "group-delete"):
            samples[screen] = {"id": group.id}
        named = [[group.id, group.name]]
        samples["send-check"] |= {"groups": named}
        samples["audience"] |= {"groups": named}
    for person in (await api.contacts.by_page())[:1]:
        samples["contact"] = {
            "relation_id": person.relation_id,
            "mobile": person.mobile,
            "first_name": person.first_name,
            "last_name": person.last_name,
        }
        for screen in ("contact-move", "contact-rm"):
            samples[screen] = {"relation_ids": [person.relation_id]}


async def _messages(api: SmsIr, samples: Samples) -> None:
    for sent in (await api.messages.sent_page())[:1]:
        batch = {"batch_key": sent.batch_key, "recipients": sent.recipients}
        samples["sent-one"] = {**batch, "sent_at": sent.sent_at, "text": sent.text}
        samples["sent-nums"] = batch
    for category in (await api.occasions.categories())[:1]:
        samples["occasion-cat"] = {"id": category.id, "name": category.name}
        texts = await api.occasions.messages(category.id) if category.id is not None else []
        for text in texts[:1]:
            samples["occasion"] = {"text": text.text, "category": category.name}


def campaign_of(services: Services, account: Account) -> NewCampaign:
    """A send to a dozen people in three days."""
    return NewCampaign(
        chat=account.owner,
        user=account.owner,
        account_id=account.id,
        frame=_FRAME,
        revision=_REVISION,
        content={"text": TEXT, "groups": [[1, "Friends"]], "optout": ""},
        recipients=12,
        segments=1,
        due_at=services.clock() + _LATER,
    )


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
