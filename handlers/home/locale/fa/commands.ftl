# Descriptions of the commands, as Telegram lists them.
command-start = خانه و منوی اصلی
command-help = راهنما
command-cancel = انصراف از کاری که در جریان است
command-link = اتصال حساب SMS.ir
command-unlink = جدا کردن حساب
command-credit = حساب و اعتبار
command-send = ارسال پیامک
command-settings = تنظیمات
command-language = زبان
command-switch = جابه‌جایی میان حساب‌ها
command-approvals = درخواست‌های تأیید
command-team = همکاران و نقش‌ها
command-role = نقش دادن به یک نفر، در پاسخ به پیامش در گروه
