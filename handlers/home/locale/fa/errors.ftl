# What went wrong, whether anything was done, and what to do now.

errors-not-linked = این گفتگو هنوز به حساب SMS.ir متصل نیست. چیزی ارسال نشد.
errors-bad-credentials = سامانه کلیدهای این حساب را نپذیرفت. چیزی ارسال یا عوض نشد؛ حساب را با کلیدهای تازه متصل کنید.
errors-expired = پلن این حساب در SMS.ir پایان یافته است. چیزی ارسال یا عوض نشد؛ حساب را در پنل تمدید کنید.
errors-no-credit = اعتبار حساب کافی نیست. چیزی ارسال نشد؛ پس از افزایش اعتبار دوباره امتحان کنید.
errors-refused = سامانهٔ پیامک این درخواست را نپذیرفت. چیزی ارسال یا عوض نشد.
errors-unreachable = به سامانهٔ پیامک نرسیدم. چیزی ارسال یا عوض نشد؛ کمی بعد دوباره امتحان کنید.
errors-no-answer = سامانهٔ پیامک پاسخ درستی نداد. چیزی ارسال یا عوض نشد؛ کمی بعد دوباره امتحان کنید.
# $what: one of errors-what-…
errors-unread-unreachable = { $what } خوانده نشد: به سامانهٔ پیامک نرسیدم. چیزی که نوشته بودید سر جایش است؛ کمی بعد دوباره امتحان کنید.
errors-unread = { $what } خوانده نشد: سامانهٔ پیامک پاسخ درستی نداد. چیزی که نوشته بودید سر جایش است؛ کمی بعد دوباره امتحان کنید.
errors-unread-count = شمار گیرندگان خوانده نشد و چیزی ارسال نشد: سامانهٔ پیامک پاسخ درستی نداد. چیزی که نوشته بودید سر جایش است؛ کمی بعد دوباره امتحان کنید.
errors-what-account = اطلاعات حساب
errors-what-transactions = فهرست تراکنش‌ها
errors-what-groups = فهرست گروه‌ها
errors-what-contacts = فهرست مخاطبین
errors-what-opted-out = فهرست لغو عضویت‌ها
errors-what-drafts = فهرست پیش‌نویس‌ها
errors-what-faq = پرسش‌های پرتکرار
errors-what-occasions = متن‌های مناسبتی
errors-what-notifications = فهرست اعلان‌ها
errors-what-sent = فهرست پیامک‌های ارسال‌شده
errors-what-numbers = وضعیت شماره‌های این ارسال
errors-what-ticket = این تیکت
errors-what-tickets = فهرست تیکت‌ها
errors-what-ticket-lists = فهرست واحدها و وضعیت‌های تیکت
errors-maybe-done = سامانهٔ پیامک پاسخ روشنی نداد؛ شاید درخواست انجام شده باشد. پیش از تکرار، نتیجه را بررسی کنید.
errors-download = این فایل از نشانی ناآشنا یا ناامن است و دریافت نشد.
errors-service-says = پاسخ سامانه:
errors-storage-full = جای ذخیرهٔ ربات پر است؛ درخواست ثبت نشد و چیزی ارسال نشد. لطفاً به گردانندهٔ ربات خبر دهید.
errors-storage-broken = حافظهٔ ربات در دسترس نیست؛ درخواست ثبت نشد و چیزی ارسال نشد. لطفاً به گردانندهٔ ربات خبر دهید.
errors-storage-busy = حافظهٔ ربات چند لحظه درگیر بود؛ درخواست ثبت نشد و چیزی ارسال نشد. دوباره امتحان کنید.
# $megabytes: number
errors-file-too-big = تلگرام فایل بزرگ‌تر از { $megabytes } مگابایت را به ربات نمی‌دهد؛ فایل کوچک‌تری بفرستید.
errors-file-unavailable = تلگرام اکنون این فایل را نداد و چیزی از آن خوانده نشد. لطفاً همان فایل را دوباره بفرستید.

errors-not-yours = این کار تنها از صاحب حساب برمی‌آید.
errors-group-unattached = این گروه هنوز به حسابی متصل نیست؛ صاحب حساب آن را در گفتگوی خصوصی با من اضافه می‌کند.
errors-not-allowed = این ربات برای افراد مشخصی فعال است و حساب شما در فهرست نیست. اگر باید باشد، لطفاً به گردانندهٔ ربات خبر دهید.
errors-not-allowed-unlinked = شما دیگر در فهرست این ربات نیستید. حساب SMS.ir شما از ربات جدا شد و کلیدهایش از اینجا پاک شد؛ در خود سامانه چیزی تغییر نکرد.
errors-anonymous = نمی‌بینم چه کسی نوشت. لطفاً حالت ناشناس مدیر گروه را خاموش کنید و دوباره بفرستید.
errors-changed = آنچه قرار بود پاک شود در این میان عوض شده است؛ چیزی انجام نشد. لطفاً دوباره ببینید.
errors-group-refused = سامانهٔ پیامک این نام را نپذیرفت؛ نام هر گروه باید یکتا باشد. نام دیگری بنویسید.
# $count: how many contacts it has
errors-group-there = { $count ->
    [unsaid] گروهی با همین نام هست؛ سامانه نگفت چند مخاطب دارد.
   *[other] گروهی با همین نام هست و { $count } مخاطب دارد.
}
errors-buy = 💳 خرید در SMS.ir
# Stands for a number that the service did not tell, where there is no room for words
number-unsaid = ؟
