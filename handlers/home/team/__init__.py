"""/team: colleagues of an account, the invitations by which they come, and joining by one."""

from handlers.home.team.by_reply import by_reply
from handlers.home.team.handover import handing, taking
from handlers.home.team.invitation import invitation
from handlers.home.team.inviting import inviting
from handlers.home.team.joining import join
from handlers.home.team.listing import team
from handlers.home.team.member import member, removal

SCREENS = (team, inviting, invitation, member, removal, join, by_reply, handing, taking)
