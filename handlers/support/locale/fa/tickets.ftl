# Support tickets: list, thread, new ticket, reply, closing.
command-tickets = تیکت‌های پشتیبانی
command-newticket = تیکت تازه به پشتیبانی

tickets-title = 🎫 <b>تیکت‌های پشتیبانی</b>
tickets-none = هنوز تیکتی ندارید. با «➕ تیکت تازه» از پشتیبانی بپرسید.
tickets-how = یکی از تیکت‌ها را انتخاب کنید، یا شمارهٔ آن را بنویسید.
tickets-new = ➕ تیکت تازه
tickets-untitled = بدون موضوع
tickets-status-unknown = وضعیت نامعلوم
tickets-no-number = سامانه شمارهٔ این تیکت را نگفت؛ اینجا باز نمی‌شود. چیزی عوض نشد.
# $subject: bold, $status: icon and name
tickets-line = { $subject } · { $status }
# $department, $priority: names of the service
tickets-where = دپارتمان { $department }، اولویت { $priority }
tickets-department = دپارتمان { $department }
tickets-priority = اولویت { $priority }

# $subject: bold
tickets-card = 🎫 { $subject }
# $number: code, $status: icon and name
tickets-card-status = شماره: { $number } · { $status }
tickets-you = 👤 <b>شما</b>
tickets-support = 🎧 <b>پشتیبانی</b>
# $who: one of the two above, $when: as shown
tickets-said = { $who } — { $when }
tickets-said-on = { $who } — ادامه
tickets-undated = تاریخ نامعلوم
tickets-has-file = 📎 با پیوست
tickets-reply-note = برای پاسخ، روی همین پیام «پاسخ» (Reply) بزنید، یا همین‌جا بنویسید یا عکس و فایل بفرستید.
tickets-reply-in-group = برای پاسخ، متن، عکس یا فایل را در پاسخ (Reply) به همین پیام بفرستید.
tickets-closed-note = 🔒 این تیکت بسته شده است و پاسخ نمی‌گیرد؛ اگر کار دیگری هست، تیکت تازه باز کنید.
tickets-reply = 💬 پاسخ
tickets-close = 🔒 بستن تیکت
tickets-file-nameless = پیوست

# $number: code
tickets-attached = 📎 پیوست تیکت { $number }
tickets-attached-gone = این پیوست دیگر در تیکت نیست.
tickets-attached-empty = سامانه برای این پیوست فایل خالی داد.
tickets-attached-foreign = ⚠️ نشانی این پیوست از سامانهٔ پیامک نیست یا ناامن است؛ آن را نگرفتم. اگر به آن اطمینان ندارید بازش نکنید:
# $most: size as shown
tickets-attached-large = ⚠️ این پیوست بزرگ‌تر از { $most } است و آن را نگرفتم. نشانی‌اش:

# $number: code, $subject: bold
tickets-close-sure = 🔒 تیکت { $number } «{ $subject }» بسته شود؟
tickets-close-note = تیکت بسته دیگر پاسخ نمی‌گیرد.
tickets-close-yes = 🔒 بله، بسته شود
tickets-closed = ✅ تیکت { $number } بسته شد.
tickets-already-closed = 🔒 تیکت { $number } «{ $subject }» بسته است.
tickets-close-unsure = سامانهٔ پیامک پاسخ روشنی نداد؛ وضعیت کنونی تیکت { $number } را ببینید.

# $number: code, $subject: bold
tickets-reply-ask = 💬 پاسخ خود را به تیکت { $number } «{ $subject }» بنویسید، یا عکس و فایل بفرستید.
tickets-reply-sure = 💬 این پاسخ به تیکت { $number } «{ $subject }» ارسال شود؟
tickets-reply-closed = 🔒 تیکت { $number } «{ $subject }» بسته شده است و پاسخ نمی‌گیرد. چیزی ارسال نشد. می‌توانید همین را تیکت تازه کنید.
tickets-reply-unsure = ⚠️ سامانهٔ پیامک پاسخ روشنی نداد؛ شاید این پاسخ به تیکت { $number } «{ $subject }» رسیده باشد. پیش از ارسال دوباره، در تیکت نگاه می‌کنم.
tickets-reply-not-there = این پاسخ در تیکت نیست؛ می‌توانید دوباره ارسال کنید.
tickets-replied = ✅ پاسخ به تیکت { $number } ثبت شد. به‌محض پاسخ پشتیبانی خبرتان می‌کنم.
tickets-replied-before = این پاسخ به تیکت { $number } «{ $subject }» از پیش ثبت شده است.
# $number: code, $subject: bold
tickets-reply-over = این پاسخ به تیکت { $number } «{ $subject }» دیگر باز نیست: ثبت شده یا از آن منصرف شده‌اید.
tickets-reply-kept = ✏️ پاسخ نیمه‌کارهٔ شما به این تیکت اینجاست.
tickets-reply-resume = ✏️ ادامهٔ پاسخ نیمه‌کاره
tickets-reply-which = این پیام از چند تیکت می‌گوید و چیزی ارسال نشد؛ تیکت را با دکمه‌اش باز کنید و همان‌جا بنویسید.
tickets-send = ✅ ارسال پاسخ
tickets-as-new = ➕ تیکت تازه با همین متن
tickets-look = 🔍 نگاه در تیکت
tickets-look-again = هنوز دیده نمی‌شود؛ شاید سامانه هنوز مشغول باشد. نیم دقیقه بعد دوباره نگاه کنید.
tickets-look-first = اول «🔍 نگاه در تیکت» را بزنید؛ این هنوز روشن نیست و چیزی به آن افزوده نشد.
tickets-dropped = لغو شد؛ چیزی ارسال نشد.
tickets-leave = ❌ رها کردن
tickets-edit-text = ✏️ ویرایش متن
tickets-edit-ask = ✏️ متن تازه را بنویسید.
tickets-only-file = فایل پیوست شد.
# $name: file, $size: as shown
tickets-file = 📎 { $name } ({ $size })
# $count: how many files
tickets-files-zipped = سامانه با هر پیام یک فایل می‌پذیرد؛ این { $count } فایل در یک فایل zip می‌رود.
tickets-files-first = سامانه با هر پیام یک فایل می‌پذیرد؛ از { $count } فایل فقط اولی می‌رود.
tickets-no-files = 🗑 حذف فایل‌ها
tickets-first-only = 📎 فقط فایل اول
tickets-all-zipped = 📎 همه در یک zip
# $count: a number
tickets-kilobytes = { $count } کیلوبایت
tickets-megabytes = { $count } مگابایت
# $count: how many
tickets-too-many = بیش از { $count } فایل با هم ارسال نمی‌شود؛ این یکی افزوده نشد.
# $name: file, $most: size as shown
tickets-too-much = فایل «{ $name }» افزوده نشد: فایل‌های یک پیام در مجموع تا { $most } می‌شوند.
tickets-file-empty = فایل «{ $name }» خالی است و افزوده نشد.
tickets-files-gone = فایل‌ها پس از یک روز پاک شده‌اند و چیزی ارسال نشد. «🗑 حذف فایل‌ها» را بزنید و فایل‌ها را دوباره بفرستید.
tickets-letter-gone = این نوشته کهنه است یا از حساب دیگری است و ارسال نشد؛ دوباره بنویسید.

tickets-new-subject = ➕ <b>تیکت تازه</b>
    موضوع را در یک جمله بنویسید.
tickets-new-subject-first = اول موضوع تیکت را بنویسید، سپس فایل بفرستید.
tickets-new-empty = موضوع خالی است؛ آن را در یک جمله بنویسید.
# $subject: bold
tickets-new-hints = 💡 شاید پاسخ «{ $subject }» همین‌جا باشد؛ یکی را ببینید، یا ادامه دهید و متن تیکت را بنویسید.
tickets-new-go-on = ➕ ادامه و نوشتن تیکت
tickets-new-body = ✏️ متن تیکت «{ $subject }» را بنویسید. می‌توانید عکس یا فایل هم بفرستید.
# $count: how many files
tickets-new-attached = 📎 { $count } فایل پیوست شده است.
tickets-new-department = به کدام دپارتمان برود؟
tickets-new-priority = اولویت را انتخاب کنید.
tickets-new-any = ➖ فرقی نمی‌کند
tickets-new-sure = ➕ <b>این تیکت ثبت شود؟</b>
tickets-new-may-attach = 📎 برای پیوست، همین‌جا عکس یا فایل بفرستید.
tickets-new-send = ✅ ثبت تیکت
tickets-edit-subject = ✏️ موضوع
tickets-edit-department = ✏️ دپارتمان
tickets-edit-priority = ✏️ اولویت
tickets-new-kept = ✏️ تیکت نیمه‌کارهٔ شما اینجاست.
# $number: code
tickets-opened = ✅ تیکت { $number } ثبت شد. به‌محض پاسخ پشتیبانی خبرتان می‌کنم.
tickets-opened-nameless = ✅ تیکت ثبت شد.
# $subject: bold
tickets-new-unsure = ⚠️ سامانهٔ پیامک پاسخ روشنی نداد؛ شاید تیکت «{ $subject }» ثبت شده باشد. پیش از ثبت دوباره، در تیکت‌ها نگاه می‌کنم.
tickets-new-not-there = این تیکت در فهرست نیست؛ می‌توانید دوباره ثبت کنید.
