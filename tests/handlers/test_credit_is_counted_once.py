"""The sum over a person's accounts: one key is one credit, wherever it was linked."""

from __future__ import annotations

from handlers.home.branches.credit_lines import total
from handlers.shared.account_reads import AccountAnswer
from screens.bands import number
from smsir import UserInfo
from tests.handlers.desk import OWNER, Desk


async def test_the_same_account_linked_in_both_messengers_is_one_credit(desk: Desk) -> None:
    accounts, there = desk.storage.accounts, number("bale", OWNER)
    shop = await accounts.link(OWNER, OWNER, "shop-key", "secret", "shop")
    again = await accounts.link(there, there, "shop-key", "secret", "shop")
    cafe = await accounts.link(OWNER, OWNER, "cafe-key", "secret", "café")
    assert shop.id != again.id
    told = AccountAnswer(UserInfo(credit=100))
    answers = dict.fromkeys((shop.id, again.id, cafe.id), told)

    assert total(desk.ctx(), [shop, again], answers) is None, "there is nothing to add up"
    silent = {**answers, again.id: AccountAnswer()}
    for credit, known in (("200", answers), ("200", silent), ("100", {cafe.id: told})):
        line = total(desk.ctx(lang="en"), [shop, again, cafe], known)
        assert line is not None
        assert credit in line
        assert line.startswith("All credits") == (credit == "200")
