# One person in Telegram and in Bale.

# $messenger: which one
messengers-name = { $messenger ->
    [bale] Bale
   *[telegram] Telegram
}
messengers-button = 🔗 Telegram and Bale
messengers-title = 🔗 <b>Telegram and Bale</b>
messengers-how =
    If you are in both messengers, connect them: you'll have the same accounts, the same scheduled SMS and the same roles in both.
    Get a code in one of them; in the other, come to this page (settings, 🔗) and write it.
messengers-private = This is done in the private chat with the bot.
messengers-make = 🔗 Get a code
# $messenger: the other one
messengers-go = 💬 The bot in { $messenger ->
    [bale] Bale
   *[telegram] Telegram
}
# $code: eight letters and digits
messengers-code = Your code: { $code }
# $messenger: the other one; $count: minutes
messengers-code-how =
    Open the bot in { $messenger ->
        [bale] Bale
       *[telegram] Telegram
    }, go to settings, then 🔗, and send this code. It is good for { $count } minutes and works once.
    Give it to nobody: whoever writes it works with your accounts.
messengers-copy = 📋 Copy the code
# $count: letters of a code, $without: those that none has
messengers-no-code = I didn't understand that; a code has { $count } Latin letters and digits (never { $without }), and is made on this page in the other messenger.
# $count: how many more times
messengers-wrong = This code is wrong or too old; nothing was connected. { $count ->
    [0] You can't write another one for now.
    [one] You can write one more.
   *[other] You can write { $count } more.
}
# $count: minutes
messengers-wait = You wrote five wrong codes. { $count ->
    [one] Write again in { $count } minute.
   *[other] Write again in { $count } minutes.
}
messengers-same = This code was made in this same messenger. Get it, or write it, in the other one.
# $name: who made the code; $messenger: where
messengers-ask =
    { $name } got this code in { $messenger ->
        [bale] Bale
       *[telegram] Telegram
    }.
    If that is you, connect them; from then on both work with all accounts. Never confirm a code that somebody else gave you.
messengers-yes = ✅ That's me, connect
messengers-over = This code no longer works; nothing was connected. Get a fresh one.
# $here, $there: messengers
messengers-joined = ✅ You are connected in { $here ->
    [bale] Bale
   *[telegram] Telegram
} and { $there ->
    [bale] Bale
   *[telegram] Telegram
}: accounts, scheduled SMS and roles are the same.
# $name: who used the code; $messenger: from where
messengers-used =
    🔗 Your code was used: { $name } wrote it in { $messenger ->
        [bale] Bale
       *[telegram] Telegram
    } and works with all your accounts from there now.
    If that was not you, disconnect right now with the button below.
messengers-place-ask = Where should news and results come?
messengers-last = Wherever I was last
# $name: of a place
messengers-on = ☑️ { $name }
messengers-off = ⬜ { $name }
messengers-part = 🗑 Disconnect
messengers-part-ask = Disconnect Telegram and Bale? Each keeps only the accounts that you linked there.
messengers-part-yes = 🗑 Disconnect
messengers-parted = Telegram and Bale are disconnected.
