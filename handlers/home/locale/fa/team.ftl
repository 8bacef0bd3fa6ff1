# Colleagues: roles, invitations, joining.

team-title = 🤝 <b>همکاران</b>
team-role = { $role ->
    [owner] صاحب حساب
    [manager] مدیر
    [writer] نویسنده
    [accountant] حسابدار
   *[viewer] بیننده
}
team-may = { $role ->
    [owner] همهٔ کارها.
    [manager] پیامک ارسال می‌کند، مخاطبین و گروه‌ها را مدیریت می‌کند، گزارش‌ها، اعتبار و تیکت‌ها را می‌بیند. همکار دعوت نمی‌کند و حساب را جدا نمی‌کند.
    [writer] پیامک را می‌نویسد و آماده می‌کند ولی خودش ارسال نمی‌کند؛ مخاطب اضافه می‌کند. شماره‌ها را پوشیده می‌بیند؛ اعتبار و گزارش‌ها را نمی‌بیند.
    [accountant] اعتبار، تراکنش‌ها، تیکت‌ها و کارهای انجام‌شده را می‌بیند. مخاطبین و پیامک‌ها را نمی‌بیند.
   *[viewer] گزارش‌ها و مخاطبین را فقط می‌بیند، با شماره‌های پوشیده.
}
team-nameless = بی‌نام
team-alone = هنوز همکاری ندارید. کسی را دعوت کنید و نقشش را بگویید.
# $count: colleagues
team-count = { $count } همکار دارید.
# $count: open invitations
team-waiting = { $count } دعوت هنوز باز است.
team-invite = ➕ دعوت همکار
# $name: who asks
team-asks = ❔ { $name } می‌خواهد بپیوندد
# $role: of the invitation
team-invited = ⏳ دعوت { $role }
team-nobody = در این حساب نقشی ندارید.
team-you-are = نقش شما: <b>{ $role }</b>
team-leave = 🚪 ترک این حساب
team-leave-yes = 🚪 بله، ترک می‌کنم
# $business: bold name
team-leave-sure = از همکاران { $business } بیرون می‌روید. برای برگشتن، صاحب حساب باید دوباره دعوتتان کند. آنچه زمان‌بندی کرده‌اید به نام صاحب حساب می‌شود و تا او نگوید ارسال نمی‌شود.
team-left = ✅ از این حساب بیرون رفتید.
team-invite-what = همکار تازه چه نقشی داشته باشد؟ برایش پیوندی می‌سازم که یک بار و تا ۲۴ ساعت کار می‌کند؛ پس از آمدنش، خودتان تأیید می‌کنید که همان فرد است.
# $role: its name
team-role-is = <b>{ $role }</b>
team-private-only = همکار را در گفتگوی خصوصی با من دعوت کنید.
team-many-open = { $count } دعوت باز دارید؛ اول چند تا را لغو کنید. چیزی ساخته نشد.
team-no-link = هنوز نمی‌توانم پیوند بسازم؛ کمی بعد دوباره بزنید. چیزی ساخته نشد.
# $role: of the invitation
team-link = 🔗 پیوند دعوت <b>{ $role }</b>؛ فقط همین یک بار نشان داده می‌شود. کپی‌اش کنید و برای همکارتان بفرستید:
team-invitation-title = ✉️ <b>دعوت همکار</b>
team-invitation-over = این دعوت پایان یافته است.
team-until = تا { $moment } کار می‌کند.
team-nobody-came = هنوز کسی آن را باز نکرده است.
# $name: bold; $id: of the person, as operators write it
team-came = { $name } (شناسهٔ { $id }) پذیرفته است و تأیید شما را می‌خواهد.
team-came-how = اگر او را نمی‌شناسید نپذیرید؛ تا تأیید نکنید چیزی نمی‌بیند.
team-confirm = ✅ خودش است، تأیید
team-refuse = ❌ نه، نپذیر
team-revoke = 🗑 لغو دعوت
team-revoked = دعوت لغو شد؛ پیوند آن دیگر کار نمی‌کند.
# $name: bold; $role: given
team-joined = ✅ { $name } اکنون همکار شماست، با نقش { $role }.
team-link-over = این پیوند دعوت دیگر کار نمی‌کند: پایان یافته، لغو شده یا کس دیگری آن را باز کرده است. از صاحب حساب پیوند تازه بخواهید.
team-already = شما در این حساب هستید؛ به دعوت نیازی نیست.
team-reply-how = در گروهی که به حساب متصل است، به پیام همان فرد پاسخ دهید و در پاسخ بنویسید /role. (پیام کانال، ربات یا مدیر ناشناس نمی‌گوید چه کسی است.) برای دعوت با پیوند، /team.
team-reply-owner = این صاحب حساب است؛ نقشش عوض نمی‌شود.
# $name: bold
team-reply-what = 🤝 { $name } چه نقشی داشته باشد؟ همان دم همکار شما می‌شود و خبرش می‌کنم.
team-asked = ✅ درخواستتان به صاحب حساب رسید. پس از تأیید او خبرتان می‌کنم.
# $business: bold name; $role: of the invitation
team-join = 🤝 { $business } شما را با نقش <b>{ $role }</b> دعوت کرده است.
team-join-how = با پذیرفتن، نام و شناسهٔ شما در این پیام‌رسان به صاحب حساب نشان داده می‌شود.
team-join-yes = ✅ می‌پذیرم
# $name: bold
team-member = 👤 { $name }
team-member-gone = این فرد دیگر همکار نیست.
team-since = از { $date } همکار است.
# $messenger: its name
team-where = پیام‌رسان: { $messenger }
team-away = ⚠️ از گروه این حساب بیرون رفته است؛ تا شما اجازه ندهید فقط می‌بیند و چیزی ارسال یا عوض نمی‌کند.
team-away-you = ⚠️ شما دیگر در گروه این حساب نیستید؛ تا صاحب حساب اجازه ندهد یا به گروه برنگردید، فقط می‌بینید.
team-away-back = ✅ همچنان همکار است
team-numbers = شماره‌ها کامل
team-hand = 🤝 واگذاری این حساب به او
# $name, $business: bold
team-hand-sure = صاحب حساب { $business } از این پس { $name } باشد؟ این کار فقط با تأیید خود او در گفتگوی خصوصی‌اش انجام می‌شود و تا ۲۴ ساعت می‌تواند بپذیرد.
# $role: of the former owner
team-hand-then = پس از پذیرفتن، کلیدها، همکاران و همهٔ تصمیم‌ها با اوست و شما با نقش { $role } می‌مانید. آنچه زمان‌بندی شده یا در راه است همان‌طور ادامه دارد. خودتان نمی‌توانید پسش بگیرید.
team-hand-yes = 🤝 بله، واگذار می‌کنم
# $name: bold; $moment
team-hand-waits = ⏳ منتظر پذیرفتن { $name } است، تا { $moment }. تا آن زمان صاحب حساب شمایید.
team-hand-withdraw = ❌ پس گرفتن پیشنهاد
team-hand-withdrawn = ✅ پیشنهاد پس گرفته شد؛ صاحب حساب شمایید.
team-take-look = 🤝 پیشنهاد صاحب حساب شدن
# $name, $business: bold
team-take-sure = { $name } می‌خواهد حساب { $business } را به شما واگذار کند. اگر بپذیرید صاحب آن شمایید:
# $role: of the former owner
team-take-then = کلیدها به نام شما نگه داشته می‌شود، همکاران می‌مانند، آنچه زمان‌بندی شده ادامه دارد و صاحب کنونی با نقش { $role } همکار شما می‌شود.
team-take-yes = ✅ می‌پذیرم، صاحب حساب می‌شوم
team-take-no = ❌ نه، نمی‌پذیرم
team-take-over = این پیشنهاد دیگر برقرار نیست: پایان یافته یا پس گرفته شده است. چیزی عوض نشد.
team-take-many = به اندازهٔ سقف حساب دارید، یا همین کلیدها به نام شما هم متصل است؛ اول یکی را جدا کنید. چیزی عوض نشد.
team-take-declined = نپذیرفتید؛ چیزی عوض نشد.
# $business: bold
team-taken = ✅ از این پس صاحب حساب { $business } شمایید.
team-limit = ✏️ سقف پیامک در روز
team-limit-none = سقف روزانه: ندارد
# $most: SMS a day; $left: of today's
team-limit-is = سقف روزانه: { $most } پیامک (امروز { $left } تا مانده)
team-limit-ask = هر روز تا چند پیامک با تأیید یا به نام این همکار برود؟ هر بخش یک پیامک شمرده می‌شود و روز از نیمه‌شب تهران شروع می‌شود. بنویسید یا انتخاب کنید.
team-limit-unread = این را عدد نخواندم؛ تعداد پیامک در روز را بنویسید.
# $count: SMS
team-limit-chip = { $count } پیامک
team-limit-off = بدون سقف
team-remove = 🗑 حذف همکار
# $role: given
team-role-now = نقش عوض شد: { $role }.
# $name: bold
team-remove-sure = { $name } حذف شود؟ همان دم دیگر نه چیزی می‌بیند و نه کاری می‌کند.
# $count: campaigns
team-remove-planned = { $count } پیامک زمان‌بندی‌شده دارد. بمانند (به نام شما) یا متوقف شوند؟
team-remove-yes = 🗑 حذف شود
team-remove-keep = 🗑 حذف شود، پیامک‌ها بمانند
team-remove-stop = 🛑 حذف شود، پیامک‌ها متوقف
# $name: bold
team-removed = { $name } دیگر همکار نیست.
errors-changed-team = در این میان چیزی عوض شده است؛ چیزی انجام نشد. لطفاً دوباره ببینید.
