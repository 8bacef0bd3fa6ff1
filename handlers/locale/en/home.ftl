# Home and the two menus.

# Labels of the keyboard below the chat; typed, they are commands.
menu-send = ✉️ Send SMS
menu-contacts = 👥 Contacts
menu-reports = 📊 Reports
menu-support = 🎫 Support
menu-account = 💳 Account & credit
menu-settings = ⚙️ Settings

home-groups = 🗂 Groups
home-drafts = 📝 Drafts
home-occasions = 🎉 Occasion texts
home-notifications = 🔔 Notifications
home-transactions = 🧾 Transactions
home-faq = 💡 FAQ
home-help = ❓ Help
home-continue = ✏️ Continue the unfinished SMS
home-private = 💬 Private chat

# $business: name of the business, bold
home-hello = Hello { $business } 🌱
home-hello-nobody = Hello 🌱
home-what = What shall I do?
home-revoked = ⚠️ The service no longer accepts this account's keys; link it again with /link.
home-hello-new =
    Hello, I am <b>Sefid</b>, your assistant for White SMS in Telegram.
    I send SMS, show the credit and tell you what was delivered.
home-first = To begin, link your SMS.ir account.
home-broken =
    ⚠️ The keys of this account can no longer be opened (the bot's master key has changed).
    Please link the account again; nothing at SMS.ir is lost.
home-unattached =
    This group is not attached to an account yet.
    The account's owner adds it from “Account & credit” in the private chat with me.
home-keyboard = The main menu is ready below the chat.
