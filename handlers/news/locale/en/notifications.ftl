# Notifications of the service.
command-notifications = Notifications of the service
notices-title = 🔔 <b>Notifications</b>
notices-none = The service has no notification for you yet.
notices-all-old = You have read them all.
# $count: how many are not read
notices-fresh = { $count ->
        [one] { $count } notification is unread.
       *[other] { $count } notifications are unread.
    }
notices-untitled = Untitled
notices-mark = ✅ Mark as read
notices-marked = Marked as read.
notices-mark-all = ✅ Mark all as read
# $count: how many were marked
notices-all-read = ✅ { $count ->
        [one] { $count } notification was marked as read.
       *[other] { $count } notifications were marked as read.
    }
# $count: how many were marked before it failed
notices-some-read = { $count ->
        [one] { $count } notification was
       *[other] { $count } notifications were
    } marked as read, the others were not: the SMS service gave no proper answer. Try again in a while.
notices-more = There are more unread ones; press again.
notices-gone = This notification is no longer in the service's list.
# $title: bold
notices-card = 🔔 { $title }
# $date: as shown
notices-until = Valid until { $date }.
