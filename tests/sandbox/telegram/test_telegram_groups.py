"""Groups: privacy mode, members, administrators, the upgrade to a supergroup."""

from __future__ import annotations

import pytest

from sandbox.telegram import Group, PersonError, TelegramTwin, User
from tests.sandbox.telegram.support import Api


def _group(twin: TelegramTwin, person: User) -> Group:
    return twin.group(-5001, "فروشگاه", [person])


async def _heard(api: Api) -> list[str]:
    return [u["message"].get("text", "") for u in await api.updates() if "message" in u]


async def test_in_privacy_mode_only_commands_and_replies_are_heard(api: Api, person: User) -> None:
    group = _group(api.twin, person)
    await person.say("just talking", group)
    await person.command("/send", group)
    await person.command("/send@sefid_demo_bot سلام", group)
    await person.command("/send@other_bot", group)
    sent = await api.send("question?", chat_id=group.id)
    await person.say("answer", group, reply_to=sent["message_id"])
    assert await _heard(api) == ["/send", "/send@sefid_demo_bot سلام", "answer"]


async def test_an_administrator_hears_everything_and_may_delete(api: Api, person: User) -> None:
    group = _group(api.twin, person)
    said = (await person.say("/first", group))[0].id
    refused = await api.refused("deleteMessage", chat_id=group.id, message_id=said)
    assert refused.description == "Bad Request: message can't be deleted"
    group.promote_bot()
    await person.say("just talking", group)
    assert await _heard(api) == ["/first", "just talking"]
    assert await api.of("deleteMessage", chat_id=group.id, message_id=said) is True


async def test_people_and_the_bot_come_and_go(api: Api, person: User) -> None:
    group = _group(api.twin, person)
    other = api.twin.user(2002, "علی")
    group.add(other.id)
    group.remove(other.id)
    group.remove_bot()
    joined, left, thrown = await api.updates()
    assert joined["message"]["new_chat_members"][0]["id"] == 2002
    assert left["message"]["left_chat_member"]["id"] == 2002
    assert thrown["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    refused = await api.refused("sendMessage", chat_id=group.id, text="x")
    assert (refused.code, refused.description) == (
        403,
        "Forbidden: bot was kicked from the group chat",
    )
    group.add_bot()
    assert (await api.send(chat_id=group.id))["chat"]["title"] == "فروشگاه"


async def test_members_and_administrators_can_be_looked_up(api: Api, person: User) -> None:
    group = _group(api.twin, person)
    admins = await api.of("getChatAdministrators", chat_id=group.id)
    assert [(a["user"]["id"], a["status"]) for a in admins] == [(1001, "creator")]
    member = await api.of("getChatMember", chat_id=group.id, user_id=api.twin.world.bot.id)
    assert member["status"] == "member"
    assert await api.of("getChatMemberCount", chat_id=group.id) == 2
    private = await api.refused("getChatAdministrators", chat_id=1001)
    assert private.description == ("Bad Request: there are no administrators in the private chat")
    unknown = await api.refused("getChatMember", chat_id=group.id, user_id=77)
    assert unknown.description == "Bad Request: PARTICIPANT_ID_INVALID"


async def test_a_group_that_became_a_supergroup_names_its_heir(api: Api, person: User) -> None:
    group = _group(api.twin, person)
    heir = group.upgrade()
    refused = await api.refused("sendMessage", chat_id=group.id, text="x")
    assert refused.description == "Bad Request: group chat was upgraded to a supergroup chat"
    assert refused.parameters == {"migrate_to_chat_id": heir.id}
    old, new = (update["message"] for update in await api.updates())
    assert old["migrate_to_chat_id"] == new["chat"]["id"] == heir.id
    assert new["migrate_from_chat_id"] == group.id
    assert (await api.send(chat_id=heir.id))["chat"]["type"] == "supergroup"


async def test_the_bot_can_leave(api: Api, person: User) -> None:
    group = _group(api.twin, person)
    assert await api.of("leaveChat", chat_id=group.id) is True
    refused = await api.refused("sendMessage", chat_id=group.id, text="x")
    assert refused.description == "Forbidden: bot is not a member of the group chat"


async def test_strangers_cannot_write_in_a_group(api: Api, person: User) -> None:
    group = _group(api.twin, person)
    with pytest.raises(PersonError, match="not in chat"):
        await api.twin.user(2002).say("hi", group)


async def test_get_chat_tells_kind_and_name(api: Api, person: User) -> None:
    private = await api.of("getChat", chat_id=1001)
    assert (private["type"], private["first_name"]) == ("private", "مریم")
    group = _group(api.twin, person)
    assert (await api.of("getChat", chat_id=group.id))["title"] == "فروشگاه"
