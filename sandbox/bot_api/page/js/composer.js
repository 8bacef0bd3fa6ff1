// The dock: START on an empty chat, else the input line with its reply or edit strip.

import { summary } from "./bubble.js";
import { button, el, icon } from "./dom.js";

const TALLEST = 190; // px; css/composer.css bears the same number

export class Composer {
  constructor(app) {
    this.app = app;
    this.dock = document.getElementById("dock");
    this.reply = null; // id of the message to answer
    this.editing = null; // id of the own message being changed
    this.#build();
    const { store } = app;
    store.addEventListener("loaded", () => {
      const place = JSON.stringify(store.place);
      if (this.place !== place) this.#clear(); // another chat; after a mere reload all stays
      this.place = place;
    });
    for (const kind of ["loaded", "added", "removed", "profile"]) store.addEventListener(kind, () => this.refresh());
    store.addEventListener("removed", ({ detail }) => [this.reply, this.editing].includes(detail.id) && this.#clear());
  }

  #build() {
    const { t } = this.app.words;
    const name = { "aria-label": t.message, placeholder: t.message };
    this.input = el("textarea", { rows: "1", enterkeyhint: "send", "data-testid": "composer", ...name });
    this.input.addEventListener("input", () => this.#typed());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.sendButton = button({ class: "round send flip", "aria-label": t.send, "data-testid": "send", onclick: () => this.submit() }, icon("send"));
    this.menuButton = button({ class: "menu", "data-testid": "menu", "aria-haspopup": "true", onclick: () => this.app.commandList.toggle() }, t.menu);
    this.padButton = button({ class: "round", "aria-label": t.keyboard, "data-testid": "keyboard-toggle", onclick: () => this.app.pad.toggle() }, icon("keyboard"));
    this.clip = button({ class: "round", "aria-label": t.attach, "data-testid": "attach", onclick: () => this.app.attach.menu(this.clip) }, icon("attach"));
    this.strip = el("div", { class: "strip", hidden: true, "data-testid": "strip" });
    this.line = el("div", { class: "line" }, this.menuButton, this.clip, this.input, this.padButton, this.sendButton);
    this.startButton = button({ class: "start", "data-testid": "start", onclick: () => this.#start() }, t.start);
    this.dock.replaceChildren(this.startButton, this.strip, this.app.commandList.node, this.line, this.app.pad.node);
  }

  /** Shows what fits the state of the chat: START, unblock, or the input line. */
  refresh() {
    const { store, words: { t } } = this.app;
    const fresh = !store.here().length && store.chat === store.user;
    const closed = fresh || (store.blocked && store.chat === store.user);
    this.startButton.hidden = !closed;
    this.startButton.textContent = fresh ? t.start : t.blocked;
    this.line.hidden = closed;
    this.menuButton.hidden = !store.commandsHere().length;
    this.app.pad.refresh(closed);
    this.padButton.hidden = !this.app.pad.keys;
    this.padButton.classList.toggle("on", this.app.pad.open);
    this.padButton.setAttribute("aria-expanded", String(this.app.pad.open));
    this.input.placeholder = (this.app.pad.keys && this.app.pad.placeholder) || t.message;
  }

  async submit() {
    const text = this.input.value;
    if (!text.trim()) return;
    const { editing, reply } = this;
    this.#clear();
    const { api, store } = this.app;
    const act = editing ? () => api.edit(store.chat, editing, text) : () => api.say(store.place, text, reply);
    const done = await this.app.attempt(act);
    if (!done && !this.input.value) this.fill(text); // nothing typed is lost
    this.focus();
  }

  replyTo(id) {
    const message = this.app.store.messages.get(id);
    if (!message) return;
    this.editing = null;
    this.reply = id;
    const { t } = this.app.words;
    const who = this.app.store.isMine(message) ? t.you : this.app.store.bot.name;
    this.#showStrip("reply", `${t.reply}: ${who}`, summary(message, t));
  }

  startEdit(id) {
    const message = this.app.store.messages.get(id);
    if (!message) return;
    this.reply = null;
    this.editing = id;
    this.#showStrip("edit", this.app.words.t.editing, summary(message, this.app.words.t));
    this.fill(message.text);
  }

  fill(text) {
    this.input.value = text;
    this.#typed();
    this.focus();
    this.input.setSelectionRange(text.length, text.length);
  }

  focus() {
    if (!this.line.hidden) this.input.focus({ preventScroll: true });
  }

  takeReply() {
    const { reply } = this;
    this.#clear(true);
    return reply;
  }

  #start() {
    const { store, api } = this.app;
    const unblock = store.blocked ? this.app.setBlocked(false) : Promise.resolve();
    this.app.attempt(async () => {
      await unblock;
      await api.say(store.place, "/start");
    });
  }

  #clear(keepText = false) {
    this.reply = null;
    this.editing = null;
    this.strip.hidden = true;
    if (!keepText) this.input.value = "";
    this.#typed();
  }

  #showStrip(kind, title, text) {
    const { t } = this.app.words;
    const cancel = button({ class: "round", "aria-label": t.cancel, onclick: () => this.#clear(this.editing === null) }, icon("close"));
    this.strip.replaceChildren(icon(kind), el("div", {}, el("b", { class: "plain" }, title), el("span", { class: "plain" }, text)), cancel);
    this.strip.hidden = false;
    this.focus();
  }

  #typed() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, TALLEST)}px`;
    this.sendButton.disabled = !this.input.value.trim();
    this.app.commandList.typed(this.input.value);
    this.app.timeline?.settle();
  }

  #key(event) {
    if (event.isComposing || this.app.commandList.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && !this.strip.hidden) {
      this.#clear(this.editing === null);
    } else if (event.key === "ArrowUp" && !this.input.value) {
      const last = this.app.store.here().findLast((message) => this.app.store.isMine(message) && message.text);
      if (last) {
        event.preventDefault();
        this.startEdit(last.id);
      }
    }
  }
}
