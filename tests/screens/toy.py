"""The toy bot's screens: a text, a confirmation, slow work, errors, a live screen, a secret."""

from __future__ import annotations

from typing import Any

from screens import (
    Button,
    Catalogue,
    Ctx,
    Data,
    FileIn,
    Go,
    Home,
    NoData,
    Outcome,
    Push,
    Replace,
    Route,
    Safe,
    Screen,
    Stay,
    TextMessage,
    View,
    document,
    rows,
)
from screens.widgets import register
from tests.screens.errors import ToldError

ToyCtx = Ctx[Any]


class Text(Data):
    text: str = ""


class Count(Data):
    count: int = 0


HOME = Route("home", NoData)
WRITE = Route("write", Text)
SENT = Route("sent", NoData)
LIVE = Route("live", Count)
SECRET = Route("secret", Text)


def catalogue() -> Catalogue:  # noqa: C901 (a handful of screens, closed over nothing)
    made = Catalogue(HOME)
    home: Screen[ToyCtx, NoData] = Screen(HOME)
    write: Screen[ToyCtx, Text] = Screen(WRITE, keep=True)
    sent: Screen[ToyCtx, NoData] = Screen(SENT)
    live: Screen[ToyCtx, Count] = Screen(LIVE)
    secret: Screen[ToyCtx, Text] = Screen(SECRET, secret=True)

    @home.render
    async def draw_home(ctx: ToyCtx, _data: NoData) -> View:
        if ctx.services.fail_draw is not None:
            raise ctx.services.fail_draw
        return View(ctx.t("toy-home"), rows([Go("write", WRITE.entry("x"))]))

    @write.open
    async def open_write(ctx: ToyCtx, args: str) -> Outcome:
        kept = ctx.parked.get(WRITE.ident, {}).get("text", "")
        return Push(WRITE(text=args or kept))

    @write.render
    async def draw_write(ctx: ToyCtx, data: Text) -> View:
        text = ctx.t("toy-write", text=data.text) if data.text else ctx.t("toy-write-empty")
        return View(
            text,
            rows(
                [Button(ctx.label("toy-send"), "send"), Button(ctx.label("toy-slow"), "slow")],
                [Button(ctx.label("toy-fail"), "fail"), Button(ctx.label("toy-bug"), "bug")],
                [Button(ctx.label("toy-file"), "file"), Button("live", "live")],
                [Button("done", "done")],
                [ctx.back(), ctx.home(), ctx.cancel()],
            ),
        )

    @write.on_text
    async def typed(_ctx: ToyCtx, _data: Text, event: TextMessage) -> Outcome:
        return Stay(data=Text(text=event.text))

    @write.on_file
    async def file(_ctx: ToyCtx, _data: Text, event: FileIn) -> Outcome:
        return Stay(data=Text(text=f"{event.name} {len(await event.fetch(1000))}"))

    @write.action("send")
    async def send(ctx: ToyCtx, data: Text, _arg: str) -> Outcome:
        ctx.services.acts.append(f"send {data.text}")

        def effect(_store: object) -> object:
            return ("row", ctx.chat, ctx.frame, ctx.revision)

        return Replace(SENT(), effects=(effect,), after=(ctx.services.ring,))

    @write.action("slow")
    async def slow(ctx: ToyCtx, _data: Text, _arg: str) -> Outcome:
        await ctx.services.gate.wait()
        return Stay(data=Text(text="slow work done"), toast="late toast")

    @write.action("fail")
    async def fail(_ctx: ToyCtx, _data: Text, _arg: str) -> Outcome:
        raise ToldError

    @write.action("bug")
    async def bug(_ctx: ToyCtx, _data: Text, _arg: str) -> Outcome:
        raise RuntimeError("a bug of the toy")

    @write.action("file")
    async def give(ctx: ToyCtx, _data: Text, _arg: str) -> Outcome:
        ctx.until_shown.callback(ctx.services.ring)
        return Stay(files=(document("a.txt", b"hello"),))

    @write.action("done")
    async def done(ctx: ToyCtx, _data: Text, _arg: str) -> Outcome:
        ctx.services.acts.append("done")
        return Stay(notice=Safe("<b>Done.</b>"))

    @write.action("live")
    async def to_live(_ctx: ToyCtx, _data: Text, _arg: str) -> Outcome:
        return Push(LIVE())

    @sent.render
    async def draw_sent(ctx: ToyCtx, _data: NoData) -> View:
        return View(ctx.t("toy-sent"), rows([ctx.home()]), stale=ctx.label("toy-already"))

    @live.render
    async def draw_live(ctx: ToyCtx, data: Count) -> View:
        ctx.services.acts.append("draw")
        drawn = ctx.services.acts.count("draw")
        view = View(ctx.t("toy-live", count=drawn), rows([Button("stop", "stop")]), live=5.0)
        return view if drawn < 4 else View(view.text, view.rows)

    @live.action("stop")
    async def stop(_ctx: ToyCtx, _data: Count, _arg: str) -> Outcome:
        return Home()

    @secret.open
    async def open_secret(_ctx: ToyCtx, _args: str) -> Outcome:
        return Push(SECRET())

    @secret.render
    async def draw_secret(ctx: ToyCtx, data: Text) -> View:
        return View(ctx.t("toy-secret-got", erased=data.text) if data.text else ctx.t("toy-secret"))

    @secret.on_text
    async def got(_ctx: ToyCtx, _data: Text, event: TextMessage) -> Outcome:
        return Stay(data=Text(text=str(event.erased)))

    made.add(home, write, sent, live, secret)
    register(made)
    made.command("start", HOME)
    made.command("write", WRITE)
    made.command("secret", SECRET)
    made.menu("toy-home", HOME)
    return made
