"""The bot's own HTTP, where the settings ask for it: its pages, and doors for webhooks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bot.running import Running
from bot.webhook_settings import hooks

if TYPE_CHECKING:
    from bot.web import UpdateDoor
    from bot.wires import MessengerWire
    from messengers.serving import Hook


def serve_pages(running: Running) -> None:
    """Raises `StopError` where the port cannot be had."""
    if running.settings.address is None:
        return
    from bot.web import Web  # noqa: PLC0415 (0.1 s that most runs do not need)

    running.web = Web(
        running.status,
        running.health,
        address=running.settings.address,
        request_seconds=running.tuning.request_seconds,
        doors=tuple(_doors(running)),
    )
    running.web.bind()


def _doors(running: Running) -> Iterator[UpdateDoor]:
    paths = {band: hook.path for band, hook in hooks(running.settings).items()}
    for wire in running.wires.values():
        if wire.hook is not None:
            yield _door(running, wire, wire.hook, paths[wire.band])


def _door(running: Running, wire: MessengerWire, hook: Hook, path: str) -> UpdateDoor:
    from bot.web import UpdateDoor  # noqa: PLC0415 (see above)

    async def take(batch: list[Any]) -> None:
        await running.arrivals.take(wire.band, [hook.whole(raw) for raw in batch])

    return UpdateDoor(
        path=path,
        header=hook.header,
        admits=hook.admits,
        is_open=lambda: wire.ready.is_set() and not running.workers.stop.is_set(),
        take=take,
    )
