"""Refusals of the twin, because a bot must be tested against the words it will really meet.

The descriptions are those of the public Bot API server (github.com/tdlib/telegram-bot-api);
https://core.telegram.org/bots/api#making-requests gives the envelope they travel in.
"""

from __future__ import annotations

from typing import Any

OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)


class ApiError(Exception):
    """One refused call: HTTP status, description and, at times, ResponseParameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """Give the JSON object that Telegram answers with."""
        answer: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            answer["parameters"] = dict(self.parameters)
        return answer


class PersonError(Exception):
    """Something that a person could not do in the Telegram app (no such button, no such chat)."""


def bad_request(text: str) -> ApiError:
    """Build the commonest refusal, HTTP 400."""
    return ApiError(400, f"Bad Request: {text}")


def forbidden(text: str) -> ApiError:
    return ApiError(403, f"Forbidden: {text}")


def conflict(text: str) -> ApiError:
    return ApiError(409, f"Conflict: {text}")


def too_many_requests(retry_after: int) -> ApiError:
    """Build 429; the wait stands in whole seconds in parameters.retry_after."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def migrated(new_chat_id: int) -> ApiError:
    """Build the refusal of a basic group that is a supergroup now."""
    text = "group chat was upgraded to a supergroup chat"
    return ApiError(400, f"Bad Request: {text}", migrate_to_chat_id=new_chat_id)
