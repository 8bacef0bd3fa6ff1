# The SMS.ir account: linking, unlinking, its card, groups.

account-link-button = 🔗 Link an account
account-link-anew = ✏️ Other keys
account-link-where = 🖼 Find the keys
account-link-where-caption =
    In the SMS.ir panel: Developers (1), Web service key (2). Copy the UserApiKey (3) and send it here, then the SecretKey (4) that you chose yourself.
account-link-panel = 🌐 SMS.ir panel
account-link-key =
    <b>Linking an account, step 1 of 2</b>
    Send the <b>UserApiKey</b>. The SMS.ir panel makes it so that a program like this bot can use your account.
    You'll find it in the panel under “Developers” (برنامه‌نویسان), “Web service key” (کلید وب‌سرویس). You can also send both keys at once, with a space between them.

    🔒 Where the messenger lets me, I delete your message at once; where not, I say so, and you delete it. The key is kept encrypted. Chats with bots are not end-to-end encrypted.
account-link-key-again = Step 1 of 2: send the <b>UserApiKey</b> again.
account-link-secret =
    <b>Linking an account, step 2 of 2</b>
    Now send the <b>SecretKey</b> (security code): the one you entered yourself in the panel, next to the UserApiKey.

    🔒 I delete this message at once as well, where the messenger lets me.
account-link-problem = { $problem ->
    [not-a-key] That does not look like a key; copy it from the SMS.ir panel and send just that. Nothing was stored.
    [wrong] ❌ The service did not accept these keys. Nothing was stored; copy both again from the SMS.ir panel.
    [busy] A send, import or export of the current account is under way; once it is done you can change the account. There is no need to send the keys again.
    [silent] The SMS service did not answer, so I couldn't check the keys. The account is not linked yet; there is no need to send the keys again.
   *[refused] ❌ The service did not let this account be linked. Nothing was stored.
}

# $business: bold name
account-linked = ✅ The account { $business } is linked.
account-linked-nameless = ✅ The account is linked.
account-linked-expired = ⚠️ This account's plan has ended; no SMS can be sent until it is renewed in the SMS.ir panel.
account-linked-no-credit = ⚠️ This account is out of credit; no SMS can be sent until it is topped up.

# $business: bold name
account-from = 🏬 Account: { $business }

# $wait: time as shown
account-link-too-often = Keys were tried too often in a short time. Try again in { $wait }; you need not write them again. Nothing was stored.
# $present, $business: bold names
account-replace-ask =
    This chat works with the account { $present }. The new keys are those of { $business }.
    Should { $business } be linked beside it, or in its place?
account-replace-yes = 🔗 Replace the account
# $count: number, $business: bold name
account-replace-groups = { $count ->
    [one] { $count } group chat goes on with { $business }, and so what is half written for it is kept.
   *[other] { $count } group chats go on with { $business }, and so what is half written for it is kept.
}
# $count: colleagues
account-waits-colleagues =
    { $count ->
        [one] • { $count } colleague works with it no more.
       *[other] • { $count } colleagues work with it no more.
    }
account-waits-sms = • The half-written SMS is dropped.
account-waits-ticket = • The half-written ticket is dropped.
# $count: number
account-waits-imports = { $count ->
    [one] • { $count } import of contacts that has not begun is dropped.
   *[other] • { $count } imports of contacts that have not begun are dropped.
}
account-waits-unknown = { $count ->
    [one] • { $count } SMS of which it is not known whether it was sent cannot be looked up any more.
   *[other] • { $count } SMS of which it is not known whether they were sent cannot be looked up any more.
}
account-waits-follows = { $count ->
    [one] • The delivery of { $count } sent SMS is no longer reported.
   *[other] • The delivery of { $count } sent SMS is no longer reported.
}

account-away =
    🔒 I read no keys in a group, and nothing was stored.
    Link the account in the private chat with me.
account-away-erased = The message with the key was deleted; if others saw it, change the key in the SMS.ir panel.
account-away-not-erased = ⚠️ I couldn't delete the message with the key; please delete it yourself and change the key in the SMS.ir panel.
account-away-button = 💬 Continue in private

account-nameless = Account without a name
# $business: bold name
account-unlink-sure =
    Unlink the account { $business }?
    Its keys and all that the bot keeps of it will be forgotten.
# $count: number
account-unlink-groups = { $count ->
    [one] • { $count } group chat is detached as well.
   *[other] • { $count } group chats are detached as well.
}
# $count: scheduled SMS
account-waits-scheduled =
    { $count ->
        [one] • { $count } scheduled SMS is stopped and will not be sent.
       *[other] • { $count } scheduled SMS are stopped and will not be sent.
    }
account-waits-in-group =
    { $count ->
        [one] • { $count } scheduled SMS of this group will not be sent; if the group is attached again, you are asked about it.
       *[other] • { $count } scheduled SMS of this group will not be sent; if the group is attached again, you are asked about them.
    }
account-unlink-stays = Nothing is deleted at SMS.ir.
account-unlink-broken = The bot's present master key does not open this account. Unlink and forget it?
account-unlink-yes = 🗑 Unlink
# $count: number
account-unlink-busy =
    { $count ->
        [one] { $count } task (a send, an import or an export) has not ended yet.
       *[other] { $count } tasks (sends, imports or exports) have not ended yet.
    }
    After that you can unlink the account; this screen looks again by itself.
account-unlink-wait = Something is still running; try again once it has ended.
account-unlinked = ✅ The account { $business } is unlinked and its keys are deleted.
account-menu-gone = The menu below the chat is gone; it comes back once an account is linked.
account-unlinked-broken = ✅ The account is unlinked.
# $business: bold name
account-detach-sure = Detach this group from the account { $business }? The account stays linked in your private chat.
account-detached = ✅ This group is detached from the account { $business }.
account-detach = 🗑 Detach this group

account-unlink-button = 🗑 Unlink account
account-group-button = ➕ Add to a group chat
# $code: referral code
account-referral = 🎁 Referral code: { $code }

# $business: bold name, $person: name
account-title = { $business } · { $person }
account-title-short = Account { $business }
# $credit: bold number
account-credit = Credit: { $credit }
account-credit-unsaid = Credit: the service did not say.
account-trial = Account type: trial
account-plan = Account type: timed plan
# $date: date, $left: days in words
account-expiry = Plan ends: { $date } ({ $left } left)
account-expiry-today = ⚠️ Plan ends today, { $date }
account-expiry-date = Plan ends: { $date }
account-expiry-days = Plan ends in { $left }
account-expiry-unknown = Plan ends: unknown
account-expired-on = ⚠️ The plan has ended: { $date }
account-expired = ⚠️ The plan has ended
# $count: number
account-sent = Sent so far: { $count } SMS
# $word: the keyword
account-keyword = Join keyword: “{ $word }”
account-cancel-keyword = Cancel keyword: “{ $word }”
# $mobile: masked mobile
account-mobile = Account's mobile: { $mobile }
account-documents = ✅ Documents uploaded
account-no-documents = ⚠️ National ID card not uploaded
# $time: as shown
account-updated = Updated at { $time }

account-group-how =
    <b>Adding to a group</b>
    Press the button below and pick the group. In that group only you and your colleagues can work with this account.
# $count: minutes
account-group-minutes = This link works for { $count } minutes, and only for you.
# Where no link leads into a group.
account-group-how-typed =
    <b>Adding to a group chat</b>
    Add the bot to the group; then copy the command below and send it there. In that group only you and your colleagues can work with this account.
# $count: minutes
account-group-minutes-typed = This command works for { $count } minutes, and only for you.
account-group-copy = 📋 Copy the command for the group
# $count: number
account-group-count = { $count ->
    [one] { $count } group is attached now.
   *[other] { $count } groups are attached now.
}
account-group-add = ➕ Pick a group
account-group-private-only = Add groups in the private chat with me.
account-group-old = This link is out of date or wrong; get a new one in the private chat.
account-group-unlinked = First link your account in the private chat with me, then add the group.
# $business: bold name
account-group-done =
    ✅ This group is attached to the account { $business }. Only its owner and colleagues can act here.
    Write texts as a reply to my message; the messenger usually passes no other messages of a group on to me.

# $present, $business: bold names
account-add-yes = ➕ Add beside it
account-add-fate = • Add: both accounts stay, and /switch takes you from one to the other.
# $most: accounts
account-add-full = No more than { $most } accounts can be linked at a time; unlink one first. Nothing was stored.
# $present: bold name
account-replace-fate = • Replace: the account { $present } leaves this chat.
# $present: bold name; what else becomes of it follows
account-replace-fates = • Replace: the account { $present } leaves this chat, and with that:
# $business: bold name
account-linked-beside = You now work with { $business }; /switch takes you from one account to another.
# $business: bold name
account-unlink-others = Your other accounts stay as they are; after this you work with { $business }.
account-unlinked-next = You now work with { $business }.
account-group-named = The group will be attached to { $business }.
account-topic-how = For one topic of a group: copy the command below and send it in that topic.
account-topic-copy = 📋 Copy the command for a topic
# $business: bold name
account-topic-done =
    ✅ This topic is attached to { $business }. The group's other topics keep their own account.
    Write the text as a reply to a message of mine; the messenger usually keeps a group's other messages from me.
