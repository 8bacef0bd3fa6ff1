# Notifications of the service.
command-notifications = Notifications of the service
notices-title = 🔔 <b>Notifications</b>
notices-none = The service has no notification for you yet.
notices-all-old = You have read them all.
# $count, $shown: how many are not read
notices-fresh = { $count ->
        [one] { $shown } notification is unread.
       *[other] { $shown } notifications are unread.
    }
notices-untitled = Untitled
notices-mark = ✅ Mark as read
notices-marked = Marked as read.
notices-mark-all = ✅ Mark all as read
# $count, $shown: how many were marked
notices-all-read = ✅ { $count ->
        [one] { $shown } notification was marked as read.
       *[other] { $shown } notifications were marked as read.
    }
# $count, $shown: how many were marked before it failed
notices-some-read = { $count ->
        [one] { $shown } notification was
       *[other] { $shown } notifications were
    } marked as read, the others were not: the SMS service gave no proper answer. Try again in a while.
notices-more = There are more unread ones; press again.
notices-gone = This notification is no longer in the service's list.
# $title: bold
notices-card = 🔔 { $title }
# $date: as shown
notices-until = Valid until { $date }.
