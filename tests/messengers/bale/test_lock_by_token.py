"""The lock that keeps a second poller of the same machine away."""

from __future__ import annotations

from pathlib import Path

from messengers.bale.lock import TokenLock


def test_one_holds_it_for_each_token_until_it_is_let_go(tmp_path: Path) -> None:
    first, second, other = (TokenLock(token, tmp_path) for token in ("1:a", "1:a", "2:b"))
    assert first.take()
    assert first.take()
    assert not second.take()
    assert other.take()
    first.let_go()
    assert second.take()
    for lock in (second, other):
        lock.let_go()
    assert not any("1:a" in path.name for path in tmp_path.iterdir())


def test_where_no_file_can_be_made_polling_goes_on(tmp_path: Path) -> None:
    assert TokenLock("1:a", tmp_path / "nowhere").take()
    (tmp_path / TokenLock("2:b").name).symlink_to(tmp_path / "elsewhere")
    assert TokenLock("2:b", tmp_path).take()
    assert not (tmp_path / "elsewhere").exists()
