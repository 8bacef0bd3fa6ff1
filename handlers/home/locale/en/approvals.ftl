approvals-title = 🔏 <b>Approvals</b>
approvals-none = Nothing here. When a colleague submits an SMS for approval, it appears here.
approvals-open = 🔏 { $place }
approvals-item = <b>{ $place }.</b> { $title }
approvals-waits = ⏳ Waiting for approval until { $moment }
# $name: who asks, $moment: until when
approvals-waits-of = ⏳ Requested by { $name }; waiting for approval until { $moment }

approval-title = 🔏 <b>Approval request</b>
approval-gone = This request was not found; it may belong to another account or have been deleted.
approval-closed = The text of this request cannot be opened (the bot's master key has changed). Refuse it, so that it can be submitted again.
approval-send = ✉️ “{ $words }”
approval-by = Requested by: <b>{ $name }</b>, { $moment }
approval-wanted = ⏰ To be sent: { $moment }
approval-until = Can be decided until { $moment }
approval-asked = ✅ Sent for approval; a colleague who can approve it will be told. Nothing has been done yet.
approval-waits = Waiting for another colleague’s approval; nothing is done until then.
approval-own = This is your own request; another colleague has to approve it. Nothing was sent.
approval-stale = This request has changed.
approval-ended = { $state ->
    [approved] ✅ Approved by { $name }, { $moment }.
    [refused] ❌ Refused by { $name }, { $moment }; { $nothing }.
    [withdrawn] ❌ Withdrawn by { $name }, { $moment }; { $nothing }.
    [voided] ⚠️ Voided { $moment }, because something in it had changed; { $nothing }.
    [restored] ⚠️ Voided, because a backup of { $moment } was put back. It may have been approved and sent since that backup: look among the sent SMS, or ask the owner, before it is submitted again.
   *[expired] ⌛️ Nobody decided by { $moment }; { $nothing }.
}
approval-nothing = { $kind ->
    [send] nothing was sent
   *[other] nothing was done
}
approval-reason = Reason:
approval-approve = ✅ Approve
approval-refuse = ❌ Refuse
approval-trial = 📱 To myself first
approval-withdraw = ❌ Withdraw the request
approval-withdraw-ask = Withdraw the request? Nothing is done, and what it holds is kept.
approval-withdraw-yes = ❌ Withdraw
approval-change = ✏️ Change and submit again
approval-plan-gone = The planned SMS that this request was to change has left, been stopped or been changed meanwhile; nothing was sent, and the text of the request is kept.
approval-voided = { $why ->
    [plan] The planned SMS that it was to change has left, been stopped or been changed meanwhile; that change was not made.
    [group] The group is no longer what was asked about.
    [import] The list of contacts is no longer what was asked about.
    [edited] Its text was edited after it was submitted.
    [role] Who asked has another role now and may not do this any more.
   *[changed] Recipients, text or cost are no longer what was asked for.
}
approval-edited = You edited the text, so the request was voided and nothing was sent. Change it and submit it again.
approval-role-gone = Who asked has another role now and may not do this any more; nothing was done.
approval-plan = ⏰ Open the plan
approval-undo = ↩️ Undo
approval-stop-ask = Stop the send that was approved? What has left by now does not come back.
approval-stop = 🛑 Stop the send
approval-above = 🔏 It costs more than managers decide about; only the owner can approve it.
approval-own-allowed = This is your own request; the owner lets you approve it yourself.
approval-result-title = 🔏 <b>Result of your approval</b>
approval-rules = ⚙️ Approval rules
approval-rules-title = ⚙️ <b>Approval rules</b>
approval-rules-what = What the owner wants a second person to see. Nothing of the owner’s ever waits; what writers send always needs an approval.
approval-rules-own = Managers approve their own
approval-rules-imports = Imports need approval
approval-rules-deletions = Deleting a group needs approval
approval-rules-ceiling = { $count ->
    [none] Managers’ ceiling: none; they decide about a send of any cost.
   *[other] Managers’ ceiling: a send that costs more than { $count } SMS leaves with the owner’s approval only.
}
approval-rules-ceiling-set = ✏️ Managers’ ceiling
approval-rules-ceiling-ask = Up to how many SMS may managers decide about a send? Type a number or choose one.
approval-rules-ceiling-bad = That is no number. Type 500, for example; zero means that every send needs the owner.
approval-rules-ceiling-none = No ceiling
approval-why = Why is it refused? Type a reason or choose one; your colleague will see it.
approval-ready = { $reason ->
    [price] It costs too much
    [people] The recipients are not right
   *[text] The text needs a correction
}
approval-no-reason = ❌ Refuse without a reason
approval-pushed = 🔏 <b>{ $name }</b> asks for your approval:
approval-reminded = 🔏 The request of <b>{ $name }</b> is still waiting, until { $moment }:
approval-many = { $count ->
    [unsaid] Recipients: the service did not say how many
    [one] Recipients: { $count } person
   *[other] Recipients: { $count } people
}
approval-cost = { $count ->
    [unsaid] Cost: unknown
   *[other] Cost: at most { $count } SMS
}
approval-others = 🔏 Other requests
approval-look = 🔏 Review
approval-told-title = 🔏 <b>Your request</b>
approval-told-open = 🔏 Open the request
colleague-owner = the owner
colleague-former = a former colleague
colleague-made = Confirmed by <b>{ $name }</b>
