# Colleagues: roles, invitations, joining.

team-title = 🤝 <b>Team</b>
team-role = { $role ->
    [owner] Owner
    [manager] Manager
    [writer] Writer
    [accountant] Accountant
   *[viewer] Viewer
}
team-may = { $role ->
    [owner] Everything.
    [manager] Sends SMS, keeps contacts and groups, sees reports, credit and tickets. Invites nobody and does not unlink the account.
    [writer] Writes and prepares SMS but does not send them; adds contacts. Sees numbers masked, and neither credit nor reports.
    [accountant] Sees credit, payments, tickets and who did what. Sees neither contacts nor SMS.
   *[viewer] Only looks: reports, and contacts with masked numbers.
}
team-nameless = nameless
team-alone = You have no colleagues yet. Invite somebody and choose what they may do.
# $count: colleagues
team-count = { $count ->
    [one] You have one colleague.
   *[other] You have { $count } colleagues.
}
# $count: open invitations
team-waiting = { $count ->
    [one] One invitation is open.
   *[other] { $count } invitations are open.
}
team-invite = ➕ Invite a colleague
# $name: who asks
team-asks = ❔ { $name } asks to join
# $role: of the invitation
team-invited = ⏳ Invitation: { $role }
team-nobody = You have no role in this account.
team-you-are = Your role: <b>{ $role }</b>
team-leave = 🚪 Leave this account
team-leave-yes = 🚪 Yes, leave
# $business: bold name
team-leave-sure = You are leaving the team of { $business }. To come back you'll need a new invitation. What you have scheduled becomes the owner's and is held until they say so.
team-left = ✅ You have left this account.
team-invite-what = Which role will your new colleague have? I'll make a link that works once, for 24 hours; when they come, you confirm that it's really them.
# $role: its name
team-role-is = <b>{ $role }</b>
team-private-only = Invite colleagues in the private chat with me.
team-many-open = You have { $count } open invitations; revoke some first. No new one was made.
team-no-link = I can't make a link yet; press again in a moment. None was made.
# $role: of the invitation
team-link = 🔗 Invitation link (role: <b>{ $role }</b>). It is shown only once: copy it and send it to your colleague.
team-invitation-title = ✉️ <b>Invitation</b>
team-invitation-over = This invitation is no longer valid.
team-until = It works until { $moment }.
team-nobody-came = Nobody has opened it yet.
# $name: bold; $id: of the person, as operators write it
team-came = { $name } (id { $id }) has accepted and is waiting for you to confirm.
team-came-how = If you don't know this person, refuse; they see nothing until you confirm.
team-confirm = ✅ Yes, it's them
team-refuse = ❌ No, refuse
team-revoke = 🗑 Revoke
team-revoked = Revoked; the link no longer works.
# $name: bold; $role: given
team-joined = ✅ { $name } is now your colleague. Role: { $role }.
team-link-over = This invitation no longer works: it has expired, was revoked, or somebody else has used it. Ask the owner for a new link.
team-already = You already belong to this account; no invitation is needed.
team-reply-how = In a group that is attached to the account, reply to a message of that person with /role. (A message of a channel, a bot or a hidden admin does not say who it is.) To invite by a link: /team.
team-reply-owner = This is the account's owner, whose role does not change.
# $name: bold
team-reply-what = 🤝 Which role should { $name } have? They become your colleague at once, and I'll let them know.
team-asked = ✅ The owner has your request. I'll let you know when it is confirmed.
# $business: bold name; $role: of the invitation
team-join = 🤝 { $business } invites you. Role: <b>{ $role }</b>.
team-join-how = If you accept, the owner is shown your name and your id in this messenger.
team-join-yes = ✅ Accept
# $name: bold
team-member = 👤 { $name }
team-member-gone = This person is no longer your colleague.
team-since = In the team since { $date }.
# $messenger: its name
team-where = Messenger: { $messenger }
team-away = ⚠️ They have left this account's group; until you allow it they can only look, and send and change nothing.
team-away-you = ⚠️ You are not in this account's group any more; until the owner allows it or you come back to the group, you can only look.
team-away-back = ✅ Still a colleague
team-numbers = Whole numbers
team-hand = 🤝 Hand the account over
# $name, $business: bold
team-hand-sure = Should { $name } become the owner of the account { $business }? They have to accept in their private chat within 24 hours.
# $role: of the former owner
team-hand-then = Once they accept, keys, colleagues and all decisions are theirs, and you stay. Your role: { $role }. What is scheduled or on its way goes on. You cannot take it back yourself.
team-hand-yes = 🤝 Yes, hand it over
# $name: bold; $moment
team-hand-waits = ⏳ Waiting for { $name } until { $moment }. You are the owner until then.
team-hand-withdraw = ❌ Withdraw the offer
team-hand-withdrawn = ✅ Withdrawn; you are the owner.
team-take-look = 🤝 You are offered the account
# $name, $business: bold
team-take-sure = { $name } wants to hand the account { $business } over to you. If you accept, you will own it:
# $role: of the former owner
team-take-then = The keys are kept in your name, colleagues stay, what is scheduled goes on, and the present owner becomes your colleague. Their role: { $role }.
team-take-yes = ✅ Accept and own it
team-take-no = ❌ No
team-take-over = This offer is over: its time has passed or it was withdrawn. Nothing was changed.
team-take-many = You have as many accounts as one person may, or these very keys are linked in your name as well; unlink one first. Nothing was changed.
team-take-declined = You did not accept; nothing was changed.
# $business: bold
team-taken = ✅ You own the account { $business } from now on.
team-limit = ✏️ SMS a day
team-limit-none = Daily limit: none
# $most: SMS a day; $left: of today's
team-limit-is = Daily limit: { $most ->
    [one] one SMS
   *[other] { $most } SMS
} ({ $left } left today)
team-limit-ask = How many SMS a day may leave in this colleague's name or with their approval? Each part counts as one, and a day begins at midnight in Tehran. Type it or choose.
team-limit-unread = That is no number; type how many SMS a day.
# $count: SMS
team-limit-chip = { $count } SMS
team-limit-off = No limit
team-remove = 🗑 Remove
# $role: given
team-role-now = The role is now { $role }.
# $name: bold
team-remove-sure = Remove { $name }? From then on they can see and do nothing.
# $count: campaigns
team-remove-planned = { $count ->
    [one] One SMS of theirs is scheduled.
   *[other] { $count } SMS of theirs are scheduled.
} Should that stay (in your name) or stop?
team-remove-yes = 🗑 Remove
team-remove-keep = 🗑 Remove, keep their SMS
team-remove-stop = 🛑 Remove, stop their SMS
# $name: bold
team-removed = { $name } is no longer your colleague.
errors-changed-team = Something has changed meanwhile, so nothing was done. Look at it again, please.
