"""How long a test waits for the event that it means, before it calls it missing.

Long, since a busy machine is no bug; a test that passes never waits so long. Where that something
does *not* happen is to be seen, the test says a short time of its own.
"""

PATIENCE = 120.0
"""Seconds."""
