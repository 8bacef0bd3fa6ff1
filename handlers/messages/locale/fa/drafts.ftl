# Drafts: list, card, editing, deleting.
command-drafts = پیش‌نویس‌ها
drafts-title = 📝 <b>پیش‌نویس‌ها</b>
drafts-none = هنوز پیش‌نویسی ندارید. با «➕ پیش‌نویس تازه» متنی را نگه دارید، یا بنویسید <code>/drafts متن</code>.
drafts-how = یکی را انتخاب کنید، یا واژه‌ای را برای جست‌وجو بنویسید.
# $query: what was searched, $count: hits
drafts-found = نتیجهٔ جست‌وجوی «{ $query }»: { $count } پیش‌نویس
# $words: title or first words
drafts-item = 📝 { $words }
drafts-new = ➕ پیش‌نویس تازه
drafts-search = 🔍 جست‌وجو
drafts-all = 📝 همهٔ پیش‌نویس‌ها
drafts-search-ask = 🔍 واژه‌ای از متن پیش‌نویس را بنویسید.
drafts-new-ask = ➕ متن پیش‌نویس را بنویسید؛ چیزی ارسال نمی‌شود.
drafts-empty = این متن خالی است؛ چیزی ذخیره نشد.
drafts-saved = ✅ پیش‌نویس ذخیره شد.
drafts-kept = این متن در پیش‌نویس‌ها هست؛ دوباره ذخیره نشد.
drafts-gone = این پیش‌نویس دیگر در فهرست نیست؛ فهرست تازه را ببینید.
drafts-card = 📝 <b>پیش‌نویس</b>
# $name: title
drafts-card-named = 📝 <b>پیش‌نویس «{ $name }»</b>
# $moment: date and time
drafts-created = ذخیره‌شده در { $moment }
# $units: characters, $count: parts
drafts-length = طول: { $units } نویسه، { $count } بخش
drafts-no-id = سامانهٔ پیامک برای این پیش‌نویس شناسه‌ای نداد؛ برای همین ویرایش و حذفش از اینجا ممکن نیست. می‌توانید آن را استفاده کنید یا متن تازه‌ای ذخیره کنید.
# $name: a group, $members: its members
drafts-to = ✉️ { $name } ({ $members })
drafts-to-how = این متن برای کدام گروه ارسال شود؟ پیش از ارسال، کارت آن را می‌بینید.
drafts-use = ✉️ گیرنده‌های دیگر
drafts-edit = ✏️ ویرایش
drafts-delete = 🗑 حذف
drafts-edit-ask = ✏️ متن تازهٔ پیش‌نویس را بنویسید.
drafts-edited = ✅ پیش‌نویس ویرایش شد.
drafts-delete-sure = 🗑 این پیش‌نویس برای همیشه حذف شود؟
drafts-delete-yes = 🗑 بله، حذف شود
drafts-deleted = ✅ پیش‌نویس حذف شد.
