// One message as a bubble: quote, photo, file, contact, text, time, and the keyboard below it.

import { button, el, icon } from "./dom.js";
import { isRtl, renderText } from "./richtext.js";

/** Draws a message. `app` gives store, words, presses, api and the verbs of the page. */
export function bubble(message, app) {
  const mine = app.store.isMine(message);
  const body = el("div", { class: "bubble" }, ...parts(message, mine, app));
  const keys = message.buttons.length ? [keyboard(message, app)] : [];
  const kind = `msg ${mine ? "own" : "bot"}${keys.length || message.photo ? " wide" : ""}`;
  const hooks = { "data-testid": "message", "data-from": mine ? "user" : message.from, "data-message-id": message.id };
  return el("li", { class: kind, ...hooks }, body, ...keys);
}

/** A line in the middle for what has no text: members come and go, stickers, upgrades. */
export function serviceLine(message, { t }) {
  const fields = Object.entries(message.extra ?? {});
  const [kind, value] = fields.find(([name]) => t.service[name]) ?? fields[0] ?? ["", null];
  const people = [value].flat().map((one) => one?.first_name).filter(Boolean).join(", ");
  const words = [t.service[kind] ?? kind, people].filter(Boolean).join(": ");
  return el("li", { class: "note", "data-message-id": message.id }, el("bdi", {}, words));
}

export function isService(message) {
  return !message.text && !message.document && !message.photo && !message.contact;
}

function parts(message, mine, app) {
  const inGroup = message.chat !== app.store.user;
  return [
    inGroup && !mine ? el("div", { class: "sender plain" }, senderName(message, app)) : null,
    message.reply_to ? quoted(message.reply_to, app) : null,
    message.photo ? photo(message.photo, app) : null,
    message.document ? documentLine(message.document, app) : null,
    message.contact ? contactLine(message.contact) : null,
    content(message, mine, app),
  ];
}

function senderName(message, app) {
  return message.from === "bot" ? app.store.bot.name : (message.sender?.first_name ?? "");
}

function content(message, mine, app) {
  const { t } = app.words;
  const hooks = { t, copy: app.copy, command: (text) => app.say(text), link: app.openLink };
  const text = el("span", { "data-testid": "text" }, renderText(message.text, message.entities, hooks));
  const rtl = isRtl(message.text.slice(message.text.trimEnd().lastIndexOf("\n") + 1));
  return el("div", { class: "content" }, text, meta(message, mine, rtl, app));
}

function meta(message, mine, rtl, app) {
  const { t } = app.words;
  const edited = message.edited ? el("span", { "data-testid": "edited" }, `${t.edited} `) : null;
  const time = el("time", { datetime: new Date(message.date * 1000).toISOString() }, app.words.time(message.date));
  return el("span", { class: rtl ? "meta left" : "meta" }, edited, time, mine ? icon("ticks") : null);
}

/** One line that stands for a message: in quotes, in the reply strip. */
export function summary(message, t) {
  if (message.text) return message.text.replaceAll("\n", " ").slice(0, 160);
  if (message.photo) return t.photo;
  if (message.document) return message.document.name;
  return message.contact ? message.contact.first_name : "";
}

function quoted(id, app) {
  const { t } = app.words;
  const target = app.store.messages.get(id);
  const who = target ? (app.store.isMine(target) ? t.you : senderName(target, app)) : "";
  const said = target ? summary(target, t) : t.gone;
  const props = { class: "replied", dir: "auto", "data-testid": "quoted", onclick: () => app.showMessage(id) };
  return button(props, el("b", {}, who), el("span", { class: "plain" }, said));
}

function photo(picture, app) {
  const url = app.api.fileUrl(picture.file_id);
  const size = { width: picture.width || null, height: picture.height || null };
  const image = el("img", { src: url, alt: app.words.t.photo, loading: "lazy", ...size });
  image.addEventListener("load", () => app.settle());
  return button({ class: "photo", "data-testid": "photo", "aria-label": app.words.t.photo, onclick: () => app.viewPhoto(url) }, image);
}

function documentLine(file, app) {
  const href = app.api.fileUrl(file.file_id);
  return el("a", { class: "file", href, download: file.name, "data-testid": "document" },
    el("span", { class: "disc" }, icon("file")),
    el("span", {}, el("bdi", { class: "name" }, file.name), el("bdi", { class: "size" }, app.words.size(file.size))));
}

function contactLine(card) {
  const name = [card.first_name, card.last_name].filter(Boolean).join(" ");
  return el("div", { class: "file", "data-testid": "contact-card" },
    el("span", { class: "avatar small" }, [...name][0] ?? "?"),
    el("span", {}, el("bdi", { class: "name" }, name), el("bdi", { class: "size", dir: "ltr" }, card.phone_number)));
}

function keyboard(message, app) {
  const rows = message.buttons.map((row) => el("div", { class: "row" }, ...row.map((key) => inlineKey(message, key, app))));
  return el("div", { class: "keys", role: "group", dir: "ltr" }, ...rows);
}

const CORNERS = { url: "link", copy: "copy" };

function inlineKey(message, key, app) {
  const kind = key.url ? "url" : key.copy ? "copy" : "press";
  const busy = kind === "press" && app.presses.isBusy(message.id, key.data);
  const classes = ["key", key.style ?? "", busy ? "busy" : ""].filter(Boolean).join(" ");
  const act = { url: () => app.openLink(key.url), copy: () => app.copy(key.copy), press: () => app.presses.press(message, key) };
  const props = { class: classes, "data-action": kind, "aria-busy": busy ? "true" : null, onclick: act[kind] };
  if (key.style) props["data-style"] = key.style;
  const corner = CORNERS[kind] ? el("span", { class: "corner" }, icon(CORNERS[kind])) : null;
  return button(props, el("span", { class: "label", dir: "auto" }, key.text), corner);
}
