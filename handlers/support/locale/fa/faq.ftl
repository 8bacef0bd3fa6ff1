# Frequently asked questions of the service.
command-faq = پرسش‌های پرتکرار
faq-title = 💡 <b>پرسش‌های پرتکرار</b>
faq-how = پرسشی را انتخاب کنید، یا واژه‌ای را برای جست‌وجو بنویسید.
faq-none = سامانه اکنون پرسش و پاسخی ندارد.
# $query: what was searched, $count: hits
faq-found = نتیجهٔ جست‌وجوی «{ $query }»: { $count } پرسش
faq-not-found = واژهٔ دیگری بنویسید، یا از پشتیبانی بپرسید.
faq-search = 🔍 جست‌وجو
faq-search-ask = 🔍 چه چیزی را جست‌وجو کنم؟ یک یا چند واژه بنویسید.
faq-all = 💡 همهٔ پرسش‌ها
faq-ticket = ➕ پرسش از پشتیبانی
faq-gone = این پرسش دیگر در فهرست سامانه نیست.
# $question: bold
faq-question = 💡 { $question }
faq-no-answer = سامانه برای این پرسش پاسخی ننوشته است.
