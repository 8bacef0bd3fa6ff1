# Sent SMS: the list, one sending, its numbers, what this bot sent.
command-sent = Sent SMS and reports
sent-title = 📊 <b>Sent SMS</b>
sent-none = Nothing has been sent from this account yet.
sent-how = Tap a number for the whole text and its delivery.
# $place: number in the list, $moment: date and time, $count: recipients
sent-item = <b>{ $place }.</b> { $moment } · { $count ->
        [unsaid] number of people unknown
        [one] { $count } person
       *[other] { $count } people
    }
# Under an entry of the sent list. $count: which turn of one that comes again
sent-item-turn = 🔁 Turn { $count }
# $count: how many calls it took
sent-item-batches =
    { $count ->
        [one] in { $count } batch
       *[other] in { $count } batches
    }
sent-undated = date unknown
sent-show = 📨 { $place }
sent-outbox = 🤖 In this bot
sent-month = 📊 Last 30 days
sent-gone = This message is not in the list; see the fresh list.

sent-one-title = 📨 <b>Message report</b>
# $moment: date and time
sent-one-when = Time: { $moment }
sent-one-count = { $count ->
    [unsaid] Recipients: the service did not say how many
   *[other] Recipients: { $count }
}
# How many calls one SMS took. $count: how many
sent-one-batches =
    { $count ->
        [one] Sent in { $count } batch.
       *[other] Sent in { $count } batches.
    }
# $count: how many different texts
sent-one-personal =
    { $count ->
        [one] Personal SMS, { $count } text; it reads:
       *[other] Personal SMS, { $count } texts; one of them:
    }
sent-again-personal = Everybody got a text of their own, and what it was made from is not kept here any more; nothing was sent. Make a group of those not reached, and write the text for them again.
sent-reuse-personal = ⚠️ This is the text that one recipient got, and their name may be in it. Take the name out before others get it, or put a field in its place (“👤 Names in the text”).
# Another turn of one that comes again. $turn: which one, $count: of so many that were sent
sent-one-turn =
    { $count ->
        [one] 🔁 Turn { $turn }; { $count } turn was sent so far.
       *[other] 🔁 Turn { $turn }; { $count } turns were sent so far.
    }
# A later try, for those whom the first send has not reached. $moment: of the first one
sent-one-origin = For those whom the SMS of { $moment } has not reached.
# $moment, $state: of the later try
sent-one-resend =
    { $count ->
        [unsaid] Again to those not reached, { $moment }: { $state }
        [one] Again to { $count } not reached, { $moment }: { $state }
       *[other] Again to { $count } not reached, { $moment }: { $state }
    }
sent-turn-before = ◀️ Turn before
sent-turn-after = ▶️ Turn after
sent-to-origin = 📨 First send
sent-to-resend = 📨 Again, { $moment }
sent-counting = ⏳ Counting the numbers; this page updates itself.
sent-unread = ⚠️ Delivery could not be read just now; tap “🔄 Refresh” in a moment.
sent-following = 🔔 This page updates itself; I'll let you know the final result.
sent-numbers = 📱 Numbers
sent-file = 📎 Excel file
sent-picture = 📊 Chart
sent-reuse = ✉️ Use this text
# $count: how many were not reached
sent-again = ✉️ Send again to { $count } not reached
sent-group = ➕ Group of { $count } not reached
# $status, $percent, $date: as shown
sent-picture-caption = 📊 { $status }: { $percent } · { $date }
# $count: recipients
sent-file-later = { $count ->
    [unsaid] 📎 Preparing the file of the numbers; I'll send it here.
   *[other] 📎 Preparing the file of { $count } numbers; I'll send it here.
}

sent-lost-none = No number was found that the SMS has not reached. Nothing was sent or changed.
sent-lost-no-text = The text of this sending was not found at the service; write a new one. Nothing was sent.
# $count: numbers
sent-lost-card =
    { $count ->
        [one] ✉️ The same text, only for the { $count } number that it has not reached.
       *[other] ✉️ The same text, only for the { $count } numbers that it has not reached.
    }
sent-lost-part = ⚠️ There are more; this time the first { $count }.
sent-group-ask = ➕ Write a name for the group of those not reached (one that no other group has).
# $name: the usual name
sent-group-usual = ✅ { $name }
# $date: date and time of the sending
sent-group-name = Not reached { $date }
sent-group-bad = The name must have 1 to 60 characters; no group was made.
# $name: group, $count: numbers
sent-group-sure =
    { $count ->
        [one] ➕ Make the group “{ $name }” with { $count } number?
       *[other] ➕ Make the group “{ $name }” with { $count } numbers?
    }
sent-group-membership = ⚠️ Every number that is not in your address book gets a membership SMS.
sent-group-yes = ✅ Make the group
sent-group-no-id = The group “{ $name }” was made, but the service did not tell its id; no number was added.
sent-group-made = { $count ->
    [one] ✅ The group “{ $name }” was made: { $count } number.
   *[other] ✅ The group “{ $name }” was made: { $count } numbers.
}
# $count: numbers that were refused
sent-group-left = { $count ->
    [one] The service refused { $count } number (not valid, or opted out).
   *[other] The service refused { $count } numbers (not valid, or opted out).
}
sent-group-broken = ⚠️ The service gave no clear answer half-way; the other numbers may not have been added. See the group.

# $count: recipients
sent-nums-title = { $count ->
    [unsaid] 📱 <b>Numbers of this message</b> (how many is unknown)
   *[other] 📱 <b>Numbers of this message</b> ({ $count })
}
sent-nums-how = Tap one to see the whole number; to search, type a part of it.
sent-nums-none = There is no number on this page.
sent-nums-search = 🔍 Search a number
sent-nums-ask = 🔍 Write the number or a part of it (three digits at least).
sent-nums-bad = Write at least three digits of the number.
# $query: digits
sent-nums-found = 🔍 Found for { $query }:
sent-nums-not-found = That number is not in this message.
sent-nums-partly = Not all numbers have been looked through yet; go on.
sent-nums-onward = 🔍 Search on
sent-nums-all = 📱 All numbers
sent-nums-lost = 🔴 Not delivered
sent-nums-lost-title = 🔴 <b>Numbers that the SMS has not reached</b>
# $name: whose, $mobile: whole number, $status: as shown
sent-nums-who = { $mobile } · { $status }
sent-nums-who-named = { $name } · { $mobile } · { $status }

sent-outbox-title = 🤖 <b>Sent with this bot</b>
sent-outbox-none = Nothing has been sent from this chat yet.
# $place: number in the list, $state: with its icon, $moment: date and time, $count: recipients
sent-outbox-item = <b>{ $place }.</b> { $state } · { $moment } · { $count ->
        [unsaid] number of people unknown
        [one] { $count } person
       *[other] { $count } people
    }
sent-state = { $state ->
    [waiting] ⏳ Waiting (can be undone)
    [sending] 📤 Being sent
    [sent] ✅ Sent
    [refused] ❌ Refused
    [unknown] ⚠️ Unknown
    [undone] ↩️ Cancelled
    [part] ✅ Sent in part
   *[not_sent] ❌ Not sent
}
# $count: how many times it has left
sent-outbox-turns =
    { $count ->
        [one] 🔁 { $count } turn so far
       *[other] 🔁 { $count } turns so far
    }

# A second try that there was already. $count: numbers, $moment: when
sent-lost-tried = { $count } others were left out: it was sent to them again { $moment }.
sent-lost-tried-all = ⚠️ It was sent to all of these again { $moment }.
