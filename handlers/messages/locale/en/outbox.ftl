# After the confirmation: undo, sending, result, delivery.
outbox-part = { $part ->
    [numbers] <b>To plain numbers</b>
   *[contacts] <b>To groups and contacts</b>
}
# $count: recipients, $seconds: a duration
outbox-waiting =
    { $count ->
        [unsaid] ⏳ Sending in { $seconds } (the service did not say to how many)…
        [one] ⏳ Sending to { $count } person in { $seconds }…
       *[other] ⏳ Sending to { $count } people in { $seconds }…
    }
outbox-sending =
    { $count ->
        [unsaid] 📤 Sending (the service did not say to how many)…
        [one] 📤 Sending to { $count } person…
       *[other] 📤 Sending to { $count } people…
    }
outbox-sent =
    { $count ->
        [unsaid] ✅ <b>Sent</b> (the service did not say to how many)
        [one] ✅ <b>Sent</b> to { $count } person
       *[other] ✅ <b>Sent</b> to { $count } people
    }
outbox-when = When: { $moment }
# What can be done now. $count: numbers, $words: first words of the SMS
outbox-key = 📋 Tracking code
outbox-key-contacts = 📋 Code: groups
outbox-key-numbers = 📋 Code: numbers
outbox-report = 📊 Report
outbox-lost = ✉️ Send again to { $count } not reached
outbox-new = ✉️ New SMS
outbox-to-card = ✅ Continue to the card
outbox-credit = Credit left: { $count }
outbox-words = SMS: “{ $words }”
outbox-other-account = This SMS was sent from another account, which is not linked now; nothing was sent.
outbox-found = The service's answer did not arrive, but the message was found in its list of sent messages.
outbox-by-person = You said that it was sent.
outbox-refused = ❌ <b>The SMS service refused</b>; nothing was sent.
outbox-service-says = The service says:
outbox-text-kept = Your text is still here:
# $time: hour and minute
outbox-looking = 🔍 The request went to the service at { $time }, but no clear answer came. Looking for it in the service's list of sent messages…
outbox-unknown = ⚠️ <b>It is not known whether it was sent.</b> The request went to the service at { $time }, but no clear answer came. It was not sent again.
outbox-unknown-next = It is not in the service's list of sent messages yet. You can look again, or settle it here if you know.
outbox-undone = ↩️ Cancelled; nothing was sent.
outbox-sealed = ❌ The bot's key has changed and this text cannot be read; nothing was sent. Write it again.
outbox-late = ⏰ Sent later than you confirmed it; the bot was not running in between.
# $moment: date and time
outbox-held = ⏰ This SMS was confirmed { $moment } and the bot could not send it in time; <b>nothing was sent</b>. If you still want it sent, go back to the card and confirm it again.
outbox-resting = ❌ Whoever runs this bot had taken you or the account’s owner off its list; <b>nothing was sent</b>. What you wrote is kept.
outbox-colleague = ❌ The person whose SMS this is may no longer send from this account; <b>nothing was sent</b>.
outbox-detached = ❌ The account that this SMS was confirmed with is no longer linked here; <b>nothing was sent</b>.
outbox-own-error = ❌ An error of the bot itself kept this SMS from the service; <b>nothing was sent</b>. You can confirm it again on the card.
outbox-given-up = You marked this message as not sent.
outbox-not-sent = ❌ The SMS service could not be reached; <b>nothing was sent</b>.
outbox-open = 📨 Show this message
outbox-gone = This message is no longer in the bot's list.
outbox-undo = ↩️ Undo
outbox-undo-rest = 🛑 Stop the rest
outbox-undo-done = Cancelled; nothing was sent.
outbox-undo-part = Some of it had been sent; the rest was cancelled.
outbox-undo-late = Too late: sending had begun.
outbox-look = 🔍 Look again
outbox-look-found = ✅ Found: it was sent.
outbox-look-nothing = It is not in the list of sent messages. The service's list is sometimes late.
outbox-mark-sent = ✅ It was sent
outbox-marked = Noted as sent.
outbox-again = ⚠️ Send again
outbox-again-warning =
    { $count ->
        [unsaid] ⚠️ If the first one was sent, all its recipients get this SMS <b>twice</b>, at twice the cost.
        [one] ⚠️ If the first one was sent, { $count } person gets this SMS <b>twice</b>, at twice the cost.
       *[other] ⚠️ If the first one was sent, { $count } people get this SMS <b>twice</b>, at twice the cost.
    }
outbox-again-next = If you confirm, the first one counts as not sent, and the card before sending is shown again.
outbox-again-yes = ⚠️ I know, go on
outbox-retry = ✉️ Back to the card
outbox-edit = ✏️ Edit the text
outbox-edited-late = This SMS was confirmed before you edited the message; the edit did not change it.
outbox-stale-running = It is already being sent.
outbox-stale-sent = It is already sent; it was not sent again.
outbox-stale-ended = This was confirmed before; see how it ended.

# $so_far: counted; $count: of so many
outbox-delivery-part = { $count ->
    [unsaid] (counting the first { $so_far } numbers)
   *[other] (counting the first { $so_far } of { $count } numbers)
}
outbox-delivery-unread = Delivery could not be read just now; the send itself is done.

# Many texts of one send. $some: texts, $count: of so many
outbox-texts = <b>{ $some } of { $count } texts</b>
outbox-stopped-after = 🛑 Stopped after { $gone } of { $count } texts; the rest was not sent.
# $count: people
outbox-texts-undone = { $count ->
    [unsaid] ↩️ Undone; not sent (the service did not say to how many).
    [one] ↩️ Undone; not sent to { $count } person.
   *[other] ↩️ Undone; not sent to { $count } people.
}
