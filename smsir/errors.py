# ruff: noqa: N818 - the names say what happened; "Error" would add nothing
"""What can go wrong with a call, told so that the caller knows whether anything happened.

    SmsIrError
    |- Refused            the service said no, in its own words: nothing was done
    |  |- BadCredentials  wrong keys, or a fresh token refused again
    |  |- AccountExpired  the account or its plan has ended
    |  '- NoCredit        not enough credit
    |- NotSent            (= Unavailable) no connection was made: nothing was done
    |- Unclear            the request may have reached the service
    |  |- TimedOut        no answer in time (one read, one write, or the total deadline)
    |  |- Dropped         the connection was lost after the request left
    |  |- Unreadable      an answer that is no answer: HTML, 5xx, broken JSON, too long, a redirect
    |  |- ServiceFault    the service's own failure ("Object reference not set...")
    |  '- TokenRefused    the token was not accepted, by a write (a read is asked again)
    '- ForbiddenDownload  a file address that may not be fetched (see ``reason``)

The class says what was seen; ``maybe_processed`` says whether a change may have been made. The
second is what money depends on: it is False for every read, since a read changes nothing.
No error ever holds the token, the keys or the text of an SMS.
"""

from __future__ import annotations


class SmsIrError(Exception):
    """Base of all. ``service_message`` is the service's own text (usually Persian), or None."""

    def __init__(
        self,
        operation: str,
        *,
        service_message: str | None = None,
        error_code: int | None = None,
        status: int | None = None,
        detail: str = "",
    ) -> None:
        super().__init__(operation, detail)
        self.operation = operation
        self.service_message = service_message
        self.error_code = error_code
        self.status = status
        self.detail = detail

    @property
    def maybe_processed(self) -> bool:
        """Whether the service may have carried out a change that was asked for."""
        return False

    def __str__(self) -> str:
        parts = [f"{type(self).__name__} in {self.operation}"]
        if self.status is not None:
            parts.append(f"HTTP {self.status}")
        if self.error_code:
            parts.append(f"code {self.error_code}")
        if self.detail:
            parts.append(self.detail)
        return ", ".join(parts)

    def __repr__(self) -> str:
        return f"<{self}>"


class Refused(SmsIrError):
    """Tell that the service said no (IsSuccessful false, or a 4xx with its envelope)."""


class BadCredentials(Refused):
    """Tell that GetToken refused the keys, or that a fresh token was refused as well."""


class AccountExpired(Refused):
    """Tell that the refusal speaks of an account or plan that has ended."""


class NoCredit(Refused):
    """Tell that the refusal speaks of missing credit."""


class NotSent(SmsIrError):
    """Tell that no connection was made: DNS, refused, TLS, connect timeout, no free slot."""


Unavailable = NotSent


class Unclear(SmsIrError):
    """Tell that the request may have reached the service; ``write`` marks a change."""

    def __init__(
        self,
        operation: str,
        *,
        write: bool = False,
        service_message: str | None = None,
        error_code: int | None = None,
        status: int | None = None,
        detail: str = "",
    ) -> None:
        super().__init__(
            operation,
            service_message=service_message,
            error_code=error_code,
            status=status,
            detail=detail,
        )
        self.write = write

    @property
    def maybe_processed(self) -> bool:
        return self.write


class TimedOut(Unclear):
    """Tell that no whole answer came in time."""


class Dropped(Unclear):
    """Tell that the connection was lost after the request had left."""


class Unreadable(Unclear):
    """Tell that the answer is not one: HTML, 5xx, broken or endless body, redirect."""


class ServiceFault(Unclear):
    """Tell that the service itself failed, whatever its IsSuccessful says.

    A sending that was turned down in words that are no known refusal is one too.
    """


class TokenRefused(Unclear):
    """Tell that the token was not accepted. A read never ends so, for it is asked again."""


class ForbiddenDownload(SmsIrError):
    """Tell that a file address may not be fetched.

    ``reason`` is one of: ``scheme``, ``host``, ``userinfo``, ``operation`` (a call of the web
    service), ``address`` (private, loopback or link-local), ``redirect``, ``too-large``,
    ``malformed``.
    """

    def __init__(self, reason: str, *, status: int | None = None) -> None:
        super().__init__("download", status=status, detail=reason)
        self.reason = reason
