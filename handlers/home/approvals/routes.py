"""The screens of approvals; what one opens with is `handlers.shared.approving.APPROVAL`."""

from handlers.shared import routes
from screens.widgets import PageData

APPROVALS = routes.APPROVALS.opening(PageData)
