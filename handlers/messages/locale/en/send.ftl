# Writing an SMS, the card before sending, confirming.
send-ask = ✉️ <b>Write the text of the SMS.</b>
send-ask-hint = You’ll see the recipients and the cost and confirm before anything is sent.
# $units: characters, $count: parts
send-present =
    { $count ->
        [one] ✉️ <b>The text</b> ({ $units } characters, { $count } part):
       *[other] ✉️ <b>The text</b> ({ $units } characters, { $count } parts):
    }
send-rewrite = To change it, write a new text.
send-keep = ✅ Keep it, go on
send-copy = 📋 Copy the text
send-empty = This text is empty; nothing was sent. Write the text of the SMS.
# $length, $most: characters; $segments, $limit: parts
send-too-long =
    This text has { $length } characters ({ $segments } parts) and is too long; nothing was sent.
    At most { $most } characters ({ $limit } parts) fit. Write a shorter text.
send-tail = This was the rest of the long text before it, which the messenger split in two; it was not taken as the SMS. Write a shorter text.

send-half-done = ✏️ You have an unfinished SMS:
send-half-picked = ✏️ You chose recipients and did not finish.
send-new-text = The text you have just written:
send-go-on = ✏️ Continue writing
send-anew = ➕ Start over
send-anew-text = ➕ Use the new text

send-card = <b>Review before sending</b>
# $kind: groups, contacts or numbers; $names: some of them; $more: counts
send-to = { $kind }: { $names }
send-and-more = { $names } and { $more } more
send-to-count = { $kind }: { $count }
send-to-groups = Groups
send-to-contacts = Contacts
send-to-numbers = Numbers
send-list-comma = { ", " }
# $count: people
send-recipients = Recipients: <b>{ $count }</b>
# Who gets nothing. $count: memberships or numbers, $names: some of the numbers
send-left-out = { $count ->
    [unsaid] The service did not say how many are not counted (double, waiting, opted out or invalid)
   *[other] Not counted: { $count } (double, waiting, opted out or invalid)
}
send-left-doubles = In more than one group: { $count }; everybody gets one SMS.
send-left-waiting = Still waiting after the membership SMS: { $count }; not sent to yet.
send-left-others = { $of ->
    [contacts] Opted out, invalid, or still waiting after the membership SMS: { $count }; not sent to.
   *[groups] Opted out or invalid: { $count }; not sent to.
}
send-doubles =
    { $count ->
        [one] { $count } number is in the chosen groups or contacts too and counts once: { $names }
       *[other] { $count } numbers are in the chosen groups or contacts too and count once: { $names }
    }
send-opted-out =
    { $count ->
        [one] 🚫 { $count } number has opted out and gets no SMS: { $names }
       *[other] 🚫 { $count } numbers have opted out and get no SMS: { $names }
    }
send-not-compared = ⚠️ The numbers could not be compared with the groups, contacts and opt-outs; a number that is in both gets two SMS.
# $units, $remaining: characters; $count: parts
send-length =
    Length: { $units } characters, <b>{ $count ->
        [one] { $count } part
       *[other] { $count } parts
    }</b> ({ $encoding }; { $remaining } free)
send-gsm = Latin
send-ucs = Unicode
# $named: characters in quotation marks
send-culprits = Characters that make it a Unicode SMS: { $named }
send-culprits-more = Characters that make it a Unicode SMS: { $named } and …
send-culprits-hidden = An invisible character makes it a Unicode SMS.
# $count: SMS, $parts: SMS that each person gets
send-estimate = { $count ->
    [unsaid] Estimate: unknown; { $parts } SMS for each person
   *[other] Estimate: { $count } SMS
}
send-credit = Credit: { $before } → about { $after } after sending
send-credit-now = Credit: { $before }
send-card-text = The text:

send-nobody = ⚠️ This choice has no recipients; choose another group or contact. Nothing was sent.
# $count: SMS
send-short = ⚠️ Not enough credit: you are about { $count } SMS short. Buy credit in the SMS.ir panel, choose fewer recipients or shorten the text. Nothing was sent.
# $left: of today's SMS; $most: SMS a day
send-daily-left = Your daily limit: { $left } of { $most } SMS are left.
# $most: SMS a day; $count: of this one
send-daily-later = ⚠️ This would be { $count } SMS and your daily limit is { $most }; it could leave on no day. Choose fewer people, or let it leave over several days (🐢). Nothing was sent.
# $most: SMS a day; $count: of a batch
send-daily-batch = ⚠️ One batch would be { $count } SMS and your daily limit is { $most }; it could leave on no day. Choose smaller batches (🐢). Nothing was sent.
send-expired = ⚠️ Your SMS account has expired and the service refuses to send. Renew it in the SMS.ir panel. Nothing was sent.
send-short-later = ⚠️ There is not enough credit for all of it now: you are about { $count } SMS short. Buy credit in the SMS.ir panel before it leaves; otherwise it will be held then, and I'll ask you.
send-expired-later = ⚠️ Your plan has ended. Renew it in the SMS.ir panel before this leaves; otherwise it will be held then, and I'll ask you.
send-hint-quiet = 🌙 It is { $now }; your quiet hours are { $start } to { $end }.
send-hint-link = ⚠️ The text has a link; the operator may not deliver it, and the credit may be lost.
send-hint-card = ⚠️ The text has what looks like a bank card number; the operator may not deliver it, and the credit may be lost.
# $written: what stands in the text, as [name]; $field: how a field is written, as {"{"}name{"}"}
send-hint-field = 💡 “{ $written }” leaves exactly as it stands. For each person’s own name, write { $field }.
# $segments: parts
send-hint-line = 💡 Without the opt-out line: { $segments } part(s).
send-hint-joiners = 💡 Without { $count } zero-width non-joiners: { $segments } part(s).
send-hint-culprits = 💡 Without these characters: { $segments } part(s).

# $count: people
send-submit = 🔏 Ask a colleague to approve
send-above = 🔏 This costs more than the owner lets managers decide about, so the owner has to approve it. Nothing was sent.
send-confirm =
    { $count ->
        [one] ✅ Send to { $count } person
       *[other] ✅ Send to { $count } people
    }
send-edit = ✏️ Edit the text
send-audience = 👥 Edit recipients
send-self = 📱 To myself first
send-draft = 📝 Save as draft
# $line: the opt-out line, $count: SMS that it costs all recipients together
send-line-off = ⬜ Line “{ $line }” { $count ->
    [0] (free)
    [unsaid] (cost unknown)
   *[other] (+{ $count } SMS)
}
send-line-on = ☑️ Line “{ $line }” { $count ->
    [0] (free)
    [unsaid] (cost unknown)
   *[other] ({ $count } SMS)
}
send-draft-saved = The draft was saved.
# $mobile: the account's own number
send-self-ask = 📱 Send this SMS to your own number { $mobile } first?
send-self-cost = Cost: { $count } SMS
send-self-yes = ✅ Send to me
send-self-unknown = The service does not have your own mobile number; nothing was sent.
send-card-typed = What you wrote has not replaced the text. To change it, press “✏️ Edit the text”.
send-edit-taken = ✏️ The edited text was taken.
send-edit-refused = The previous text stays.
send-card-old = This screen was more than a day old; nothing was sent. Check the fresh numbers and confirm again.
send-card-changed = Something has changed since this was shown; nothing was sent. Check it and confirm again.
# $before, $now: people
send-count-changed = The number of recipients went from { $before } to <b>{ $now }</b>; nothing was sent. If that is right, confirm again.
# What the service left out of its answer. $count: members of what was chosen
send-recipients-unsaid = { $count ->
    [unsaid] Recipients: the service did not say, nor how many members the chosen groups have.
   *[other] Recipients: the service did not say; the chosen groups and contacts have { $count } members.
}
send-credit-unsaid = Credit: the service did not say.
send-confirm-unsaid = ✅ Send (number unknown)

# The same SMS within a day. $moment: when, $count: people
send-repeat-ask = { $count ->
    [unsaid] ⚠️ This very text went to these people or some of them { $moment }.
   *[other] ⚠️ This very text went to these people or some of them ({ $count }) { $moment }.
}
send-repeat-sent = Result: it was sent.
send-repeat-unknown = Result: it is not known whether it was sent.
send-repeat-underway = Result: it is still being sent.
send-repeat-part = Result: a part of it was sent.
# $reached: reached, $count: of so many counted numbers
send-repeat-reached =
    { $count ->
        [one] So far it has reached { $reached } of { $count } number.
       *[other] So far it has reached { $reached } of { $count } numbers.
    }
# $count: which turn of one that comes again
send-repeat-turn = 🔁 It was turn { $count } of one that comes again.
send-repeat-next = If you go on, these people get it again and it is paid again.
# $moment: when it is to leave
send-repeat-planned = ⚠️ This very text is scheduled for these people or some of them ({ $moment }) and has not left yet.
send-repeat-twice = If you go on, these people get it twice and it is paid twice.
# After a backup was put back. $moment: when it left last; $count, $count: people
send-repeat-restored = { $count ->
    [unsaid] ⚠️ By the service's list this very text has left since the backup was made ({ $moment }).
    [one] ⚠️ By the service's list this very text has left to { $count } person since the backup was made ({ $moment }).
   *[other] ⚠️ By the service's list this very text has left to { $count } people since the backup was made ({ $moment }).
}
send-repeat-yes = ✉️ Send it again
