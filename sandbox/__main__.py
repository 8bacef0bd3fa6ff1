"""`python -m sandbox smsir|telegram|bale`: a twin by itself, for another program to speak to."""

from __future__ import annotations

import argparse
import asyncio
import importlib
import sys

from sandbox.server import told_to_stop
from sandbox.smsir import running_smsir


def main(arguments: list[str] | None = None) -> int:
    options = _parse(arguments)
    try:
        if options.twin == "smsir":
            asyncio.run(_serve_smsir(options.port))
        else:
            # Imported here: running one twin must not need the other.
            messenger = importlib.import_module(f"sandbox.{options.twin}")
            token = options.token or messenger.DEMO_TOKEN
            asyncio.run(messenger.serve(port=options.port, token=token))
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        print(f"cannot serve at port {options.port}: {error}", file=sys.stderr)
        return 1
    return 0


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    twins = parser.add_subparsers(dest="twin", required=True)
    smsir = twins.add_parser("smsir", help="the SMS.ir web service")
    telegram = twins.add_parser("telegram", help="the Telegram Bot API, with a chat page")
    bale = twins.add_parser("bale", help="Bale's Bot API, with a chat page")
    for app, port in ((smsir, 8801), (telegram, 8802), (bale, 8803)):
        app.add_argument("--port", type=int, default=port, help="0 takes a free one")
    for app in (telegram, bale):
        app.add_argument("--token", help="the bot token it accepts (default: the demo's)")
    return parser.parse_args(arguments)


async def _serve_smsir(port: int) -> None:
    async with running_smsir(port=port) as running:
        print(f"{running.url}  UserApiKey demo-key  SecretKey demo-secret", flush=True)
        await told_to_stop()


if __name__ == "__main__":
    sys.exit(main())
