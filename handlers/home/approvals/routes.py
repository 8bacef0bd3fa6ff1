"""The screens of approvals; what one opens with is `handlers.shared.approving.APPROVAL`."""

from handlers.shared import routes
from screens.route import Route
from screens.screen import NoData
from screens.widgets import PageData

APPROVALS = routes.APPROVALS.opening(PageData)
APPROVAL_RULES = Route("apprv-rules", NoData)
