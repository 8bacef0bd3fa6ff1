"""Attaching and detaching groups, and the ticket in the link."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.home.account.ticket import LIFE, AttachTicket, issue, read
from screens.outcome import Home, Push, Stay
from screens.view import Button, Url
from tests.handlers.desk import GROUP, NOW, OWNER, Desk, buttons, said

KEY = b"k" * 32
STRANGER = 2002


ids = st.integers(min_value=1, max_value=2**53)


@given(ids, ids)
def test_a_ticket_names_owner_and_account_and_fits_into_a_deep_link(
    owner: int, account: int
) -> None:
    ticket = issue(KEY, owner, account, NOW)

    assert read(KEY, ticket, NOW + LIFE) == AttachTicket(owner, account)
    assert len(f"group_{ticket}") <= 64
    assert set(ticket) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(st.text(max_size=70))
def test_nothing_else_is_a_ticket(text: str) -> None:
    assert read(KEY, text, NOW) is None


def test_an_old_or_altered_ticket_is_refused() -> None:
    ticket = issue(KEY, OWNER, 1, NOW)
    other = issue(KEY, STRANGER, 1, NOW)

    assert read(KEY, ticket, NOW + LIFE + timedelta(seconds=1)) is None
    assert read(b"x" * 32, ticket, NOW) is None
    assert read(KEY, other[: other.rindex("-")] + ticket[ticket.rindex("-") :], NOW) is None


async def _ticket(desk: Desk) -> str:
    view = await desk.view(desk.ctx(), "attach")
    (url,) = [button.url for button in buttons(view) if isinstance(button, Url)]
    start, payload = url.split("?startgroup=group_")
    assert start == "https://t.me/sefid_demo_bot"
    return payload


async def test_the_owner_attaches_a_group_by_the_link(desk: Desk) -> None:
    account = await desk.link()
    answer = await desk.open(desk.ctx(chat=GROUP), "home", f"group_{await _ticket(desk)}")

    assert isinstance(answer, Stay)
    assert "متصل شد" in said(answer)
    found = await desk.storage.accounts.for_chat(GROUP)
    assert found is not None
    assert found.id == account
    assert await desk.storage.accounts.owner_of(GROUP) == OWNER


async def test_somebody_elses_link_attaches_nothing(desk: Desk) -> None:
    await desk.link()
    ticket = await _ticket(desk)
    answer = await desk.open(desk.ctx(chat=GROUP, user=STRANGER), "home", f"group_{ticket}")

    assert "فقط صاحب حساب" in said(answer)
    assert await desk.storage.accounts.owner_of(GROUP) is None


async def test_a_link_of_yesterday_asks_for_a_new_one(desk: Desk) -> None:
    await desk.link()
    ticket = await _ticket(desk)
    desk.later(days=1)
    answer = await desk.open(desk.ctx(chat=GROUP), "home", f"group_{ticket}")

    assert "قدیمی" in said(answer)
    assert await desk.storage.accounts.owner_of(GROUP) is None


@pytest.mark.parametrize("change", ["unlinked", "replaced"])
async def test_a_link_of_the_account_before_attaches_no_group_to_the_next_one(
    desk: Desk, change: str
) -> None:
    account = await desk.link()
    ticket = await _ticket(desk)
    if change == "unlinked":
        await desk.storage.accounts.unlink(OWNER)
    keys = ("another-key", "another-secret")
    await desk.storage.accounts.link(OWNER, OWNER, *keys, "another shop", replaces=account)
    answer = await desk.open(desk.ctx(chat=GROUP), "home", f"group_{ticket}")

    assert "قدیمی" in said(answer)
    assert await desk.storage.accounts.owner_of(GROUP) is None


async def test_an_account_unlinked_meanwhile_cannot_be_attached(desk: Desk) -> None:
    await desk.link()
    ticket = await _ticket(desk)
    await desk.storage.accounts.unlink(OWNER)
    answer = await desk.open(desk.ctx(chat=GROUP), "home", f"group_{ticket}")

    assert "اول" in said(answer)


async def test_detaching_a_group_leaves_the_private_chat_linked(desk: Desk) -> None:
    account = await desk.link()
    await desk.storage.accounts.attach(GROUP, account, OWNER)
    ctx = desk.ctx(chat=GROUP)
    assert "این گروه از حساب <b>گل یاس</b> جدا شود؟" in await desk.text(ctx, "unlink")

    done = await desk.confirm(ctx, "unlink", "yes")

    assert isinstance(done, Home)
    assert await desk.storage.accounts.chats_of(account) == [OWNER]


async def test_unlinking_in_private_forgets_the_account_and_its_groups(desk: Desk) -> None:
    account = await desk.link()
    await desk.storage.accounts.attach(GROUP, account, OWNER)
    opened = await desk.open(desk.ctx(), "unlink")
    assert isinstance(opened, Push)
    text = await desk.text(desk.ctx(), "unlink")
    assert "حساب <b>گل یاس</b> جدا شود؟" in text
    assert "۱ گروه گفتگو" in text

    done = await desk.confirm(desk.ctx(), "unlink", "yes")

    assert isinstance(done, Home)
    assert "کلیدهایش پاک شدند" in said(done)
    assert await desk.storage.accounts.all() == []
    assert await desk.storage.accounts.owner_of(GROUP) is None


@pytest.mark.parametrize("lang", ["fa", "en"])
async def test_in_a_group_no_link_is_given(desk: Desk, lang: str) -> None:
    account = await desk.link()
    await desk.storage.accounts.attach(GROUP, account, OWNER)
    view = await desk.view(desk.ctx(chat=GROUP, lang=lang), "attach")

    assert not any(isinstance(button, Url) for button in buttons(view))


async def test_a_yes_to_another_account_unlinks_nothing(desk: Desk) -> None:
    account = await desk.link()
    yes = next(
        one for one in buttons(await desk.view(desk.ctx(), "unlink")) if isinstance(one, Button)
    )
    await desk.storage.accounts.attach(GROUP, account, OWNER)
    done = await desk.press(desk.ctx(), "unlink", None, "yes", str(yes.arg))
    assert isinstance(done, Stay)
    assert "چیزی انجام نشد" in said(done)
    assert await desk.storage.accounts.chats_of(account) == [GROUP, OWNER]
