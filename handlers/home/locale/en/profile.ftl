# What Telegram shows of the bot before START, and when it is shared.
profile-name = Sefid · SMS.ir White SMS
profile-description = Sefid runs your SMS.ir White SMS account:

    ✉️ SMS to groups and contacts, with a preview and the cost before anything is sent
    👥 the address book, imported from Excel or your phone's contacts
    📊 delivery reports
    🎫 support tickets
    💳 credit, and a warning before it ends

    Press START and link your SMS.ir account.
profile-short-description = SMS.ir White SMS from Telegram: send, contacts, delivery reports, support.
