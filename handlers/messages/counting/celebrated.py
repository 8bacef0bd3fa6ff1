"""Whose birthday it is, as the address book has them now.

A birthday belongs to a number. Whoever was deleted, has another number or has opted out since gets
no greeting, so all of them are looked for before a list is made and again before it leaves.
"""

from __future__ import annotations

from collections.abc import Collection

from handlers.messages.counting.sifting import opted_out
from handlers.shared.concurrently import gather_all
from handlers.shared.half_written import SendData
from smsir import FoundContact, SmsIr


async def in_book(api: SmsIr, mobiles: Collection[str]) -> dict[str, FoundContact]:
    """A membership of each of these numbers that is in the book and has not opted out, by number.

    Raises `SmsIrError`.
    """
    gone = await opted_out(api)
    asked = [mobile for mobile in mobiles if mobile not in gone]
    hits = await gather_all([api.contacts.search(mobile=mobile) for mobile in asked])
    members = [contact for contacts in hits for contact in contacts if contact.relation_id]
    own = {contact.mobile: contact for contact in reversed(members)}
    return {mobile: own[mobile] for mobile in asked if mobile in own}


async def still_there(api: SmsIr, sms: SendData) -> SendData:
    """The greeting without those who are no longer there; any other SMS as it is.

    Raises `SmsIrError`.
    """
    chosen = {ident for ident, _ in sms.contacts}
    celebrated = {mobile: name for ident, mobile, name in sms.birthdays if ident in chosen}
    if not celebrated:
        return sms
    members = await in_book(api, celebrated)
    listed = {ident for ident, _, _ in sms.birthdays}
    others = [contact for contact in sms.contacts if contact[0] not in listed]
    there = [(member.relation_id or 0, celebrated[mobile]) for mobile, member in members.items()]
    return sms.changed(contacts=(*others, *there))
