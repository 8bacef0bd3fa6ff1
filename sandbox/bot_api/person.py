"""People as drivers of the bot: what tests and stories use to talk, press, send and look.

`User` lives in the process of the twin; `remote.RemotePerson` does the same over HTTP.
"""

from __future__ import annotations

import time
from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sandbox.bot_api.errors import PersonError
from sandbox.bot_api.model import Account, Json
from sandbox.bot_api.page_view import state_view
from sandbox.bot_api.sight import Button, Message, visible
from sandbox.bot_api.verbs import act
from sandbox.bot_api.watching import ChatLike, MessageLike, Watcher, id_of

if TYPE_CHECKING:
    from sandbox.bot_api.world import World


class Person(Watcher):
    """The verbs."""

    @abstractmethod
    async def _act(self, verb: str, body: Json) -> Json:
        """Do one verb of `verbs.VERBS`."""

    async def say(
        self,
        text: str,
        chat: ChatLike = None,
        reply_to: MessageLike = None,
        *,
        topic: int | None = None,
    ) -> list[Message]:
        """Send a text; more than 4096 UTF-16 units become several messages, as in the app."""
        body = {"text": text, "chat": id_of(chat), "reply_to": id_of(reply_to), "topic": topic}
        return self._messages(await self._do("say", body))

    async def command(
        self, text: str, chat: ChatLike = None, *, topic: int | None = None
    ) -> list[Message]:
        """Send a command such as /send."""
        return await self.say(text, chat, topic=topic)

    async def press(
        self,
        label_or_data: str = "",
        message: MessageLike = None,
        *,
        again: bool = False,
        query_id: str | None = None,
        chat: ChatLike = None,
    ) -> str:
        """Press a button and give the query's id.

        Looked for in `message`, or in the newest message that has it, or in the reply keyboard
        (then its label is sent as text and "" comes back). A url or copy button gives what it
        holds. `again` re-sends the last press, `query_id` that one, with a new update_id.
        """
        if again or query_id:
            body = {"query_id": query_id or self._state()["pending"][-1]}
            return str((await self._do("press", body))["query_id"])
        match = self._find(label_or_data, message, id_of(chat))
        if match is None:
            await self.say(self._reply_label(label_or_data, id_of(chat)), chat)
            return ""
        target, button = match
        if button.data is None:
            return button.url or button.copy or ""
        return await self.raw_press(button.data, target)

    async def raw_press(self, data: str, message_id: MessageLike) -> str:
        """Send a callback query with any data, forged or stale; gives its id."""
        body = {"data": data, "message_id": id_of(message_id)}
        return str((await self._do("press", body))["query_id"])

    async def send_file(
        self,
        name: str,
        data: bytes,
        caption: str | None = None,
        *,
        as_photo: bool = False,
        chat: ChatLike = None,
        reply_to: MessageLike = None,
        topic: int | None = None,
    ) -> Message:
        body = {
            "name": name, "data": data, "caption": caption, "as_photo": as_photo,
            "chat": id_of(chat), "reply_to": id_of(reply_to), "topic": topic,
        }  # fmt: skip
        return self._messages(await self._do("file", body))[0]

    async def send_album(
        self,
        files: Sequence[tuple[str, bytes]],
        caption: str | None = None,
        *,
        as_photo: bool = False,
        chat: ChatLike = None,
        reply_to: MessageLike = None,
    ) -> list[Message]:
        """Send files together; the caption stands at the first one."""
        album = str(time.monotonic_ns())
        sent = []
        for index, (name, data) in enumerate(files):
            body = {
                "name": name, "data": data, "caption": None if index else caption,
                "as_photo": as_photo, "album": album, "chat": id_of(chat),
                "reply_to": id_of(reply_to),
            }  # fmt: skip
            sent += self._messages(await self._do("file", body))
        return sent

    async def share_contact(
        self,
        phone: str,
        first: str,
        last: str = "",
        user_id: int | None = None,
        *,
        vcard: str = "",
        chat: ChatLike = None,
    ) -> Message:
        body = {
            "phone_number": phone, "first_name": first, "last_name": last, "vcard": vcard,
            "contact_user_id": user_id, "chat": id_of(chat),
        }  # fmt: skip
        return self._messages(await self._do("contact", body))[0]

    async def send_other(self, chat: ChatLike = None, **fields: Any) -> Message:
        """Send a message of another kind, its fields as the Bot API names them (sticker=...)."""
        body = {"fields": fields, "chat": id_of(chat)}
        return self._messages(await self._do("other", body))[0]

    async def edit(self, message_id: MessageLike, text: str) -> Message:
        body = {"message_id": id_of(message_id), "text": text}
        return self._messages(await self._do("edit", body))[0]

    async def delete(self, message_id: MessageLike) -> None:
        await self._do("delete", {"message_id": id_of(message_id)})

    async def _do(self, verb: str, body: Json) -> Json:
        body = {key: value for key, value in body.items() if value is not None}
        answer = await self._act(verb, {"user": self.id, **body})
        self._acted_at = max(self._acted_at, int(answer["seq"]))
        return answer

    def _messages(self, answer: Json) -> list[Message]:
        return [Message.of(raw, self.id) for raw in answer["messages"]]

    def _find(
        self, wanted: str, message: MessageLike, chat: int | None
    ) -> tuple[Message, Button] | None:
        if message is not None:
            target = self._now(message)
            return target, target.button(wanted)
        newest = reversed(self.messages(chat))
        return next(((m, m.button(wanted)) for m in newest if m.from_bot and m.has(wanted)), None)

    def _now(self, message: Message | int) -> Message:
        """Give a message as it is now; one that is deleted, as the caller remembers it."""
        for raw in self._state()["messages"]:
            if raw["id"] == id_of(message):
                return Message.of(raw, self.id)
        if isinstance(message, Message):
            return message
        raise PersonError(f"no message {message}")

    def _reply_label(self, wanted: str, chat: int | None) -> str:
        boards = [m.reply_keyboard for m in self.messages(chat) if m.reply_keyboard is not None]
        rows = boards[-1] if boards and boards[-1] != "remove" else []
        labels = [b if isinstance(b, str) else str(b["text"]) for row in rows for b in row]
        for label in labels:
            if visible(wanted) in visible(label):
                return label
        keyboards = [message.labels for message in self.messages(chat) if message.labels]
        raise PersonError(f"no button {wanted!r}; there are {[*keyboards, labels]}")


class User(Person):
    """A person in the process of the twin."""

    def __init__(self, world: World, account: Account) -> None:
        super().__init__(account.id)
        self.account = account
        self._world = world

    def block(self) -> None:
        """Block the bot: it gets my_chat_member, its calls are refused."""
        act(self._world, "block", {"user": self.id})

    def unblock(self) -> None:
        act(self._world, "unblock", {"user": self.id})

    async def _act(self, verb: str, body: Json) -> Json:
        return act(self._world, verb, body)

    async def _look(self, after: int, seconds: float) -> Json:
        if seconds > 0:
            await self._world.bell.beyond(after, seconds)
        return self._state()

    def _state(self) -> Json:
        return state_view(self._world, self.id)
