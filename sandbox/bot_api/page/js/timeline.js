// The list of messages: days between them, new ones at the foot, changes and deletions in place.
// It stays at the foot while the reader is there, and counts what is unread while they are not.

import { bubble, isService, serviceLine } from "./bubble.js";
import { button, el, icon } from "./dom.js";

const NEAR_END = 90; // px from the foot that still count as being there
const LEAVE_MS = 230;

export class Timeline {
  constructor(app) {
    this.app = app;
    this.log = document.getElementById("log");
    this.scroller = document.getElementById("scroller");
    this.unread = 0;
    this.atEnd = true;
    this.top = 0; // where the list was scrolled to when it was last heard of
    this.#buildDown();
    this.scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    const grown = new ResizeObserver(() => this.settle()); // the dock's keyboard, a picture, a font
    grown.observe(this.scroller);
    grown.observe(this.log);
    const { store } = app;
    store.addEventListener("loaded", () => this.drawAll());
    store.addEventListener("added", ({ detail }) => this.add(detail));
    store.addEventListener("changed", ({ detail }) => this.redraw(detail.id));
    store.addEventListener("removed", ({ detail }) => this.remove(detail.id));
    store.addEventListener("profile", () => this.app.store.here().length || this.drawAll());
    document.addEventListener("visibilitychange", () => document.hidden || this.atEnd && this.#setUnread(0));
  }

  drawAll() {
    this.log.replaceChildren();
    const messages = this.app.store.here();
    if (!messages.length) this.log.append(this.#intro());
    for (const message of messages) this.#append(message);
    this.#setUnread(0);
    this.toEnd(false);
  }

  add(message) {
    this.log.querySelector(".intro")?.remove();
    this.#append(message);
    const mine = this.app.store.isMine(message);
    if (mine || this.atEnd) this.toEnd(false); // a smooth way would look like leaving the foot
    if (!mine && (!this.atEnd || document.hidden)) this.#setUnread(this.unread + 1);
  }

  redraw(id) {
    const message = this.app.store.messages.get(id);
    const old = this.find(id);
    if (!message || !old) return;
    const focused = [...old.querySelectorAll("button")].indexOf(document.activeElement);
    const fresh = this.#node(message);
    fresh.style.animation = "none";
    old.replaceWith(fresh);
    if (focused >= 0) fresh.querySelectorAll("button")[focused]?.focus({ preventScroll: true });
    this.settle();
  }

  remove(id) {
    const node = this.find(id);
    if (!node) return;
    node.classList.add("leaving");
    node.removeAttribute("data-testid");
    setTimeout(() => {
      node.remove();
      this.#dropEmptyDays();
      if (!this.app.store.here().length) this.drawAll();
      this.settle();
    }, LEAVE_MS);
  }

  find(id) {
    return this.log.querySelector(`[data-message-id="${Number(id)}"]:not(.leaving)`);
  }

  /** Brings a message into sight and marks it for a moment. */
  show(id) {
    const node = this.find(id);
    if (!node) return;
    node.scrollIntoView({ block: "center", behavior: "smooth" });
    node.classList.remove("marked");
    requestAnimationFrame(() => node.classList.add("marked"));
  }

  /** Keeps the foot in sight after something grew, when the reader was at the foot. */
  settle() {
    if (this.atEnd) this.toEnd(false);
  }

  toEnd(smooth) {
    this.atEnd = true;
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smooth ? "smooth" : "instant" });
  }

  #append(message) {
    const day = this.app.words.day(message.date);
    const days = this.log.querySelectorAll(".day");
    if (days[days.length - 1]?.textContent !== day) this.log.append(el("li", { class: "day" }, day));
    this.log.append(this.#node(message));
  }

  #node(message) {
    if (isService(message)) return serviceLine(message, this.app.words);
    const node = bubble(message, this.app);
    this.app.gestures.attach(node, message.id);
    return node;
  }

  #intro() {
    const { bot } = this.app.store;
    const { t } = this.app.words;
    const words = bot.description || bot.short_description || bot.name;
    return el("li", { class: "intro", dir: t.dir }, el("h2", {}, t.startHint), el("p", { class: "plain" }, words));
  }

  #dropEmptyDays() {
    for (const day of this.log.querySelectorAll(".day")) {
      const next = day.nextElementSibling;
      if (!next || next.classList.contains("day")) day.remove();
    }
  }

  #buildDown() {
    this.count = el("span", { class: "badge", "data-testid": "unread", hidden: true });
    this.down = button({ class: "down", hidden: true, "data-testid": "to-end", onclick: () => this.toEnd(true) }, icon("down"), this.count);
    document.getElementById("float").append(this.down);
  }

  #scrolled() {
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    const near = scrollHeight - scrollTop - clientHeight < NEAR_END;
    // Only somebody who scrolls up leaves the foot: a pane that shrinks or a list that grows does not.
    if (near || scrollTop < this.top) this.atEnd = near;
    this.top = scrollTop;
    this.down.hidden = this.atEnd;
    this.down.setAttribute("aria-label", this.app.words.t.toEnd);
    if (this.atEnd && !document.hidden) this.#setUnread(0);
  }

  #setUnread(count) {
    this.unread = count;
    this.count.hidden = !count;
    this.count.textContent = this.app.words.number(count);
    const name = this.app.store.bot.name || "Sefid";
    document.title = count ? `(${this.app.words.number(count)}) ${name}` : name;
  }
}
