"""The screens of payments, and what each opens with."""

from __future__ import annotations

from handlers.payments.data import PageData
from screens.route import Route

PAYMENTS = Route("payments", PageData)
PAYMENT_SUMS = Route("payment-sums", PageData)
