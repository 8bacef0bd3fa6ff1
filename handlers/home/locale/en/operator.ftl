# To the people who run the bot, about the bot itself.

# $kind: storage, inbox, poll, webhook, worker, failure, bug, poisoned, smsir, starting
# $messenger: telegram or bale, of a poll where there are both
operator-trouble = ⚠️ About the bot itself: { $kind ->
    [storage] nothing can be written to its database (is the disk full?). People's messages cannot be taken in until that is mended.
    [inbox] what people write cannot be stored, so it is not handled yet. The messenger keeps it for a day.
    [poll] { $messenger ->
        [telegram] Telegram
        [bale] Bale
       *[other] the messenger
    } has not answered for a while.
    [webhook] Telegram does not get through to the webhook. Messages wait there.
    [worker] a part that works in the background hangs, or fails each time.
    [failure] a part that works in the background failed and was started again.
    [bug] an error that nobody foresaw. The log has it, with a reference.
    [poisoned] a message ended the process each time and was given up.
    [smsir] the SMS.ir service has not answered well for minutes.
    [wal] another program has been reading its database for long, so the file beside it grows. Close that program.
   *[other] it is not well.
} Look at the log, at /healthz, or run “sefid doctor”. I say this once an hour at most.
