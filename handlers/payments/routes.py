"""The screens of payments, and what each opens with."""

from __future__ import annotations

from handlers.shared import routes
from screens.route import Route
from screens.widgets import PageData

PAYMENTS = routes.PAYMENTS.opening(PageData)
PAYMENT_SUMS = Route("payment-sums", PageData)
