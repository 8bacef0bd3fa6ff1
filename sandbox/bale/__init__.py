"""The twin of Bale's Bot API: what is known of it, in its strictest reading, offline.

Written from docs.bale.ai and from what others have measured, alone: it shares no code with the bot.
What is not known for certain is a switch (`manner.BaleManner`), and by default the harder way.
"""

from __future__ import annotations

from sandbox.bale.serving import RunningBale, running_bale, serve
from sandbox.bale.twin import DEMO_TOKEN, BaleTwin

__all__ = ["DEMO_TOKEN", "BaleTwin", "RunningBale", "running_bale", "serve"]
