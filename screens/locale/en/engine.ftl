# Words of the conversation engine itself: navigation, stale buttons, hints.
nav-back = ⬅️ Back
nav-home = 🏠 Home
nav-again = ⬅️ To the screen
nav-cancel = ❌ Cancel
nav-refresh = 🔄 Refresh
nav-retry = 🔄 Try again

# $page: the page that the button leads to, $pages: how many there are
nav-previous = ◀️ Previous ({ $page })
nav-next = ▶️ Next ({ $page })
nav-next-of = ▶️ Next ({ $page } of { $pages })

# The name of the language in itself.
language-name = English

# $month: its number in the calendar of the language
format-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
# As short as it can be read: for charts.
format-month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
# $day: from 1, Monday
format-weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}

# $day: ISO number of the weekday
format-weekday-short = { $day ->
    [1] Mo
    [2] Tu
    [3] We
    [4] Th
    [5] Fr
    [6] Sa
   *[7] Su
}

# $weekday, $date, $time: as shown
format-moment = { $weekday }, { $date }, { $time }
# $count: the number
format-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
format-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
format-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
format-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}

engine-stale = That button is out of date; here is the current screen.
engine-forged = That button is not from this conversation.
engine-not-yours = That button is not yours.
engine-denied = This is not for your role; nothing was done. The owner of the account can change your role.
engine-lost = This part changed when the bot was updated, so we are back home. Nothing was sent.
engine-no-text = No text is needed here; press one of the buttons or send <b>/help</b>.
engine-no-file = Files and photos are not read here; press one of the buttons.
engine-no-contact = Contacts are not read here; press one of the buttons.
engine-no-edit = Edits of an earlier message are not read; send the new text again.
engine-other = I can't read this kind of message; please write, or press a button.
engine-unknown-command = I don't know that command. All commands: /help
engine-button-text = That is the name of a button; press the button itself, or write something else.
engine-cancelled = You've left this page. Nothing new was sent, and what you confirmed before still stands.
# $ref: reference code of the log
engine-bug = Something went wrong on the bot's side and was recorded (reference { $ref }). What you wrote is still here.
engine-render-failed = This screen cannot be shown right now.
engine-too-fast = Messages are coming in faster than I can read them, and some were skipped. Please wait a moment.
engine-repeat = The messenger did not answer; you may have seen this message once before.
engine-file-unsure = The messenger did not answer, so the file may not have reached you. If it is not below, ask for it again.
engine-file-forbidden = The bot may not send files in this chat; ask an admin of the group, or ask in the private chat.
engine-shut-out = The bot may not write in that group or topic, so it could not answer there. Ask an admin to let it, or go on here.
engine-secret-gone = I deleted what you sent without reading it. I only read text here; please type it.
engine-secret-misplaced = That looked like the keys of an account, so I deleted it unread and did nothing with it. To link an account: /link
engine-erased-not = I couldn't delete your message; please delete it yourself.
engine-odd = This row holds a value that cannot be worked with here; you'll find it in the panel.
engine-unstored = Nothing can be recorded right now, so this was not done: nothing was sent by it, and nothing was stopped. Try again in a while, and tell the bot's operator.

# $account: name of the account
engine-other-work = ⚠️ What was open here was begun for the account “{ $account }”, and this chat works with another account now. Nothing was sent or changed.
engine-other-work-gone = ⚠️ What was open here was begun for another account, which is no longer linked here. Nothing was sent or changed.
engine-other-thing = This message is about the account “{ $account }”, and this chat works with another account now. Nothing was done.
engine-other-thing-gone = This message is about another account, which is no longer linked here. Nothing was done.

# The bare word that a person may type to leave what is being done.
engine-cancel-word = cancel

# Telegram passes no other messages of a group on.
ask-in-group = In a group, write it as a reply to this message.

# The calendar
calendar-before = ◀️ Previous
calendar-after = ▶️ Next
calendar-nothing = Choose a day that is still ahead.

# $signs: those in the quoted text that this messenger shows otherwise
engine-exact-note = This app shows { $signs } in the text above as look-alikes. The text itself is exactly as it was written; the button below gives it as it is.
engine-exact-beside = This app shows { $signs } in the text above as look-alikes. The text itself is exactly as it was written; the file below has it as it is.
engine-exact-copy = 📋 Copy exact text
engine-exact-file = 📎 Exact text file
engine-exact-name = exact-text.txt
