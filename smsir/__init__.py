"""A typed async client of the SMS.ir White SMS web service; needs nothing else of Sefid.

async with Http() as http:
    account = SmsIr(http, user_api_key, secret_key)
    info = await account.account.info()

The names stand in `smsir.public`. They are loaded at the first use of one of them, so that who
needs only the tools of `smsir.text` starts in a fifth of the time: a process that reads one file.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smsir.public import *  # noqa: F403 (each of them is ours)
else:

    def __getattr__(name: str) -> object:
        return getattr(import_module("smsir.public"), name)
