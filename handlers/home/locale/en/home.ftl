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
home-number-sms = ✉️ Send an SMS
home-number-add = ➕ New contact
home-number-find = 🔍 Find contact
home-number-text = ✏️ Use it as the SMS text
home-revoked = ⚠️ The service no longer accepts this account's keys; link it again with /link.
home-hello-new =
    Hello, I'm <b>Sefid</b>, your White SMS assistant in Telegram.
    I send your SMS, show your credit and tell you what was delivered.
home-first = To begin, link your SMS.ir account.
home-broken =
    ⚠️ The keys of this account can no longer be opened (the bot's master key has changed).
    Please link the account again; nothing at SMS.ir is lost.
home-unattached =
    This group is not attached to an account yet.
    The account's owner adds it from “Account & credit” in the private chat with me.
# $count: scheduled SMS
home-scheduled = ⏰ Waiting: { $count } SMS, the nearest { $moment }
