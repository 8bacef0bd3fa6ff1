"""The verbs of a person as JSON in and out: one table for the page, the drivers and the tests."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from sandbox.bot_api import actions
from sandbox.bot_api.errors import PersonError
from sandbox.bot_api.groups import Group
from sandbox.bot_api.model import DEMO_NAME, Account, Json
from sandbox.bot_api.page_view import note_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.bot_api.world import World


def _chat(body: Json) -> int:
    return int(body.get("chat") or body["user"])


def _reply(body: Json) -> int | None:
    return int(body["reply_to"]) if body.get("reply_to") else None


def _topic(body: Json) -> int | None:
    return int(body["topic"]) if body.get("topic") else None


def start(world: World, body: Json) -> Json:
    account = Account(
        int(body["user"]),
        str(body.get("first_name") or DEMO_NAME),
        str(body.get("last_name") or ""),
        body.get("username"),
        str(body.get("language_code") or "fa"),
    )
    return {"user": actions.start(world, account).id}


def say(world: World, body: Json) -> Json:
    text = str(body.get("text") or "")
    user, chat = int(body["user"]), _chat(body)
    notes = actions.say(world, user, chat, text, _reply(body), _topic(body))
    return {"messages": [note_view(world, note) for note in notes]}


def press(world: World, body: Json) -> Json:
    """Press a button; with query_id, send that unanswered press once more."""
    if body.get("query_id"):
        press_made = actions.press_again(world, str(body["query_id"]))
    else:
        data = str(body["data"])
        press_made = actions.press(world, int(body["user"]), int(body["message_id"]), data)
    return {"query_id": press_made.id}


def file(world: World, body: Json) -> Json:
    """Send a file; its bytes stand in `data`, or base64 coded in `data_base64`."""
    data = body["data"] if "data" in body else base64.b64decode(body["data_base64"])
    note = actions.send_file(
        world,
        int(body["user"]),
        _chat(body),
        str(body.get("name") or "file"),
        data,
        caption=str(body.get("caption") or ""),
        as_photo=str(body.get("as_photo") or "").lower() in ("1", "true", "yes", "on"),
        album=body.get("album"),
        reply_to=_reply(body),
        topic=_topic(body),
    )
    return {"messages": [note_view(world, note)]}


def contact(world: World, body: Json) -> Json:
    names = ("phone_number", "first_name", "last_name", "vcard")
    card: Json = {name: str(body[name]) for name in names if body.get(name)}
    if body.get("contact_user_id"):
        card["user_id"] = int(body["contact_user_id"])
    note = actions.share_contact(world, int(body["user"]), _chat(body), card, _topic(body))
    return {"messages": [note_view(world, note)]}


def other(world: World, body: Json) -> Json:
    note = actions.send_other(world, int(body["user"]), _chat(body), body["fields"])
    return {"messages": [note_view(world, note)]}


def edit(world: World, body: Json) -> Json:
    note = actions.edit(world, int(body["user"]), int(body["message_id"]), str(body["text"]))
    return {"messages": [note_view(world, note)]}


def delete(world: World, body: Json) -> Json:
    actions.delete(world, int(body["user"]), int(body["message_id"]))
    return {}


def block(world: World, body: Json) -> Json:
    actions.set_blocked(world, int(body["user"]), blocked=True)
    return {}


def unblock(world: World, body: Json) -> Json:
    actions.set_blocked(world, int(body["user"]), blocked=False)
    return {}


def add_bot(world: World, body: Json) -> Json:
    """Let the bot into a group that this person is in, unless it is there."""
    user_id, chat = int(body["user"]), world.chats[_chat(body)]
    if user_id not in chat.members:
        raise PersonError("only a member lets the bot into a group")
    if chat.members.get(world.bot.id, "left") in ("left", "kicked"):
        Group(world, chat).add_bot()
    return {}


VERBS: dict[str, Callable[[World, Json], Json]] = {
    verb.__name__: verb
    for verb in (start, say, press, file, contact, other, edit, delete, block, unblock, add_bot)
}


def act(world: World, verb: str, body: Json) -> Json:
    """Do one thing as a person; raises PersonError when it is not possible or makes no sense.

    `seq` in the answer is the count of the world after the act.
    """
    try:
        answer = VERBS[verb](world, body)
    except (KeyError, ValueError, TypeError) as error:
        raise PersonError(f"{verb}: {type(error).__name__} {error}") from error
    return {**answer, "seq": world.bell.seq}
