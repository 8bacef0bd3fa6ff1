"""Settings of the property tests: fixtures of a function may be shared by its examples."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from tests.examples import tries

calm = settings(
    tries(60),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
brief = settings(calm, max_examples=tries(25).max_examples)
