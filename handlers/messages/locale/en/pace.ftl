# Sends that leave at a pace: choosing it, the card, the living page.
# $count: SMS of a batch; $every: minutes or hours; $hours: from and to
pace-words = { $count ->
    [one] { $count } person every { $every }, { $hours }
   *[other] { $count } people every { $every }, { $hours }
}
pace-hours = { $start } to { $end }
pace-all-day = day and night
pace-line = 🐢 { $pace }
# $first, $last: moments; $wait: how long until the last
pace-one = All of them fit into one batch: { $first }
pace-batches = In { $count } batches; the first { $first }, the last <b>{ $last }</b> (in { $wait })
pace-title = <b>🐢 Send gradually</b>
pace-why = The SMS leaves batch by batch, so that your phone and shop are not overrun at once.
pace-or-type = Or type it, for example “200 every 10 minutes from 9 to 21”.
# $count: people
pace-many = { $count }
# $count: minutes
pace-every = { $count } min
pace-yes = ✅ At this pace
pace-none = ❌ Send all at once
# $most: as shown
pace-bad-many = A batch has 1 to { $most } people. Please type another number.
pace-bad-minutes = Two batches are 1 to { $most } minutes apart. Please type another interval.
pace-bad-hours = These two times don't work together. Type for example “from 9 to 21”.
# $word: as typed
pace-unread-word = “{ $word }” was not understood. Type for example “200 every 10 minutes from 9 to 21”, or just one part: “50”, “every half an hour”, “9 to 21”.
pace-unread = I didn't understand that. Type for example “200 every 10 minutes from 9 to 21”, or just one part: “50”, “every half an hour”, “9 to 21”.

# On the card before sending
send-pace = 🐢 Send gradually
send-pace-change = 🐢 Change the pace
# $count: recipients
send-pace-confirm = { $count ->
    [one] ✅ Begin sending to { $count } person
   *[other] ✅ Begin sending to { $count } people
}
send-pace-made = ✅ <b>Begun.</b> You can pause it or stop the rest here at any time.
pace-unsaid = The service did not say how many people get this SMS; without that it cannot be sent in batches. Try again or send all at once.
# $people, $batches: at most
pace-too-many = Too much for sending gradually: at most { $people } people in { $batches } batches. Choose fewer recipients or larger batches.
pace-overlaps = The batches of one turn would not be over before the next turn. Choose larger batches, a shorter interval or less frequent repeats.

# The living page
# $count: people; $many: batches
pace-sent = { $count ->
    [unsaid] Sent: batches { $many }
    [one] Sent: { $count } person, batches: { $many }
   *[other] Sent: { $count } people, batches: { $many }
}
pace-sent-texts = { $count ->
    [unsaid] Sent: texts { $many }
    [one] Sent: { $count } person, their own text
   *[other] Sent: { $count } people, everybody their own text (texts: { $many })
}
pace-running = { $count ->
    [unsaid] Being sent: one batch
    [one] Being sent: { $count } person
   *[other] Being sent: { $count } people
}
pace-doubtful = { $count ->
    [unsaid] Unknown: may have arrived
    [one] Unknown: { $count } person, may have arrived
   *[other] Unknown: { $count } people, may have arrived
}
pace-failed = { $count ->
    [unsaid] Not sent: one batch
    [one] Not sent: { $count } person
   *[other] Not sent: { $count } people
}
pace-left = { $count ->
    [one] Left: { $count } person, batches: { $many }
   *[other] Left: { $count } people, batches: { $many }
}
pace-out = { $count ->
    [one] Left out: { $count } person who opted out or was deleted meanwhile
   *[other] Left out: { $count } people who opted out or were deleted meanwhile
}
# $count: people who got it by a batch that only the service knows of
pace-reached = { $count ->
    [one] Have it already: { $count } person, by the service's list
   *[other] Have it already: { $count } people, by the service's list
}
# $when: in full
pace-next = Next batch: { $when }
# $last: moment; $wait: how long until then
pace-last = Last batch: { $last } (in { $wait })
# $count: people who have not got it
pace-paused = { $count ->
    [one] ⏸ Paused. It does not go to the remaining { $count } person until you resume.
   *[other] ⏸ Paused. It does not go to the remaining { $count } people until you resume.
}
pace-stopped = { $count ->
    [one] 🛑 Stopped. The remaining { $count } person did not get it.
   *[other] 🛑 Stopped. The remaining { $count } people did not get it.
}
# $moment: of the batch; $why: a sentence; $count: people who were handed over, $remaining: the rest
pace-held = { $count ->
    [one] ⏰ The batch of { $moment } did not leave. { $why } So far { $count } person has had their turn and <b>{ $remaining } are left.</b> “⏯ Resume” reaches only those.
   *[other] ⏰ The batch of { $moment } did not leave. { $why } So far { $count } people have had their turn and <b>{ $remaining } are left.</b> “⏯ Resume” reaches only those.
}
# After a backup was put back. $count: people who have it, $remaining: the rest
pace-why-restored = The bot has come back from a backup, and this SMS may have left to some people since that was made. “⏯ Resume” reads the service's list, and nobody who has it gets it again.
pace-restored = { $count ->
    [one] By the service's list { $count } person has got this SMS since the backup was made and does not get it again; <b>{ $remaining } left.</b>
   *[other] By the service's list { $count } people have got this SMS since the backup was made and do not get it again; <b>{ $remaining } left.</b>
}
pace-restored-unread = { $count ->
    [unsaid] By the service's list this SMS has left since the backup was made, but it does not say to whom. Nothing was sent; press “⏯ Resume” again a little later, or stop the rest.
    [one] By the service's list this SMS has left to { $count } person since the backup was made, but it does not say to whom. Nothing was sent; press “⏯ Resume” again a little later, or stop the rest.
   *[other] By the service's list this SMS has left to { $count } people since the backup was made, but it does not say to whom. Nothing was sent; press “⏯ Resume” again a little later, or stop the rest.
}
pace-stop = 🛑 Stop the rest
pace-stop-ask = Stop the rest of this SMS? What was sent can't be taken back; nobody else will get it.
# $count: people who have it, or may have
pace-stopped-now = { $count ->
    [unsaid] The earlier batches have left, and nobody else will get it.
    [one] { $count } person has it, and nobody else will get it.
   *[other] { $count } people have it, and nobody else will get it.
}
pace-batches-button = 📤 Batches that failed
