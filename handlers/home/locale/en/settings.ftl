# Settings of one chat.

settings-title = <b>Settings</b>
settings-saved = ✅ Saved

settings-language-now = Language: English
settings-language-button = 🌐 Language
settings-language-ask = Which language do you prefer?
settings-language-changed = From now on I'll speak English.

settings-digits-on = Digits: Persian (۱۲۳)
settings-digits-off = Digits: Latin (123)
settings-digits-to-latin = 🔢 Latin digits
settings-digits-to-persian = 🔢 Persian digits

# $hours: the hours in words
settings-quiet-now = Quiet hours: { $hours }
settings-quiet-none = none
# $start, $end: hours as shown
settings-quiet-hours = from { $start } to { $end }
settings-quiet-button = 🌙 Quiet hours
# $messenger: where it is read
settings-quiet-what =
    <b>Quiet hours</b>
    If you send an SMS in these hours, I warn you before it goes out; I do not stop you. Answers of support, delivery results and short credit for scheduled SMS still arrive in these hours{ $messenger ->
        [bale] { "" }
       *[telegram] { " " }(in Telegram without a sound)
    }; other news waits until they are over.
settings-quiet-change = ✏️ Change the hours
settings-quiet-off = 🔕 No quiet hours
settings-quiet-ask-from = From which hour? You may write both hours, as in “21 to 8”.
# $start: hour as shown
settings-quiet-ask-to = Quiet from { $start } until which hour?
settings-quiet-unread = I didn't understand that; write two whole hours (no minutes) from 0 to 23, as in “21 to 8”. Nothing was changed.

# $line: the line
settings-optout-now = Opt-out line: “{ $line }”
settings-optout-none = Opt-out line: none
settings-optout-button = 🚫 Opt-out line
settings-optout-what =
    <b>Opt-out line</b>
    This line stands at the end of every SMS and tells people how to stop them. You can take it out when you send.
settings-optout-is = The line now:
# $count: UTF-16 units
settings-optout-cost = { $count ->
    [one] { $count } character is added to every SMS.
   *[other] { $count } characters are added to every SMS.
}
settings-optout-off = No line
# The regulator's form; the line itself, as it goes out.
settings-optout-standard = لغو۱۱
settings-optout-keyword = 🔑 My account's cancel keyword
settings-optout-own = My own text
settings-optout-no-keyword = No cancel keyword is registered for this account.
# $most: how many characters
settings-optout-ask = Write the text of the line (one line, up to { $most } characters).
# $count, $most: numbers of characters
settings-optout-too-long = The text has { $count } characters; up to { $most } fit.
settings-optout-empty = I saw no text; please write the line.
