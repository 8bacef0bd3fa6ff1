// Every word of the page's own, in both languages; what the bot says is the bot's business.

const FA = {
  dir: "rtl", locale: "fa-IR-u-ca-persian",
  messengers_: "پیام‌رسان", messengers: { telegram: "تلگرام", bale: "بله" },
  persons_: "افراد", chats: "گفتگوها", topics: "موضوع‌ها", general: "عمومی", withBot: "گفتگو با ربات",
  bot: "ربات", group: "گروه", connecting: "در حال اتصال…",
  typing: "در حال نوشتن…", upload_document: "در حال فرستادن فایل…", upload_photo: "در حال فرستادن عکس…",
  start: "شروع", startHint: "این ربات چه می‌کند؟", menu: "منو", message: "پیام", send: "فرستادن",
  attach: "پیوست", more: "بیشتر", keyboard: "دکمه‌های ربات", toEnd: "رفتن به آخرین پیام",
  file: "فایل", photo: "عکس", contact: "مخاطب", drop: "فایل را این‌جا رها کنید",
  reply: "پاسخ", edit: "ویرایش", copy: "کپی", remove: "حذف", cancel: "انصراف", ok: "تأیید", close: "بستن",
  edited: "ویرایش‌شده", copied: "کپی شد", editing: "ویرایش پیام", you: "شما", gone: "پیام حذف‌شده",
  today: "امروز", yesterday: "دیروز", showMore: "نمایش بیشتر", showLess: "نمایش کمتر", spoiler: "متن پنهان؛ برای دیدن بزنید",
  language: "English", otherLanguage: "en", dark: "حالت تیره", light: "حالت روشن", guide: "راهنمای نمایش",
  sendFiles: "فرستادن فایل", caption: "شرح (اختیاری)", asPhoto: "به شکل عکس (فشرده)", tooBig: "این فایل بیش از ۵۰ مگابایت است.",
  shareContact: "فرستادن مخاطب", firstName: "نام", lastName: "نام خانوادگی", phone: "شماره تلفن", pick: "یا یکی از این‌ها:",
  shareOwn: "شماره خود را با این ربات در میان می‌گذارید؟", failed: "نشد: ", offline: "سرور پاسخ نمی‌دهد.",
  openLink: "باز کردن این پیوند؟", noGroup: "گروهی برای افزودن ربات نیست.", blocked: "رفع مسدودی ربات", block: "مسدود کردن ربات",
  guideLead: "این‌جا همه‌چیز روی همین دستگاه است: نه پیامکی به کسی می‌رسد و نه پولی خرج می‌شود.",
  steps: ["«شروع» را بزنید.", "حساب نمایشی را با فرمان زیر وصل کنید.", "«ارسال پیامک» را بزنید، متن و گیرنده‌ها را انتخاب و تأیید کنید.", "پیامک‌هایی را که واقعاً بیرون رفته‌اند پایین همین ستون ببینید.", "با دایره‌های بالای صفحه جای همکاران بنشینید؛ گروهی با چند موضوع هم هست که ربات را می‌توانید به آن بیاورید."],
  demoKeys: "کلیدهای نمایشی", linkNow: "وصل کردن با یک فرمان", mainAccount: "فروشگاه گل یاس، با اعتبار", secondAccount: "حساب دوم",
  brokeAccount: "بی‌اعتبار", expiredAccount: "منقضی‌شده", emptyAccount: "خالی", copyThis: "کپی ",
  wentOut: "آنچه واقعاً ارسال شد", nothingOut: "هنوز چیزی ارسال نشده است.", people: (n) => `${n} گیرنده`, segments: (n) => `${n} بخش`,
  faults: "روزهای بد", faultsLead: "خرابی بسازید و ببینید ربات چه می‌گوید.",
  faultSlow: "سرویس پیامک کند است (۵ ثانیه)", faultDown: "سرویس پیامک خطای ۵۰۰ می‌دهد", faultLost: "پاسخ ارسال گم می‌شود (ارسال انجام می‌شود)", faultNever: "درخواست ارسال به سرویس نمی‌رسد", faultJunk: "پاسخ‌ها ناخوانا هستند",
  service: { new_chat_members: "عضو تازه", left_chat_member: "رفت", migrate_to_chat_id: "گروه ارتقا یافت", migrate_from_chat_id: "گروه ارتقا یافت", sticker: "برچسب", voice: "پیام صوتی", video: "ویدئو", location: "موقعیت" },
  persons: [
    { id: 1001, first_name: "سارا", last_name: "رضایی", phone: "+989121110011", part: "مالک" },
    { id: 1003, first_name: "نگار", last_name: "احمدی", phone: "+989121110033", part: "همکار" },
    { id: 1005, first_name: "رضا", last_name: "کریمی", phone: "+989121110055", part: "همکار" },
    { id: 1007, first_name: "امید", last_name: "حسینی", phone: "+989121110077", part: "مدیر ناشناس گروه", hidden: true },
  ],
  friends: [["سارا", "محمدی", "09123456701"], ["رضا", "کریمی", "+989352223344"], ["نگار", "احمدی", "۰۹۱۹ ۴۴۵ ۶۶۷۷"], ["علی", "حسینی", "0098 936 700 8090"]],
};

const EN = {
  dir: "ltr", locale: "en-GB",
  messengers_: "Messenger", messengers: { telegram: "Telegram", bale: "Bale" },
  persons_: "People", chats: "Chats", topics: "Topics", general: "General", withBot: "Chat with the bot",
  bot: "bot", group: "group", connecting: "connecting…",
  typing: "typing…", upload_document: "sending a file…", upload_photo: "sending a photo…",
  start: "START", startHint: "What can this bot do?", menu: "Menu", message: "Message", send: "Send",
  attach: "Attach", more: "More", keyboard: "Bot's buttons", toEnd: "Go to the last message",
  file: "File", photo: "Photo", contact: "Contact", drop: "Drop the file here",
  reply: "Reply", edit: "Edit", copy: "Copy", remove: "Delete", cancel: "Cancel", ok: "OK", close: "Close",
  edited: "edited", copied: "Copied", editing: "Edit message", you: "You", gone: "Deleted message",
  today: "Today", yesterday: "Yesterday", showMore: "Show more", showLess: "Show less", spoiler: "Hidden text; press to see it",
  language: "فارسی", otherLanguage: "fa", dark: "Dark mode", light: "Light mode", guide: "Demo guide",
  sendFiles: "Send files", caption: "Caption (optional)", asPhoto: "As a photo (compressed)", tooBig: "This file is larger than 50 MB.",
  shareContact: "Send a contact", firstName: "First name", lastName: "Last name", phone: "Phone number", pick: "or one of these:",
  shareOwn: "Share your phone number with this bot?", failed: "Failed: ", offline: "The server does not answer.",
  openLink: "Open this link?", noGroup: "There is no group to add the bot to.", blocked: "Unblock the bot", block: "Block the bot",
  guideLead: "Everything here stays on this machine: no SMS reaches anyone and no money is spent.",
  steps: ["Press START.", "Link the demo account with the command below.", "Press “Send SMS”, choose text and recipients, confirm.", "See what really went out at the foot of this column.", "The circles on top change who you are; there is a group with topics too, into which you can bring the bot."],
  demoKeys: "Demo keys", linkNow: "Link with one command", mainAccount: "Yas flower shop, with credit", secondAccount: "a second account",
  brokeAccount: "no credit", expiredAccount: "expired", emptyAccount: "empty", copyThis: "Copy ",
  wentOut: "What really went out", nothingOut: "Nothing has been sent yet.", people: (n) => `${n} recipients`, segments: (n) => `${n} segments`,
  faults: "Bad days", faultsLead: "Break something and see what the bot says.",
  faultSlow: "The SMS service is slow (5 s)", faultDown: "The SMS service answers 500", faultLost: "The answer of a send is lost (it is sent)", faultNever: "A send never reaches the service", faultJunk: "Answers are unreadable",
  service: { new_chat_members: "Joined", left_chat_member: "Left", migrate_to_chat_id: "The group was upgraded", migrate_from_chat_id: "The group was upgraded", sticker: "Sticker", voice: "Voice message", video: "Video", location: "Location" },
  persons: [
    { id: 1002, first_name: "Mary", last_name: "", phone: "+989121110022", part: "owner" },
    { id: 1004, first_name: "John", last_name: "", phone: "+989121110044", part: "colleague" },
    { id: 1006, first_name: "Kate", last_name: "", phone: "+989121110066", part: "colleague" },
    { id: 1008, first_name: "Oscar", last_name: "", phone: "+989121110088", part: "hidden group admin", hidden: true },
  ],
  friends: [["Sara", "Mohammadi", "09123456701"], ["Reza", "Karimi", "+989352223344"], ["Negar", "Ahmadi", "0919 445 6677"], ["Ali", "Hosseini", "0098 936 700 8090"]],
};

const TABLES = { fa: FA, en: EN };

/** Gives the table of a language; Persian is the page's first language. */
/** The page tells the bot's time, wherever the browser is: two clocks side by side confuse. */
const ZONE = "Asia/Tehran";

export function stringsOf(language) {
  return TABLES[language] ?? FA;
}

/** Writes digits and dates as the reader's language does. */
export class Wording {
  constructor(language) {
    this.language = language;
    this.t = stringsOf(language);
    this.locale = this.t.locale;
  }

  number(value) {
    return new Intl.NumberFormat(this.locale).format(value);
  }

  time(seconds) {
    const options = { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: ZONE };
    return new Date(seconds * 1000).toLocaleTimeString(this.locale, options);
  }

  day(seconds, now = Date.now()) {
    const date = new Date(seconds * 1000);
    const ago = dayNumber(now) - dayNumber(date);
    if (ago === 0) return this.t.today;
    if (ago === 1) return this.t.yesterday;
    const year = ago < 365 ? {} : { year: "numeric" };
    return date.toLocaleDateString(this.locale, { day: "numeric", month: "long", timeZone: ZONE, ...year });
  }

  size(bytes) {
    const units = this.language === "fa" ? ["بایت", "کیلوبایت", "مگابایت"] : ["B", "KB", "MB"];
    const step = bytes < 1024 ? 0 : bytes < 1024 * 1024 ? 1 : 2;
    const value = Math.round((bytes / 1024 ** step) * 10) / 10;
    return `${this.number(value)} ${units[step]}`;
  }
}

/** Days since 1970 in the bot's time zone. */
function dayNumber(moment) {
  const [year, month, day] = new Date(moment).toLocaleDateString("en-CA", { timeZone: ZONE }).split("-").map(Number);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}
