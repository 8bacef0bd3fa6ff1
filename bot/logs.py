"""Logging: text for people or JSON for machines, redacted on the root handler.

Libraries that log what they carry are kept at WARNING at every level of ours: httpx and httpcore
log URLs, and python-telegram-bot logs at debug level each call with its parameters, which are the
words that people write.
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import TextIO

from stamina.instrumentation import RetryDetails, set_on_retry_hooks

from bot.redaction import Redactor
from bot.settings import Settings

LOUD = ("httpx", "httpcore", "aiohttp", "telegram", "asyncio", "uvicorn", "matplotlib", "PIL")
"""Libraries whose lines below WARNING hold URLs, bodies or mere noise."""

log = logging.getLogger(__name__)
redactor = Redactor()
"""What all handlers of this process hide."""


class TextFormatter(logging.Formatter):
    """One event is one line: a line break in a message could forge the next entry."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%d %H:%M:%S")
        head = f"{moment} {record.levelname:<7} {record.name}: {_one_line(record.getMessage())}"
        trace = _trace(self, record)
        return redactor.clean(f"{head}\n{trace}" if trace else head)


class JsonFormatter(logging.Formatter):
    """One JSON object a line, for machines."""

    def format(self, record: logging.LogRecord) -> str:
        event = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": redactor.clean(record.getMessage()),
        }
        trace = _trace(self, record)
        if trace:
            event["trace"] = redactor.clean(trace)
        return json.dumps(event, ensure_ascii=False)


def _one_line(text: str) -> str:
    return text.replace("\r", "\\r").replace("\n", "\\n")


def _trace(formatter: logging.Formatter, record: logging.LogRecord) -> str:
    return formatter.formatException(record.exc_info) if record.exc_info else ""


def set_up(settings: Settings, stream: TextIO | None = None) -> None:
    """Configure the root logger of this process, once, before anything is logged."""
    redactor.know(*secrets_of(settings))
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonFormatter() if settings.log_format == "json" else TextFormatter())
    set_on_retry_hooks([_repeated])
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level.upper())
    for name in LOUD:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))


def _repeated(details: RetryDetails) -> None:
    """Left alone, stamina prints to standard output, past the redaction and the chosen form."""
    message = "a read is tried again (%d) in %.2f s: %s"
    log.info(message, details.retry_num, details.wait_for, details.caused_by)


def secrets_of(settings: Settings) -> list[str]:
    """What stands in no line that anybody reads."""
    fields = [settings.bot_token, settings.bale_token, settings.webhook_secret]
    fields.append(settings.bale_webhook_secret)
    fields += [settings.secret_keys, settings.telegram_proxy, settings.bale_proxy]
    fields.append(settings.smsir_proxy)
    values = [secret.get_secret_value() for secret in fields if secret is not None]
    keys = settings.secret_keys.get_secret_value().split(",") if settings.secret_keys else []
    return [*values, *(key.strip() for key in keys)]
