"""What all three bots show: a text and a keyboard of the size of Sefid's help screen, in Persian.

Same bytes on the wire, so that the bots are compared and not their screens.
"""

from __future__ import annotations

_LETTERS = "".join(chr(0x0627 + step) for step in range(20))

TEXT = f"<b>{_LETTERS[:12]}</b>\n" + "\n".join(
    f"{_LETTERS} {_LETTERS} {_LETTERS}" for _ in range(4)
)
ROWS = tuple(
    tuple(f"\U0001f517 {_LETTERS[place : place + 12]}" for place in row)
    for row in ((0, 1), (2, 3), (4,), (5, 6))
)
