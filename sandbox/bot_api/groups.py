"""A group chat and what happens to it: people and the bot come, rise and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.bot_api.actions import tell_of_a_person, tell_of_the_bot
from sandbox.bot_api.model import GENERAL, Account, Chat, Json, Note, Topic
from sandbox.bot_api.views import user_json

if TYPE_CHECKING:
    from sandbox.bot_api.world import World


def open_topic(world: World, chat: Chat, name: str) -> int:
    """A new topic of a forum or of a private chat."""
    chat.topics.setdefault(GENERAL, Topic("General"))
    number = world.next_id()
    chat.topics[number] = Topic(name)
    return number


class Group:
    """A driver of one group; its first member is the creator."""

    def __init__(self, world: World, chat: Chat) -> None:
        self._world = world
        self.chat = chat

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def title(self) -> str:
        return self.chat.title

    def add(self, user_id: int) -> None:
        """Let a person in; the bot sees new_chat_members, and chat_member where it is an admin."""
        person = self._world.person(user_id)
        self._set_member(person, "member")
        self._service(person, {"new_chat_members": [user_json(person)]})

    def remove(self, user_id: int, *, hidden: bool = False) -> None:
        """Let a person go; the bot sees left_chat_member, and chat_member where it is an admin.

        `hidden`: as in large groups, where there is no service message.
        """
        person = self._world.person(user_id)
        if not hidden:
            self._service(person, {"left_chat_member": user_json(person)})
        self._set_member(person, "left")

    def add_bot(self) -> None:
        """Let the bot in (again): my_chat_member and new_chat_members."""
        self._set_bot("member")
        self._service(self._creator(), {"new_chat_members": [user_json(self._world.bot)]})

    def remove_bot(self) -> None:
        """Throw the bot out; it gets my_chat_member and may not write any more."""
        self._set_bot("kicked")

    def promote_bot(self) -> None:
        """Make the bot an administrator: it sees every message and may delete them."""
        self._set_bot("administrator")

    def demote_bot(self) -> None:
        self._set_bot("member")

    def set_admin(self, user_id: int, *, admin: bool = True) -> None:
        self.chat.members[user_id] = "administrator" if admin else "member"

    def hide_admin(self, user_id: int) -> None:
        """Make a person an administrator who writes in the group's name."""
        self.set_admin(user_id)
        self.chat.anonymous.add(user_id)

    def topic(self, name: str) -> int:
        """Open a topic, and make a forum of the group by the first one; its id."""
        return open_topic(self._world, self.chat, name)

    def close_topic(self, topic: int = GENERAL, *, closed: bool = True) -> None:
        """Close a topic (General where none is named): only admins write there then."""
        self.chat.topics[topic].closed = closed

    def upgrade(self, new_id: int | None = None) -> Group:
        """Make a supergroup of it: a new id, two service messages, the old chat is dead."""
        target = new_id or -1_000_000_000_000 + self.chat.id
        heir = Chat(target, "supergroup", self.chat.title, dict(self.chat.members))
        self._world.chats[target] = heir
        self._service(self._creator(), {"migrate_to_chat_id": target})
        self.chat.migrated_to = target
        successor = Group(self._world, heir)
        successor._service(self._creator(), {"migrate_from_chat_id": self.chat.id})
        return successor

    def _creator(self) -> Account:
        people = (i for i in self.chat.members if i != self._world.bot.id)
        return self._world.accounts[next(people, self._world.bot.id)]

    def _set_member(self, person: Account, status: str) -> None:
        before = self.chat.members.get(person.id, "left")
        self.chat.members[person.id] = status
        tell_of_a_person(self._world, self.chat, person, before, status)

    def _set_bot(self, status: str) -> None:
        before = self.chat.members.get(self._world.bot.id, "left")
        self.chat.members[self._world.bot.id] = status
        tell_of_the_bot(self._world, self.chat, self._creator(), before, status)

    def _service(self, sender: Account, fields: Json) -> None:
        world = self._world
        note = Note(world.next_id(), self.chat, sender, world.now(), extra=fields)
        world.post(note)
        if self.chat.members.get(world.bot.id, "left") not in ("left", "kicked"):
            world.updates.add("message", world.note_json(note))
