"""A number of a sending as a button: who it is, its end, and what became of the SMS."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import sha256

from handlers.messages.contact_names import names_by_mobile
from handlers.messages.delivery import status_of
from handlers.messages.delivery.lines import DOTS, OTHER_DOT, words_name
from handlers.shared.account_cache import AccountCache
from handlers.shared.narrow import whole_row
from handlers.shared.number_references import reference
from handlers.shared.or_else import or_else
from handlers.shared.services import Ctx
from screens.text.bidi import isolate, isolate_ltr
from screens.view import Button
from smsir import BadCredentials, SmsIr

_LIFE_SECONDS = 300.0
_recent: AccountCache[Mapping[str, str]] = AccountCache(_LIFE_SECONDS)


async def names_of(api: SmsIr, mobiles: Collection[str]) -> Mapping[str, str]:
    """Names of those who are in the book; a list without names is better than none."""
    wanted = sorted(mobiles)
    key = sha256("\n".join(wanted).encode()).hexdigest()

    names = _recent.get(api, lambda: names_by_mobile(api, wanted), key)
    return await or_else(names, {}, but=BadCredentials)


def number_button(ctx: Ctx, mobile: str, words: str, names: Mapping[str, str]) -> Button:
    """`words`: the service's own for the delivery."""
    meaning = status_of(words)
    dot = DOTS[meaning] if meaning else OTHER_DOT
    status = words_name(ctx, words)
    end = mobile[-4:]
    name = whole_row(ctx, names.get(mobile, ""), f" {end} \u00b7 {status}")
    who = f"{isolate(name)} {isolate_ltr(end)}" if name else ctx.fmt.masked(mobile)
    arg = f"{reference(ctx, mobile)}-{meaning or ''}"
    return Button(f"{dot} {who} \u00b7 {status}", "who", arg)
