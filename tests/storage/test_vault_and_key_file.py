from __future__ import annotations

import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st

from storage import KeyUnusable, Unsealable, Vault, add_key, keep_newest
from tests.storage.support import new_vault

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()
VAULT = new_vault()


@given(st.binary(max_size=2000))
def test_what_was_sealed_opens_unchanged(plain: bytes) -> None:
    assert VAULT.open("account:1", VAULT.seal("account:1", plain)) == plain


@pytest.mark.parametrize("other", ["account:2", "account:11", "state:1", "account:", ""])
def test_a_value_moved_to_another_owner_does_not_open(other: str) -> None:
    token = VAULT.seal("account:1", b"key")
    with pytest.raises(Unsealable, match="another owner"):
        VAULT.open(other, token)


@pytest.mark.parametrize("damage", [b"", b"junk", b"\xff\x00"])
def test_a_damaged_value_does_not_open(damage: bytes) -> None:
    with pytest.raises(Unsealable):
        VAULT.open("account:1", damage)


def test_another_key_does_not_open_and_the_error_shows_nothing() -> None:
    token = Vault([OLD]).seal("a", b"plain text")
    with pytest.raises(Unsealable) as caught:
        Vault([NEW]).open("a", token)
    assert "plain text" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_the_first_key_seals_and_every_key_opens() -> None:
    both = Vault([NEW, OLD])
    assert both.open("a", Vault([OLD]).seal("a", b"x")) == b"x"
    assert Vault([NEW]).open("a", both.seal("a", b"x")) == b"x"


def test_a_vault_does_not_show_its_keys() -> None:
    assert OLD not in repr(Vault([OLD]))


@pytest.mark.parametrize("keys", [[], ["short"], [OLD, "not base64 at all!"], ["ق" * 44]])
def test_a_bad_master_key_is_refused_without_being_shown(keys: list[str]) -> None:
    with pytest.raises(KeyUnusable) as caught:
        Vault(keys)
    assert all(key not in str(caught.value) for key in keys)


def test_keys_of_the_environment_go_before_the_file(tmp_path: Path) -> None:
    vault = Vault.load(f" {NEW} , {OLD},", tmp_path / "key")
    assert vault.open("a", Vault([OLD]).seal("a", b"x")) == b"x"
    assert not (tmp_path / "key").exists()


@pytest.mark.parametrize(
    "written",
    [
        "{0},{1}",
        "{0}\n{1}\n",
        "{0} , {1},",
        '"{0}","{1}"',
        "{0};{1}",
        "{0} {1}",
        "# of June\r\n{0}, # new\r\n{1}",
    ],
)
def test_all_keys_are_taken_however_they_are_written(tmp_path: Path, written: str) -> None:
    """In a setting as in the file: with one of them passed over its values would not open."""
    first, second = (Fernet.generate_key().decode() for _ in range(2))
    text, path = written.format(first, second), tmp_path / "keys"
    path.write_text(text)
    for vault in (Vault.load(text, tmp_path / "none"), Vault.load(None, path)):
        assert vault.open("a", Vault([second]).seal("a", b"x")) == b"x"
        assert Vault([first]).open("a", vault.seal("a", b"x")) == b"x"
    for torn in (f"{first}\0", f"{first[:20]}!{first[20:]}", first + second):
        with pytest.raises(KeyUnusable, match="number 1 is not a Fernet key"):
            Vault.load(torn, path)


@pytest.mark.parametrize("empty", [None, "", " , "])
def test_without_keys_a_private_file_is_made_and_used_again(
    tmp_path: Path, empty: str | None
) -> None:
    file = tmp_path / "new folder" / "sefid.key"
    token = Vault.load(empty, file).seal("a", b"x")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert Vault.load(empty, file).open("a", token) == b"x"


def test_a_key_file_open_to_others_is_closed(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text(OLD)
    file.chmod(0o644)
    Vault.load(None, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"# only a remark\n", "کلید".encode()])
def test_a_key_file_without_a_key_is_not_filled_silently(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "key"
    file.write_bytes(content)
    with pytest.raises(KeyUnusable, match="key file"):
        Vault.load(None, file)
    assert file.read_bytes() == content


def test_a_key_file_that_is_a_folder_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(KeyUnusable, match="cannot be used"):
        Vault.load(None, tmp_path)


def test_a_new_key_goes_first_and_the_old_ones_can_be_dropped(tmp_path: Path) -> None:
    file = tmp_path / "key"
    old_token = Vault.load(None, file).seal("a", b"x")
    keys = add_key(file)
    assert len(keys) == 2
    grown = Vault.load(None, file)
    assert grown.open("a", old_token) == b"x"
    assert keep_newest(file) == keys[:1]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pytest.raises(Unsealable):
        Vault.load(None, file).open("a", old_token)
