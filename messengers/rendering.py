"""How the engine's text, which is HTML, becomes the text that a messenger is given.

A messenger with a markup of its own brings a rendering; what has none shows plain text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from screens.text.bidi import align
from screens.text.formatting import clip, fitting, visible
from screens.text.labels import whole


class Rendering(Protocol):
    """`fields`: what a call says beside a text, so that it is read as it is meant."""

    fields: Mapping[str, Any]

    def text(self, text: str, units: int, *, rtl: bool) -> str:
        """A text of so many UTF-16 units at most, its lines turned the right way."""


class HtmlRendering:
    """For a messenger that reads HTML; what is too long goes as plain text."""

    fields: Mapping[str, Any] = {"parse_mode": "HTML"}

    def text(self, text: str, units: int, *, rtl: bool) -> str:
        return fitting(align(whole(text), rtl=rtl), units)


class PlainRendering:
    """For a messenger without any markup."""

    fields: Mapping[str, Any] = {}

    def text(self, text: str, units: int, *, rtl: bool) -> str:
        return clip(visible(align(whole(text), rtl=rtl)), units)
