# Home and the two menus.

# Labels of the keyboard below the chat; typed, they are commands.
menu-send = ✉️ Send SMS
menu-contacts = 👤 Contacts
# As it stood on keyboards that are still under old chats.
menu-contacts-old = 👥 Contacts
menu-reports = 📊 Reports
menu-support = 🎫 Support
menu-account = 💳 Account & credit
menu-settings = ⚙️ Settings

home-groups = 👥 Groups
home-scheduled-label = ⏰ Scheduled SMS
home-drafts = 📝 Drafts
home-occasions = 🎉 Occasion texts
home-notifications = 🔔 Notifications
home-transactions = 🧾 Transactions
home-faq = 💡 FAQ
home-help = ❓ Help
home-more = 🧰 More
home-more-title = <b>More</b>
home-continue = ✏️ Continue the unfinished SMS
home-continue-ticket = ✏️ Continue the unfinished ticket
home-private = 💬 Private chat

# $business: name of the business, bold
home-hello = Hello { $business } 🌱
home-hello-nobody = Hello 🌱
home-hint = Any time, just send me the text of an SMS, a number, a contact or a file of contacts.
home-what = What would you like to do?

# $credit: bold number, $at: when the service said so
home-credit = 💳 Credit: { $credit } (as of { $at })
home-no-credit = ⚠️ Credit: { $credit } (as of { $at }). Top it up before sending.
# $left: days in words, bold
home-plan = ⏳ Plan ends in { $left }
home-plan-soon = ⚠️ Plan ends in { $left }. Renew it in time.
home-last-day = ⚠️ Your plan ends today. Renew it in time.
home-expired = ⚠️ Your plan has ended. Renew it before sending.
# $moment: date and time, $count: recipients, $state: how it stands
home-last-sending = { $count ->
    [unsaid] ✉️ Last SMS: { $moment }, number of people unknown; { $state }
    [one] ✉️ Last SMS: { $moment }, to { $count } person; { $state }
   *[other] ✉️ Last SMS: { $moment }, to { $count } people; { $state }
}
home-sending-now = in progress
home-sending-unknown = outcome unknown, see Reports
home-sending-none = not sent
home-sending-undone = cancelled
home-sending-done = sent
# $count: phones
home-sending-reached = delivered to { $count }
# $count: notifications
home-unread = { $count ->
    [one] 🔔 { $count } unread notification
   *[other] 🔔 { $count } unread notifications
}
# $count: tickets
home-answered = { $count ->
    [one] 🎫 Support has answered { $count } ticket
   *[other] 🎫 Support has answered { $count } tickets
}
# $what: what was begun
home-half-done = ✏️ Unfinished: { $what }
home-half-sms = an SMS
home-half-ticket = a ticket
home-and = { " and " }

# $count: numbers that were typed
home-number-what = { $count ->
    [one] What would you like to do with this number?
   *[other] What would you like to do with these { $count } numbers?
}
# $count: pieces that look like numbers
home-number-missed = { $count ->
    [one] This is no Iranian mobile number and is left out:
   *[other] These { $count } are no Iranian mobile numbers and are left out:
}
home-picture = An SMS carries no picture. Write the text of the SMS, or send a list of contacts as Excel, CSV or vCard.
home-number-over = No more than { $most } numbers fit at once; this piece was not added.
home-number-sms = ✉️ Send an SMS
home-number-add = ➕ New contact
home-number-find = 🔍 Find contact
home-number-text = ✏️ Use it as the SMS text
home-revoked = ⚠️ The service no longer accepts this account's keys; link it again with /link.
home-hello-new =
    Hello, I'm <b>Sefid</b>, your White SMS assistant.
    I send your SMS, show your credit and tell you what was delivered.
home-first = To begin, link your SMS.ir account.
# $business: bold name; $role: of the invitation
home-invited =
    ⏳ The invitation of { $business } (role: <b>{ $role }</b>) waits for the owner to confirm it; I'll let you know.
    If you have an SMS.ir account of your own, you can link that, too.
home-broken =
    ⚠️ The keys of this account can no longer be opened (the bot's master key has changed).
    Please link the account again; nothing at SMS.ir is lost.
home-unattached =
    This group is not attached to an account yet.
    The account's owner adds it from “Account & credit” in the private chat with me.
# $count: scheduled SMS
home-scheduled = ⏰ Waiting: { $count } SMS, the nearest { $moment }

# Several accounts. $business: bold name with its colour, $name: the same as plain text
branch-switch = 🏬 My accounts
branch-title = <b>My accounts</b>
# $credit: number
branch-credit = { $business }: credit { $credit }
branch-low = { $business }: ⚠️ credit { $credit }, running low
branch-empty = { $business }: ⚠️ credit { $credit }; nothing can be sent
# $left: days in words
branch-soon = { $business }: credit { $credit }, ⚠️ plan ends in { $left }
branch-ended = { $business }: ⚠️ the plan has ended
branch-refused = { $business }: ⚠️ the service refuses its keys
branch-unsaid = { $business }: credit unknown (the service did not say)
branch-silent = { $business }: credit unknown (no answer)
# $at: when that was so
branch-silent-since = { $business }: credit unknown (no answer); at { $at } it was { $credit }
branch-asking = { $business }: asking…
branch-total = All credits together: { $credit }
# $count: accounts that said it
branch-total-known = { $count ->
    [one] Credit of the one account that said it: { $credit }
   *[other] Credits of the { $count } accounts that said it: { $credit }
}
branch-now = You are working with { $business }.
branch-on = ☑️ { $name }
branch-off = ⬜ { $name }
# $dot: its colour
branch-edit = ✏️ { $dot } Name, colour
branch-add = ➕ Add an account
branch-turned = ✅ You now work with { $business }.
branch-turned-toast = You now work with { $name }.
branch-gone = This account is no longer linked to this chat. Nothing was changed.
branch-group = This group works with { $business }. To attach it to another account, choose that account in a private chat with me and add the group from “Account & credit”.
branch-topic = This topic works with { $business }. To attach it to another account, choose that account in a private chat with me and add the group from “Account & credit”.
branch-card = { $business }
branch-colour-ask = This colour tells it apart from your other accounts; choose another one, or change its name.
branch-work = 🏬 Work with { $name }
branch-rename = ✏️ Rename
branch-coloured = ✅ Colour changed
# $most: characters
branch-name-ask = Write the new name of { $business } (up to { $most } characters). Only this bot shows it.
branch-name-long = A name has between one and { $most } characters. The name was not changed.
branch-named = ✅ Renamed.
branch-elsewhere = This is of the account { $business }.
branch-elsewhere-topic = This is of the account { $business }; go on in the topic that is attached to it. Nothing was done.
branch-turn = 🏬 Work with { $name } and go on
# $count: scheduled SMS of the other accounts
branch-waiting = ⏰ { $count } SMS wait in your other accounts; /switch leads there.
home-team = 🤝 Team
home-approvals = 🔏 Approvals
