// Toasts, alerts, questions, menus and the photo viewer: what stands above the chat for a moment.

import { button, el, icon } from "./dom.js";

const TOAST_MS = 3200;

/** Shows a pill at the top for a few seconds. */
export function toast(text) {
  const pill = el("div", { class: "toast", "data-testid": "toast" }, text);
  const holder = document.getElementById("toasts");
  holder.replaceChildren(pill); // the newest answer is the one that counts
  if (holder.matches(":popover-open")) holder.hidePopover();
  holder.showPopover(); // shown last means on top, even of an open dialog
  setTimeout(() => pill.remove(), TOAST_MS + Math.min(text.length * 25, 4000));
}

/** Opens a modal dialog; it is gone from the page once closed. Clicking beside it closes it. */
export function openDialog(content, props = {}) {
  const dialog = el("dialog", props, content);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Shows the answer of a callback query that asked for an alert. */
export function alertBox(text, t) {
  const ok = button({ class: "main", "data-testid": "alert-ok", onclick: () => dialog.close() }, t.ok);
  const box = el("div", { class: "box" }, el("p", {}, text), el("div", { class: "actions" }, ok));
  const dialog = openDialog(box, { "data-testid": "alert", role: "alertdialog", "aria-label": text });
  return dialog;
}

/** Asks yes or no; resolves to true only for yes. */
export function ask(text, yes, t) {
  return new Promise((resolve) => {
    let answer = false;
    const accept = () => {
      answer = true;
      dialog.close();
    };
    const actions = el("div", { class: "actions" },
      button({ onclick: () => dialog.close() }, t.cancel),
      button({ class: "main", "data-testid": "yes", onclick: accept }, yes));
    const box = el("div", { class: "box" }, el("p", {}, text), actions);
    const dialog = openDialog(box, { "aria-label": text });
    dialog.addEventListener("close", () => resolve(answer));
  });
}

/** Opens a menu at a point or under an element. `items`: {label, icon, act, on, testid} or null for a line. */
export function popup(items, at) {
  closePopup();
  const menu = el("div", { class: "popup", role: "menu", "data-testid": "popup" });
  for (const item of items) menu.append(item ? entry(item) : el("hr"));
  document.body.append(menu);
  place(menu, at);
  const away = (event) => {
    if (event.type === "keydown" && event.key !== "Escape") return;
    if (event.type === "pointerdown" && menu.contains(event.target)) return;
    closePopup();
  };
  menu.cleanup = () => ["pointerdown", "keydown", "resize"].forEach((name) => window.removeEventListener(name, away, true));
  ["pointerdown", "keydown", "resize"].forEach((name) => window.addEventListener(name, away, true));
  menu.querySelector("button")?.focus({ preventScroll: true });
}

function entry(item) {
  const act = () => {
    closePopup();
    item.act();
  };
  const props = { role: "menuitem", class: item.on ? "on" : null, "data-testid": item.testid, onclick: act };
  return button(props, item.icon ? icon(item.icon) : null, el("span", { class: "plain" }, item.label));
}

export function closePopup() {
  const open = document.querySelector(".popup");
  open?.cleanup?.();
  open?.remove();
}

function place(menu, at) {
  const box = menu.getBoundingClientRect();
  const from = at instanceof Element ? at.getBoundingClientRect() : { left: at.x, right: at.x, top: at.y, bottom: at.y };
  const fitsBelow = from.bottom + box.height + 8 < innerHeight;
  const top = fitsBelow ? from.bottom + 4 : Math.max(8, from.top - box.height - 4);
  const rtl = document.documentElement.dir === "rtl";
  const left = rtl ? from.right - box.width : from.left;
  menu.style.top = `${top}px`;
  menu.style.left = `${Math.max(8, Math.min(left, innerWidth - box.width - 8))}px`;
}

/** Shows a photo as large as the window. */
export function viewPhoto(url, t) {
  const close = button({ class: "round", "aria-label": t.close, onclick: () => dialog.close() }, icon("close"));
  const stage = el("div", { class: "stage", onclick: () => dialog.close() }, el("img", { src: url, alt: t.photo }));
  const dialog = openDialog([stage, close], { class: "viewer", "data-testid": "viewer", "aria-label": t.photo });
}

/** Puts a text on the clipboard; without permission the old way is tried. */
export async function copyText(text, t) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el("textarea", { class: "sr", value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  toast(t.copied);
}
