"""Objects as the Bot API writes them: https://core.telegram.org/bots/api#available-types."""

from __future__ import annotations

from sandbox.bot_api.model import Account, Chat, File, Json, Note

_ADMIN_RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages",
    "can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info",
    "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_pin_messages", "can_manage_topics",
)  # fmt: skip


def user_json(account: Account) -> Json:
    """Write User; a bot has no language code."""
    user: Json = {"id": account.id, "is_bot": account.is_bot, "first_name": account.first_name}
    if account.last_name:
        user["last_name"] = account.last_name
    if account.username:
        user["username"] = account.username
    if account.language_code and not account.is_bot:
        user["language_code"] = account.language_code
    return user


def chat_json(chat: Chat, account: Account | None = None) -> Json:
    """Write Chat; a private one bears its person's names."""
    if chat.type != "private":
        forum: Json = {"is_forum": True} if chat.is_forum else {}
        return {"id": chat.id, "type": chat.type, "title": chat.title, **forum}
    body: Json = {"id": chat.id, "type": "private"}
    if account is not None:
        body["first_name"] = account.first_name
        if account.last_name:
            body["last_name"] = account.last_name
        if account.username:
            body["username"] = account.username
    return body


def file_json(file: File) -> Json:
    """Write Document."""
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_name": file.name,
        "mime_type": file.mime,
        "file_size": len(file.data),
    }


def photo_json(file: File) -> list[Json]:
    """Write the PhotoSize list: one size, the photo's own."""
    return [
        {
            "file_id": file.file_id,
            "file_unique_id": file.unique_id,
            "width": file.width,
            "height": file.height,
            "file_size": len(file.data),
        }
    ]


def download_json(file: File) -> Json:
    """Write File, which says where it can be downloaded."""
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.data),
        "file_path": file.path,
    }


def note_json(note: Note, person: Account | None, reply: Note | None = None) -> Json:
    """Write Message; a reply is shown one level deep, as the API does."""
    body: Json = {
        "message_id": note.number,
        "from": user_json(note.sender),
        "chat": chat_json(note.chat, person),
        "date": note.date,
    }
    if note.topic is not None:
        body |= {"message_thread_id": note.topic, "is_topic_message": True}
    if note.edited is not None:
        body["edit_date"] = note.edited
    prefix = "caption" if note.file else "text"
    if note.text:
        body[prefix] = note.text
        if note.entities:
            body["entities" if prefix == "text" else "caption_entities"] = note.entities
    if note.file is not None:
        key = "photo" if note.file.is_photo else "document"
        body[key] = photo_json(note.file) if note.file.is_photo else file_json(note.file)
    if note.contact is not None:
        body["contact"] = note.contact
    if note.inline is not None:
        body["reply_markup"] = note.inline
    if note.album is not None:
        body["media_group_id"] = note.album
    if reply is not None:
        body["reply_to_message"] = note_json(reply, person)
    return {**body, **note.extra}


def member_json(account: Account, status: str) -> Json:
    """Write ChatMember of any status that the twin knows."""
    body: Json = {"status": status, "user": user_json(account)}
    if status == "creator":
        body["is_anonymous"] = False
    elif status == "administrator":
        body |= {right: right not in ("is_anonymous", "can_be_edited") for right in _ADMIN_RIGHTS}
    elif status == "kicked":
        body["until_date"] = 0
    return body
