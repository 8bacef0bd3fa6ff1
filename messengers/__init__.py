"""The wire: what knows a messenger.

python-telegram-bot looks for cryptography to open the documents of Telegram Passport, and loads a
dozen modules of keys and certificates with it, worth 0.8 MB. Nobody sends this bot a passport, and
the library does without: so it is imported here, before anything else of this room, and what it
asks for first cannot be imported meanwhile.
"""

import sys

_PASSPORT = "cryptography.hazmat.backends"

if _PASSPORT not in sys.modules:
    sys.modules[_PASSPORT] = None  # type: ignore[assignment]  # The import system, 5.3.1
    try:
        import telegram  # noqa: F401
    finally:
        del sys.modules[_PASSPORT]
