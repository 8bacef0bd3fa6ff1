"""One person in two messengers: a code that is made in one is typed in the other, on this screen.

Whoever types somebody else's code would share their accounts with that person, so the screen names
who made it and asks. Codes are tried five times.
"""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from string import ascii_uppercase, digits

from pydantic import JsonValue

from handlers.home.routes import MESSENGERS, MessengersData
from handlers.home.settings.joining import joining, parting
from handlers.shared.services import Ctx
from screens.bands import Band, band_of, number
from screens.events import TextMessage
from screens.outcome import Outcome, Push, Stay, TurnTo
from screens.route import Target
from screens.screen import Screen
from screens.text.bidi import strip
from screens.view import Button, Copy, Style, Url, View, lines
from screens.widgets import CONFIRM, ConfirmData, confirms
from smsir.text import to_ascii_digits
from storage import CODE_LENGTH, CODE_LETTERS, CODE_LIFE, Claim, Identity

_NEVER = ", ".join(sorted({*ascii_uppercase, *digits}.difference(CODE_LETTERS)))
_LIVE_SECONDS = 5.0
_JOIN = "join:"
_LAST = "last"
_MINUTE = timedelta(minutes=1)

messengers: Screen[Ctx, MessengersData] = Screen(MESSENGERS, any_account=True, needs=None)


def other_messengers(ctx: Ctx) -> list[Band]:
    """The messengers that are served beside this one; none in a group, which is no person."""
    if not ctx.private:
        return []
    return [band for band in ctx.services.options.bands if band != band_of(ctx.chat)]


def name_of(ctx: Ctx, band: Band) -> str:
    return ctx.label("messengers-name", messenger=band)


@messengers.render
async def _render(ctx: Ctx, data: MessengersData) -> View:
    identities, there = ctx.services.storage.identities, other_messengers(ctx)
    if not there:
        return ctx.view(ctx.t("messengers-private"))
    identity = await identities.of(ctx.user)
    if len(identity.users) > 1:
        return _as_one(ctx, identity)
    if data.code and await identities.claim(data.code):
        return _made(ctx, data.code, there[0])
    return ctx.view(
        lines(ctx.t("messengers-title"), "", ctx.t("messengers-how")),
        [Button(ctx.label("messengers-make"), "make")],
        [_way(ctx, there[0])],
    )


def _way(ctx: Ctx, band: Band) -> Url | None:
    """To the bot in another messenger, once that was reached."""
    link = ctx.services.links(number(band, 0)).chat()
    return Url(ctx.label("messengers-go", messenger=band), link) if link else None


def _made(ctx: Ctx, code: str, band: Band) -> View:
    how = ctx.t("messengers-code-how", messenger=band, count=CODE_LIFE // _MINUTE)
    return ctx.view(
        lines(ctx.t("messengers-code", code=ctx.fmt.code(code)), "", how),
        [Copy(ctx.label("messengers-copy"), code)],
        [_way(ctx, band)],
        live=_LIVE_SECONDS,
    )


def _as_one(ctx: Ctx, identity: Identity) -> View:
    there = [band_of(user) for user in identity.users if user != ctx.user]
    here = ctx.t("messengers-joined", here=band_of(ctx.user), there=there[0])
    chosen = None if identity.chosen is None else band_of(identity.chosen)
    places = [_place(ctx, band, on=chosen == band) for band in ctx.services.options.bands]
    return ctx.view(
        lines(ctx.t("messengers-title"), "", here, "", ctx.t("messengers-place-ask")),
        [_place(ctx, None, on=chosen is None)],
        places,
        [Button(ctx.label("messengers-part"), "part", style=Style.DANGER)],
    )


def _place(ctx: Ctx, band: Band | None, *, on: bool) -> Button:
    name = ctx.label("messengers-last") if band is None else name_of(ctx, band)
    label = ctx.label("messengers-on", name=name) if on else ctx.label("messengers-off", name=name)
    return Button(label, "place", band or _LAST)


@messengers.action("make")
async def _make(ctx: Ctx, data: MessengersData, _arg: str) -> Outcome:
    name = ctx.fmt.name(strip(ctx.who.first_name))
    code = await ctx.services.storage.identities.make_code(ctx.user, name)
    return Stay(data=data.changed(code=code))


@messengers.on_text
async def _typed(ctx: Ctx, _data: MessengersData, event: TextMessage) -> Outcome:
    if not other_messengers(ctx):
        return Stay(notice=ctx.t("messengers-private"))
    code, tries = _code_in(event.text), ctx.services.code_tries
    wait = tries.wait(ctx.user, ctx.now)
    if code is None:
        return Stay(notice=ctx.t("messengers-no-code", count=CODE_LENGTH, without=_NEVER))
    if wait:
        return Stay(notice=ctx.t("messengers-wait", count=ceil(wait / _MINUTE)))
    claim = await ctx.services.storage.identities.claim(code)
    if claim is None:
        tries.failed(ctx.user, ctx.now)
        return Stay(notice=ctx.t("messengers-wrong", count=tries.left(ctx.user, ctx.now)))
    if band_of(claim.user) == band_of(ctx.user):
        return Stay(notice=ctx.t("messengers-same"))
    return Push(_asking(ctx, claim), tag=_JOIN + code)


def _code_in(text: str) -> str | None:
    """A code as people type it: in small letters, with blanks and dashes, in their own digits."""
    typed = to_ascii_digits(strip(text)).upper()
    code = "".join(char for char in typed if not char.isspace() and char != "-")
    return code if len(code) == CODE_LENGTH and set(code) <= set(CODE_LETTERS) else None


def _asking(ctx: Ctx, claim: Claim) -> Target:
    name = ctx.fmt.bold(claim.name or ctx.label("team-nameless"))
    text = ctx.t("messengers-ask", name=name, messenger=band_of(claim.user))
    return CONFIRM(text=text, yes=ctx.label("messengers-yes"))


@messengers.action("place")
async def _choose(ctx: Ctx, _data: MessengersData, arg: str) -> Outcome:
    identities = ctx.services.storage.identities
    users = (await identities.of(ctx.user)).users
    await identities.choose(ctx.user, next((each for each in users if band_of(each) == arg), None))
    return Stay(toast=ctx.label("settings-saved"))


async def _parting(ctx: Ctx, _data: MessengersData) -> ConfirmData:
    yes = ctx.label("messengers-part-yes")
    return ConfirmData(text=ctx.t("messengers-part-ask"), yes=yes, danger=True)


@confirms(messengers, "part", _parting)
async def _parted(ctx: Ctx, _data: MessengersData) -> Outcome:
    await ctx.services.storage.identities.part(ctx.user, await parting(ctx))
    return TurnTo(home=True, notice=ctx.t("messengers-parted"))


@messengers.on_result
async def _joined(ctx: Ctx, data: MessengersData, tag: str, value: JsonValue) -> Outcome:
    """The question's tag holds the code that was typed."""
    if value is not True:
        return Stay()
    identities, code = ctx.services.storage.identities, tag.removeprefix(_JOIN)
    claim = await identities.claim(code)
    effects = () if claim is None else await joining(ctx, claim.user)
    claim = await identities.join(code, ctx.user, strip(ctx.who.first_name), effects)
    if claim is None:
        return Stay(data=data, notice=ctx.t("messengers-over"))
    joined = ctx.t("messengers-joined", here=band_of(ctx.user), there=band_of(claim.user))
    bells = ctx.services.bells
    return TurnTo(home=True, notice=joined, after=(bells.joined.ring, bells.news.ring))
