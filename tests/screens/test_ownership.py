"""A conversation is wholly of its chat's account; the rest is left, kept apart or dropped."""

from __future__ import annotations

from dataclasses import dataclass, field

from screens.events import Command, Sender
from screens.ownership import NoAccounts, claim
from screens.stack import at_home
from screens.state import State, fresh, read, renumbered
from tests.screens.conftest import Toy
from tests.screens.toy import catalogue

CHAT, ROSE, CAFE = 1, 7, 8


@dataclass
class Registry:
    """`several`: whether the chat has had more than one account. `turns`: it may turn to any."""

    now: int = ROSE
    several: bool = False
    turns: bool = False
    chat: int = CHAT
    names: dict[int, str] = field(default_factory=lambda: {ROSE: "Rose", CAFE: "Cafe"})

    async def present(self, chat: int, topic: int = 0) -> int:
        assert (chat, topic) == (self.chat, 0)
        return self.now

    async def inherited(self, chat: int) -> int | None:
        assert chat == self.chat
        return None if self.several else self.now

    async def name(self, account: int) -> str | None:
        return self.names.get(account)

    async def tag(self, chat: int, account: int) -> str | None:
        assert chat == self.chat
        return self.names.get(account) if self.turns else None

    async def may_turn(self, chat: int, account: int) -> bool:
        assert chat == self.chat
        return self.turns and account in self.names

    async def topic(self, chat: int, account: int, spoken: int | None) -> int | None:
        assert (chat, account) != (0, 0)
        return spoken


async def begun(registry: Registry) -> State:
    """A text is being written with the present account."""
    home = at_home(catalogue(), fresh())
    state = (await claim(catalogue(), registry, CHAT, home)).state
    return state.pushed("write", {"text": "a"})


def screens(state: State) -> list[str]:
    return [frame.screen for frame in state.stack]


class Unasked(NoAccounts):
    """Of a chat that has had several accounts: finding out reads through the whole audit."""

    async def present(self, chat: int, topic: int = 0) -> int:
        return ROSE

    async def inherited(self, chat: int) -> int | None:
        raise AssertionError(chat)


async def test_a_conversation_that_begins_is_of_the_present_account(toy: Toy) -> None:
    toy.parts.accounts = Unasked()
    who = Sender(toy.person.id, "Ali", language_code="fa")
    await toy.navigator.handle(
        Command(update_id=1, chat=who.id, who=who, private=True, name="start")
    )
    state = read(await toy.store.load(who.id, who.id))
    assert state is not None
    assert state.account == ROSE
    assert {frame.account for frame in state.stack} == {ROSE}


async def test_what_an_action_led_to_is_left_where_the_account_changed_meanwhile(toy: Toy) -> None:
    """By other hands: the owner took the account away while the person's press was worked on."""
    person, registry = toy.person, Registry(chat=toy.person.id)
    toy.parts.accounts = registry
    await person.after(person.command("/write سلام"), "متن")
    await person.press("کند")
    await toy.twin.wait_call("sendChatAction")
    registry.now = CAFE
    toy.services.gate.set()
    await person.wait_for("Rose")
    assert "slow work done" not in person.last().plain
    assert "سلام" not in person.last().plain
    state = read(await toy.store.load(person.id, person.id))
    assert state is not None
    assert (state.account, screens(state), state.parked) == (CAFE, ["home"], {})


async def test_what_is_of_the_present_account_stays_as_it_is() -> None:
    registry = Registry()
    state = await begun(registry)
    claimed = await claim(catalogue(), registry, CHAT, state)
    assert (claimed.state, claimed.left) == (state, None)


async def test_another_account_is_left_kept_apart_and_found_again() -> None:
    registry = Registry()
    state = await begun(registry)
    registry.now = CAFE
    claimed = await claim(catalogue(), registry, CHAT, state)
    assert claimed.left == ROSE
    assert screens(claimed.state) == ["home"]
    assert claimed.state.parked == {}
    registry.now = ROSE
    back = (await claim(catalogue(), registry, CHAT, claimed.state)).state
    assert back.parked == {"write": {"text": "a"}}


async def test_home_of_before_is_no_live_keyboard_any_more() -> None:
    registry = Registry()
    state = await begun(registry)
    home = state.stack[0]
    registry.now = CAFE
    claimed = await claim(catalogue(), registry, CHAT, state)
    assert claimed.state.top.id == home.id
    assert claimed.state.top.revision > home.revision


async def test_what_is_of_an_account_that_is_gone_is_dropped() -> None:
    registry = Registry()
    state = await begun(registry)
    registry.now = CAFE
    del registry.names[ROSE]
    claimed = await claim(catalogue(), registry, CHAT, state)
    assert "a" not in str(claimed.state.parked) + str(claimed.state.others)


async def test_a_row_of_a_version_without_accounts_is_of_the_present_one() -> None:
    old = b'{"stack": [{"id": 1, "screen": "home"}, {"id": 2, "screen": "write"}], "next_frame": 3}'
    state = read(old)
    assert state is not None
    claimed = await claim(catalogue(), Registry(), CHAT, state)
    assert claimed.left is None
    assert {frame.account for frame in claimed.state.stack} == {ROSE}


async def test_an_old_row_of_a_chat_that_had_several_accounts_is_of_none() -> None:
    old = b'{"stack": [{"id": 1, "screen": "home"}, {"id": 2, "screen": "write"}], "next_frame": 3}'
    state = read(old)
    assert state is not None
    claimed = await claim(catalogue(), Registry(several=True), CHAT, state)
    assert claimed.left is not None
    assert screens(claimed.state) == ["home"]


def test_what_a_newer_version_added_is_kept_and_written_again() -> None:
    newer = (
        b'{"stack": [{"id": 1, "screen": "write", "hue": 5, "data": {"text": "a", "tone": "b"}}],'
        b' "next_frame": 2, "mood": 1}'
    )
    state = read(newer)
    assert state is not None
    again = read(state.model_dump_json().encode())
    assert again == state
    assert '"hue":5' in state.model_dump_json()
    assert '"mood":1' in state.model_dump_json()


def test_a_renumbered_conversation_shares_no_frame_with_the_one_before() -> None:
    state = at_home(catalogue(), None).pushed("write", {"text": "a"})
    again = renumbered(state, generation=5)
    assert [frame.data for frame in again.stack] == [frame.data for frame in state.stack]
    assert not {frame.id for frame in again.stack} & {frame.id for frame in state.stack}
    assert again.next_frame > max(frame.id for frame in again.stack)
    assert again.generation == 5
