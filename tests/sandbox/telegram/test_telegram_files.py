"""Files in both directions, and contacts."""

from __future__ import annotations

import pytest

from sandbox.telegram import PersonError, User
from tests.sandbox.telegram.support import PNG, Api, refusal

MEGABYTE = 1024 * 1024


async def _download(api: Api, file_id: str) -> bytes:
    path = (await api.of("getFile", file_id=file_id))["file_path"]
    response = await api.client.get(f"{api.running.url}/file/bot{api.twin.token}/{path}")
    assert response.status_code == 200
    return response.content


async def test_a_document_of_a_person_can_be_downloaded(api: Api, person: User) -> None:
    await person.send_file("مخاطبان.xlsx", b"sheet", "دفتر")
    message = (await api.updates())[0]["message"]
    assert message["caption"] == "دفتر"
    document = message["document"]
    assert (document["file_name"], document["file_size"]) == ("مخاطبان.xlsx", 5)
    assert await _download(api, document["file_id"]) == b"sheet"


async def test_files_over_20_megabytes_cannot_be_fetched(api: Api, person: User) -> None:
    await person.send_file("big.bin", bytes(20 * MEGABYTE + 1))
    document = (await api.updates())[0]["message"]["document"]
    answer = await api.refused("getFile", file_id=document["file_id"])
    assert answer.description == "Bad Request: file is too big"
    assert (await api.refused("getFile", file_id="nonsense")).code == 400


async def test_a_wrong_path_or_token_gives_no_file(api: Api) -> None:
    wrong = await api.client.get(f"{api.running.url}/file/bot{api.twin.token}/documents/x")
    assert refusal(wrong).code == 404
    stolen = await api.client.get(f"{api.running.url}/file/bot1:x/documents/x")
    assert refusal(stolen).code == 401


async def test_the_bot_sends_a_document_and_sends_it_again_by_id(api: Api, person: User) -> None:
    first = await api.upload(
        "sendDocument", {"document": ("گزارش.xlsx", b"rows")}, chat_id="1001", caption="<b>گ</b>",
        parse_mode="HTML",
    )  # fmt: skip
    document = first.json()["result"]["document"]
    assert person.last().document == {
        "name": "گزارش.xlsx",
        "size": 4,
        "file_id": document["file_id"],
    }
    assert person.last().html == "<b>گ</b>"
    await api.of("sendDocument", chat_id=1001, document=document["file_id"])
    assert len(person.messages()) == 2


@pytest.mark.parametrize(
    ("method", "name", "data", "reason"),
    [
        ("sendDocument", "a", b"", "file must be non-empty"),
        ("sendPhoto", "a.png", b"no picture", "IMAGE_PROCESS_FAILED"),
        ("sendPhoto", "a.png", PNG + bytes(10 * MEGABYTE), "too big file for a photo"),
    ],
)
async def test_wrong_uploads_are_refused(
    api: Api, person: User, method: str, name: str, data: bytes, reason: str
) -> None:
    field = "photo" if method == "sendPhoto" else "document"
    response = await api.upload(method, {field: (name, data)}, chat_id="1001")
    assert refusal(response).description.startswith(f"Bad Request: {reason}")


@pytest.mark.long
async def test_uploads_over_50_megabytes_are_too_large(api: Api, person: User) -> None:
    big = bytes(50 * MEGABYTE + 1)
    response = await api.upload("sendDocument", {"document": ("big", big)}, chat_id="1001")
    assert refusal(response).code == 413


async def test_captions_hold_1024_characters(api: Api, person: User) -> None:
    response = await api.upload(
        "sendDocument", {"document": ("a", b"a")}, chat_id="1001", caption="x" * 1025
    )
    assert refusal(response).description == "Bad Request: message caption is too long"


async def test_a_missing_or_unknown_file_is_refused(api: Api, person: User) -> None:
    missing = await api.refused("sendDocument", chat_id=1001)
    assert missing.description == "Bad Request: there is no document in the request"
    unknown = await api.refused("sendPhoto", chat_id=1001, photo="nonsense")
    assert unknown.description.startswith("Bad Request: wrong remote file identifier")
    url = await api.refused("sendPhoto", chat_id=1001, photo="https://sms.ir/a.png")
    assert url.description == "Bad Request: failed to get HTTP URL content"


async def test_photos_show_with_their_size(api: Api, person: User) -> None:
    response = await api.upload("sendPhoto", {"photo": ("chart.png", PNG)}, chat_id="1001")
    sizes = response.json()["result"]["photo"]
    assert (sizes[0]["width"], sizes[0]["height"]) == (2, 1)
    assert person.last().photo == {"file_id": sizes[0]["file_id"], "width": 2, "height": 1}
    wrong = await api.refused("sendDocument", chat_id=1001, document=sizes[0]["file_id"])
    assert wrong.description == "Bad Request: can't use file of type Photo as Document"


async def test_albums_of_the_bot_are_two_to_ten_of_a_kind(api: Api, person: User) -> None:
    item = {"type": "document", "media": "attach://a"}
    files = {"a": ("a.txt", b"a")}
    good = await api.upload("sendMediaGroup", files, chat_id="1001", media=[item, item])
    sent = good.json()["result"]
    assert len({message["media_group_id"] for message in sent}) == 1
    for wrong in ([item], [item] * 11, [item, {**item, "type": "photo"}], "x"):
        response = await api.upload("sendMediaGroup", files, chat_id="1001", media=wrong)
        assert refusal(response).code == 400


async def test_an_album_of_a_person_is_one_group_with_one_caption(api: Api, person: User) -> None:
    await person.send_album([("1.png", PNG), ("2.png", PNG)], "دو عکس", as_photo=True)
    first, second = (update["message"] for update in await api.updates())
    assert first["media_group_id"] == second["media_group_id"]
    assert first["caption"] == "دو عکس"
    assert "caption" not in second
    assert first["photo"][0]["width"] == 2


async def test_only_pictures_can_be_sent_as_photos(person: User) -> None:
    with pytest.raises(PersonError, match="no picture"):
        await person.send_file("a.png", b"text", as_photo=True)


async def test_a_contact_arrives_with_its_number(api: Api, person: User) -> None:
    await person.share_contact("+989121234567", "مریم", "رضایی", 1001)
    contact = (await api.updates())[0]["message"]["contact"]
    assert contact == {
        "phone_number": "+989121234567",
        "first_name": "مریم",
        "last_name": "رضایی",
        "user_id": 1001,
    }


async def test_chat_actions_are_seen_and_checked(api: Api, person: User) -> None:
    await api.of("sendChatAction", chat_id=1001, action="typing")
    assert [(chat, kind) for _, chat, kind in api.twin.world.actions] == [(1001, "typing")]
    answer = await api.refused("sendChatAction", chat_id=1001, action="sleeping")
    assert answer.description == "Bad Request: wrong parameter action in request"
