# Names in an SMS: fields on the text screen, what the card says of everybody's own text.
personal-fields = 👤 نام گیرنده در متن
personal-title = <b>👤 نام هر گیرنده در متن</b>
personal-how = این نشانه‌ها را هر جای متن که بخواهید بگذارید؛ برای هر کس نام خودش می‌نشیند:
# $field: as it is written in a text, $example: what becomes of it
personal-field = { $field } ← { $example }
personal-fallback = پس از خط «|» واژه‌ای می‌آید که اگر کسی نام نداشته باشد به‌جای آن می‌رود؛ آن را هر چه می‌خواهید بنویسید.
personal-put-how = یکی را بزنید تا در آغاز متن شما بنشیند، یا نشانه‌ای را کپی کنید.
personal-copy-how = نشانه‌ای را بزنید تا کپی شود و در متن خود بگذارید.
personal-copy = 📋 { $field }
personal-put-name = ➕ نام در آغاز متن
personal-put-title = ➕ عنوان و نام خانوادگی در آغاز
# $name: the fields
personal-greeting = { $name }، { "" }
personal-example-first = سارا
personal-example-last = کریمی
personal-example-prefix = مهندس

# $key: as typed, $near: the field that is meant
personal-unknown =
    { $key } را نمی‌شناسم؛ چیزی ارسال نشد. منظورتان { $near } است؟ متن را درست کنید و دوباره بفرستید.
    اگر خود آکولاد را می‌خواهید، آن را دو بار بنویسید: { "{{" }
personal-open =
    در متن آکولادی باز مانده است؛ چیزی ارسال نشد. نام گیرنده را این‌طور بنویسید: { $near }
    اگر خود آکولاد را می‌خواهید، آن را دو بار بنویسید: { "{{" }
personal-doubled = نام گیرنده با یک آکولاد نوشته می‌شود: { $near }. چیزی ارسال نشد؛ متن را درست کنید و دوباره بفرستید.

personal-reading = ⏳ نام گیرنده‌ها خوانده می‌شود تا متن هر کس را ببینید…
# $read, $total: people
personal-reading-of = { $read } از { $total } نفر
personal-reading-soon = چیزی ارسال نشده است. این صفحه خودش تازه می‌شود.
# $count: parts
personal-parts = برای هر نفر <b>{ $count } بخش</b>
# $least, $most: parts; $each: how many people get how many
personal-parts-from-to = <b>از { $least } تا { $most } بخش</b>: { $each }
personal-parts-of = { $people } نفر { $count } بخش
# $count: calls; $duration: how long they take
personal-calls = <b>{ $count } متن متفاوت</b>، پشت سر هم؛ دست‌کم { $duration } طول می‌کشد.
# $count: calls; at a pace
personal-calls-paced = <b>{ $count } متن متفاوت</b>؛ نام‌ها در آغاز هر نوبت خوانده می‌شود و تا پایان همان می‌ماند.
# $count: people
personal-nameless = { $count } نفر نام ندارند و واژهٔ جایگزین را می‌گیرند.
personal-named-twice = { $count } شماره در گروه‌ها با دو نام ثبت شده است؛ نام گروه اول می‌رود.
# $count: values
personal-odd = ⚠️ { $count } نام به نام نمی‌ماند و به‌جایش واژهٔ جایگزین می‌رود:
# $value: as the address book has it, $mobile: whose
personal-odd-item = • «{ $value }» ({ $mobile }): { $why ->
    [number] عدد دارد
    [link] پیوند یا نشانی است
    [long] بلندتر از ۳۰ نویسه است
    [brace] آکولاد دارد
   *[sign] واژه‌ای نیست
}
# Told after it left by itself
personal-odd-left-out = ⚠️ { $count } نام به نام نمی‌ماند و به‌جایش واژهٔ جایگزین رفت:
personal-odd-more = و { $count } مورد دیگر
# $names: some of them; $count: texts
personal-flipped = ⚠️ نام { $names } پیامک لاتین را یونیکد می‌کند ({ $count } متن)؛ در هر بخش فقط ۷۰ نویسه جا می‌گیرد.
personal-samples = متن چند نفر، همان‌گونه که می‌رود:
personal-sample = { $kind ->
    [nameless] بی‌نام
    [shortest] کوتاه‌ترین
    [longest] بلندترین
    [random] یکی دیگر
   *[oneself] خودتان
}
# $kind: why it is shown, $name: who gets it; $count: how many others get the same
personal-sample-of = { $count ->
    [0] <b>{ $kind }</b>: { $name }
   *[other] <b>{ $kind }</b>: { $name } و { $count } نفر دیگر
}
# $count: SMS
personal-cost = هزینه: دقیقاً { $count } پیامک
personal-many = ⚠️ این ارسال متن‌های متفاوت بسیاری دارد.
personal-many-yes = ✅ می‌دانم، ارسال شود
personal-empty = ⚠️ متن کسانی که نام ندارند خالی می‌ماند؛ برایشان واژهٔ جایگزین بگذارید. چیزی ارسال نشد.
# $count: texts; $most: as shown
personal-too-many-texts = ⚠️ { $count } متن متفاوت می‌شود و بیش از { $most } متن یک‌جا نمی‌رود؛ نام خانوادگی را بردارید یا گیرنده‌ها را کم کنید. چیزی ارسال نشد.
personal-too-many-people = ⚠️ متن شخصی برای بیش از { $most } نفر یک‌جا آماده نمی‌شود؛ گیرنده‌ها را کم کنید. چیزی ارسال نشد.
