"""Settings of the property tests: no deadline, for a busy machine is no bug."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

calm = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
brief = settings(calm, max_examples=25)
