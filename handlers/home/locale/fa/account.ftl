# The SMS.ir account: linking, unlinking, its card, groups.

account-link-button = 🔗 اتصال حساب
account-link-anew = ✏️ کلیدهای دیگر
account-link-where = 🖼 کلیدها کجا هستند؟
account-link-where-caption =
    در پنل SMS.ir: برنامه‌نویسان (۱)، کلید وب‌سرویس (۲). UserApiKey‏ (۳) را کپی کنید و همین‌جا بفرستید؛ سپس SecretKey‏ (۴) را که خودتان نوشته‌اید.
account-link-panel = 🌐 پنل SMS.ir
account-link-key =
    <b>اتصال حساب، گام ۱ از ۲</b>
    <b>UserApiKey</b> را بفرستید. رمزی است که پنل SMS.ir می‌سازد تا برنامه‌ای مانند این ربات با حساب شما کار کند.
    جای آن در پنل: «برنامه‌نویسان»، سپس «کلید وب‌سرویس». می‌توانید هر دو کلید را با یک فاصله پشت هم بنویسید.

    🔒 اگر پیام‌رسان بگذارد پیام شما را بی‌درنگ پاک می‌کنم، وگرنه می‌گویم تا خودتان پاک کنید. کلید رمزشده می‌ماند. گفتگو با ربات‌ها رمزنگاری سرتاسری ندارد.
account-link-key-again = گام ۱ از ۲: <b>UserApiKey</b> را دوباره بفرستید.
account-link-secret =
    <b>اتصال حساب، گام ۲ از ۲</b>
    اکنون <b>SecretKey</b> (کد امنیتی) را بفرستید؛ همان که خودتان در پنل، کنار UserApiKey، نوشته‌اید.

    🔒 این پیام را هم، اگر پیام‌رسان بگذارد، بی‌درنگ پاک می‌کنم.
account-link-problem = { $problem ->
    [not-a-key] این به کلید نمی‌ماند؛ کلید را از پنل SMS.ir کپی کنید و همان را بفرستید. چیزی ذخیره نشد.
    [wrong] ❌ سامانه این کلیدها را نپذیرفت. چیزی ذخیره نشد؛ کلیدها را از پنل SMS.ir دوباره کپی کنید.
    [busy] کاری با حساب کنونی در جریان است (ارسال، ورود یا خروجی)؛ پس از پایان آن می‌توانید حساب را عوض کنید. لازم نیست کلیدها را دوباره بنویسید.
    [silent] سامانهٔ پیامک پاسخ نداد و نتوانستم کلیدها را بیازمایم. حساب هنوز متصل نیست؛ لازم نیست کلیدها را دوباره بنویسید.
   *[refused] ❌ سامانه این حساب را متصل نکرد. چیزی ذخیره نشد.
}

# $business: bold name
account-linked = ✅ حساب { $business } متصل شد.
account-linked-nameless = ✅ حساب متصل شد.
account-linked-expired = ⚠️ پلن این حساب پایان یافته است؛ تا در پنل SMS.ir تمدید نشود پیامکی ارسال نمی‌شود.
account-linked-no-credit = ⚠️ اعتبار این حساب تمام شده است؛ تا افزایش نیابد پیامکی ارسال نمی‌شود.

# $business: bold name
account-from = 🏬 حساب: { $business }

# $wait: time as shown
account-link-too-often = در زمان کوتاهی چند بار کلید آزموده شد. { $wait } دیگر دوباره امتحان کنید؛ لازم نیست کلیدها را دوباره بنویسید. چیزی ذخیره نشد.
# $present, $business: bold names
account-replace-ask =
    این گفتگو با حساب { $present } کار می‌کند. کلیدهای تازه از حساب { $business } است.
    حساب { $business } در کنار آن بماند یا جای آن را بگیرد؟
account-replace-yes = 🔗 جایگزینی حساب
# $count: number, $business: bold name
account-replace-groups = { $count } گروه گفتگو با حساب { $business } می‌ماند؛ نوشته‌های نیمه‌کارهٔ آن هم نگه داشته می‌شود.
# $count: colleagues
account-waits-colleagues = • { $count } همکار هم دیگر با این حساب کار نمی‌کند.
account-waits-sms = • پیامک نیمه‌کاره پاک می‌شود.
account-waits-ticket = • تیکت نیمه‌کاره پاک می‌شود.
# $count: number
account-waits-imports = • { $count } ورود مخاطبین که آغاز نشده است پاک می‌شود.
account-waits-unknown = • { $count } پیامک که ارسالش نامعلوم است دیگر پیگیری نمی‌شود.
account-waits-follows = • دیگر نتیجهٔ رسیدن { $count } پیامک خبر داده نمی‌شود.

account-away =
    🔒 در گروه کلیدی نمی‌خوانم و چیزی ذخیره نشد.
    حساب را در گفتگوی خصوصی با من متصل کنید.
account-away-erased = پیامی که کلید داشت پاک شد؛ اگر دیگران آن را دیده‌اند، کلید را در پنل SMS.ir عوض کنید.
account-away-not-erased = ⚠️ نتوانستم پیام حاوی کلید را پاک کنم؛ لطفاً خودتان پاکش کنید و کلید را در پنل SMS.ir عوض کنید.
account-away-button = 💬 ادامه در گفتگوی خصوصی

account-nameless = حساب بی‌نام
# $business: bold name
account-unlink-sure =
    حساب { $business } جدا شود؟
    کلیدها و هر چه ربات از این حساب نگه داشته است فراموش می‌شود.
# $count: number
account-unlink-groups = • { $count } گروه گفتگو هم جدا می‌شود.
# $count: scheduled SMS
account-waits-scheduled = • { $count } پیامک زمان‌بندی‌شده لغو می‌شود و ارسال نخواهد شد.
account-waits-in-group = • { $count } پیامک زمان‌بندی‌شدهٔ این گروه ارسال نمی‌شود؛ اگر گروه دوباره متصل شود، دربارهٔ آن‌ها می‌پرسم.
account-unlink-stays = در SMS.ir چیزی پاک نمی‌شود.
account-unlink-broken = این حساب با کلید اصلی کنونی ربات باز نمی‌شود. جدا و فراموش شود؟
account-unlink-yes = 🗑 جدا شود
# $count: number
account-unlink-busy =
    { $count } کار (ارسال، ورود یا خروجی) هنوز تمام نشده است.
    پس از پایان آن می‌توانید حساب را جدا کنید؛ این صفحه خودش به‌روز می‌شود.
account-unlink-wait = کاری در جریان است؛ پس از پایان آن دوباره امتحان کنید.
account-unlinked = ✅ حساب { $business } جدا شد و کلیدهایش پاک شدند.
account-menu-gone = منوی پایین گفتگو برداشته شد؛ با اتصال حساب دوباره می‌آید.
account-unlinked-broken = ✅ حساب جدا شد.
# $business: bold name
account-detach-sure = این گروه از حساب { $business } جدا شود؟ حساب در گفتگوی خصوصی شما متصل می‌ماند.
account-detached = ✅ این گروه از حساب { $business } جدا شد.
account-detach = 🗑 جدا کردن این گروه

account-unlink-button = 🗑 جدا کردن حساب
account-group-button = ➕ افزودن به گروه گفتگو
# $code: referral code
account-referral = 🎁 کد معرف: { $code }

# $business: bold name, $person: name
account-title = { $business } · { $person }
account-title-short = حساب { $business }
# $credit: bold number
account-credit = اعتبار: { $credit }
account-credit-unsaid = اعتبار: سامانه نگفت.
account-trial = نوع حساب: آزمایشی
account-plan = نوع حساب: پلن زمان‌دار
# $date: date, $left: days in words
account-expiry = پایان پلن: { $date } ({ $left } مانده)
account-expiry-today = ⚠️ پایان پلن: امروز، { $date }
account-expiry-date = پایان پلن: { $date }
account-expiry-days = تا پایان پلن: { $left }
account-expiry-unknown = پایان پلن: نامشخص
account-expired-on = ⚠️ پلن پایان یافته است: { $date }
account-expired = ⚠️ پلن پایان یافته است
# $count: number
account-sent = ارسال‌شده تاکنون: { $count } پیامک
# $word: the keyword
account-keyword = کلیدواژهٔ عضویت: «{ $word }»
account-cancel-keyword = کلیدواژهٔ لغو: «{ $word }»
# $mobile: masked mobile
account-mobile = موبایل حساب: { $mobile }
account-documents = ✅ مدارک بارگذاری شده
account-no-documents = ⚠️ کارت ملی بارگذاری نشده است
# $time: as shown
account-updated = به‌روز شده: ساعت { $time }

account-group-how =
    <b>افزودن به گروه گفتگو</b>
    دکمهٔ زیر را بزنید و گروه را انتخاب کنید. در آن گروه فقط شما و همکارانتان می‌توانید با این حساب کار کنید.
# $count: minutes
account-group-minutes = این پیوند { $count } دقیقه کار می‌کند و فقط برای شماست.
# Where no link leads into a group.
account-group-how-typed =
    <b>افزودن به گروه گفتگو</b>
    ربات را به گروه اضافه کنید؛ سپس دستور زیر را کپی کنید و در همان گروه بفرستید. در آن گروه فقط شما و همکارانتان می‌توانید با این حساب کار کنید.
# $count: minutes
account-group-minutes-typed = این دستور { $count } دقیقه کار می‌کند و فقط برای شماست.
account-group-copy = 📋 کپی دستور برای گروه
# $count: number
account-group-count = اکنون { $count } گروه متصل است.
account-group-add = ➕ انتخاب گروه
account-group-private-only = گروه‌ها را در گفتگوی خصوصی با من اضافه کنید.
account-group-old = این پیوند قدیمی است یا درست نیست؛ در گفتگوی خصوصی پیوند تازه‌ای بگیرید.
account-group-unlinked = اول در گفتگوی خصوصی با من حساب خود را متصل کنید، سپس گروه را اضافه کنید.
# $business: bold name
account-group-done =
    ✅ این گروه به حساب { $business } متصل شد. فقط صاحب حساب و همکارانش اینجا کاری انجام می‌دهند.
    متن را در پاسخ (Reply) به پیام من بنویسید؛ پیام‌رسان معمولاً پیام‌های دیگر گروه را به من نمی‌رساند.

# $present, $business: bold names
account-add-yes = ➕ افزودن در کنار آن
account-add-fate = • افزودن: هر دو حساب می‌مانند و با /switch جابه‌جا می‌شوید.
# $most: accounts
account-add-full = بیش از { $most } حساب را نمی‌توان با هم متصل نگه داشت؛ اول یکی را جدا کنید. چیزی ذخیره نشد.
# $present: bold name
account-replace-fate = • جایگزینی: حساب { $present } از این گفتگو جدا می‌شود.
# $present: bold name; what else becomes of it follows
account-replace-fates = • جایگزینی: حساب { $present } از این گفتگو جدا می‌شود، و با آن:
# $business: bold name
account-linked-beside = اکنون با { $business } کار می‌کنید؛ با /switch میان حساب‌ها جابه‌جا شوید.
# $business: bold name
account-unlink-others = حساب‌های دیگر شما دست‌نخورده می‌ماند؛ پس از آن با { $business } کار می‌کنید.
account-unlinked-next = اکنون با { $business } کار می‌کنید.
account-group-named = گروه به حساب { $business } متصل می‌شود.
account-topic-how = برای یک موضوع (Topic) از گروه: دستور زیر را کپی کنید و در همان موضوع بفرستید.
account-topic-copy = 📋 کپی دستور برای یک موضوع
# $business: bold name
account-topic-done =
    ✅ این موضوع به حساب { $business } متصل شد. موضوع‌های دیگر گروه با حساب خودشان می‌مانند.
    متن را در پاسخ (Reply) به پیام من بنویسید؛ پیام‌رسان معمولاً پیام‌های دیگر گروه را به من نمی‌رساند.
