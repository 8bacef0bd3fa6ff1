"""Refusals of Bale, as far as anybody has written them down."""

from __future__ import annotations

from sandbox.bot_api.errors import ApiError


def not_implemented(method: str) -> ApiError:
    """Build the answer of a method that is there by name only."""
    return ApiError(501, f"Not Implemented: {method}")


def no_method() -> ApiError:
    return ApiError(404, "Not Found: method not found")


def no_token(code: int) -> ApiError:
    """Build the refusal of a token; its status differs from server to server."""
    return ApiError(code, "Bad Request: Token not found")


def denied() -> ApiError:
    """Build what a bot is told that may not do something."""
    return ApiError(403, "Forbidden: permission_denied")
