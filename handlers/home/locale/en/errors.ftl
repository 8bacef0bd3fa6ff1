# What went wrong, whether anything was done, and what to do now.

errors-not-linked = This chat is not linked to an SMS.ir account yet. Nothing was sent.
errors-bad-credentials = The service did not accept this account's keys. Nothing was sent or changed; link the account with new keys.
errors-expired = This account's plan at SMS.ir has ended. Nothing was sent or changed; renew it in the panel.
errors-no-credit = There is not enough credit. Nothing was sent; top up and try again.
# $most: SMS a day; $left: of today's; $count: of what was to leave
errors-daily-over = ⚠️ You may send { $most ->
    [one] one SMS
   *[other] { $most } SMS
} a day, and { $left ->
    [0] none of today's is left
    [one] one of today's is left
   *[other] { $left } of today's are left
}; this would be { $count }. Nothing was sent. The account's owner can raise the limit.
errors-daily-over-other = ⚠️ The colleague who wrote this may send { $most ->
    [one] one SMS
   *[other] { $most } SMS
} a day, and { $left ->
    [0] none of today's is left
    [one] one of today's is left
   *[other] { $left } of today's are left
}; this would be { $count }. Nothing was sent.
errors-daily-unsaid = ⚠️ You have a daily limit, and the service does not say how many people get this; whether it is within the limit cannot be told. Nothing was sent.
errors-refused = The SMS service refused this request. Nothing was sent or changed.
errors-unreachable = The SMS service could not be reached. Nothing was sent or changed; try again in a while.
errors-no-answer = The SMS service gave no proper answer. Nothing was sent or changed; try again in a while.
# $what: one of errors-what
errors-unread-unreachable = Could not read { $what }: the SMS service was not reached. What you wrote is still here; try again in a while.
errors-unread = Could not read { $what }: the SMS service gave no proper answer. What you wrote is still here; try again in a while.
errors-unread-count = Could not read the number of recipients, and nothing was sent: the SMS service gave no proper answer. What you wrote is still here; try again in a while.
errors-what = { $what ->
    [account] the account
    [transactions] the transactions
    [groups] the groups
    [contacts] the contacts
    [opted-out] the people who opted out
    [drafts] the drafts
    [faq] the common questions
    [occasions] the texts for occasions
    [notifications] the notifications
    [sent] the SMS that were sent
    [numbers] the numbers of this message
    [ticket] this ticket
    [tickets] the tickets
   *[ticket-lists] the ticket departments and states
}
errors-maybe-done = The SMS service gave no clear answer; the request may have been carried out. Check before you repeat it.
errors-download = This file comes from an unknown or unsafe address and was not fetched.
errors-service-says = The service says:
errors-storage-full = The bot's storage is full; the request could not be recorded: nothing was sent by it, and nothing was stopped. Please tell the bot's operator.
errors-storage-broken = The bot's storage is not available; the request could not be recorded: nothing was sent by it, and nothing was stopped. Please tell the bot's operator.
errors-storage-busy = The bot's storage was busy for a moment; the request could not be recorded: nothing was sent by it, and nothing was stopped. Please try again.
# $megabytes: number
errors-file-too-big = The messenger hands a bot no file over { $megabytes } MB; please send a smaller one.
errors-file-unavailable = The messenger did not hand over this file just now, and nothing of it was read. Please send the same file again.

errors-not-yours = Only the account's owner can do this.
errors-group-unattached = This group is not attached to an account yet; the account's owner adds it in the private chat with me.
errors-resting = 💤 This account rests: whoever runs this bot does not serve its owner any more. Nothing is sent and nothing is looked at until they do. What was waiting is held; nothing is deleted.
errors-not-allowed = This bot serves certain people only and you are not on its list. If you should be, please tell the bot's operator.
errors-not-allowed-unlinked = You are not on the list of this bot any more. Your SMS.ir account was unlinked and its keys were deleted here; nothing was changed at SMS.ir.
errors-anonymous = I can't see who wrote this: your name is hidden as an admin of the group. Go on in the private chat with me, or turn off “remain anonymous” and send it again.
errors-changed = What was to go has changed meanwhile, so nothing was done. Look at it again, please.
errors-group-refused = The SMS service refused this name; each group needs a name of its own. Type another one.
# $count: how many contacts it has
errors-group-there = { $count ->
    [unsaid] A group of this name is there; the service did not say how many contacts it has.
    [one] A group of this name is there, with { $count } contact.
   *[other] A group of this name is there, with { $count } contacts.
}
errors-buy = 💳 Buy at SMS.ir
# Stands for a number that the service did not tell, where there is no room for words
number-unsaid = ?
errors-caption-taken = An SMS carries no picture or file; only the text that you wrote with it was taken.
errors-no-picture = An SMS carries no picture or file; write its text.
