"""The screens of payments, and what each opens with."""

from __future__ import annotations

from screens.route import Route
from screens.widgets import PageData

PAYMENTS = Route("payments", PageData)
PAYMENT_SUMS = Route("payment-sums", PageData)
