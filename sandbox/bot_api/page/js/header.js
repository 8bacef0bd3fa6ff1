// The bar on top: who the chat is with, what they are doing, and the page's own menu.

import { button, el, icon } from "./dom.js";
import { popup } from "./overlay.js";
import { isDark, setDark } from "./theme.js";

const ACTION_MS = 5000; // https://core.telegram.org/bots/api#sendchataction: 5 seconds or less

export class Header {
  constructor(app) {
    this.app = app;
    this.connected = false;
    this.action = null;
    const { t } = app.words;
    this.avatar = el("div", { class: "avatar", "aria-hidden": "true" });
    this.title = el("h1", { "data-testid": "bot-name" });
    this.status = el("p", { "data-testid": "status", "aria-live": "polite" });
    this.more = button({ class: "round", "aria-label": t.more, "aria-haspopup": "menu", "data-testid": "more", onclick: () => this.#menu() }, icon("more"));
    this.faces = el("div", { class: "faces", role: "group", "aria-label": t.persons_, "data-testid": "faces" });
    document.getElementById("header").replaceChildren(this.avatar, el("div", { class: "who" }, this.title, this.status), this.faces, this.more);
    for (const kind of ["loaded", "profile", "elsewhere"]) app.store.addEventListener(kind, () => this.refresh());
    app.store.addEventListener("added", ({ detail }) => detail.from === "bot" && this.acting(null));
  }

  refresh() {
    const { store, words: { t } } = this.app;
    const private_ = store.chat === store.user;
    const name = private_ ? store.bot.name : (store.chatHere()?.title ?? "");
    this.title.textContent = name || "Sefid";
    this.avatar.textContent = [...(name || "S")][0];
    this.status.textContent = !this.connected ? t.connecting : this.action ? (t[this.action] ?? t.typing) : private_ ? t.bot : t.group;
    this.faces.replaceChildren(...this.#persons().map((one) => this.#face(one)));
    this.status.classList.toggle("live", this.connected && this.action !== null);
  }

  setConnected(connected) {
    this.connected = connected;
    this.refresh();
  }

  /** Shows a chat action until it ends by itself; null ends it at once. */
  acting(kind) {
    clearTimeout(this.timer);
    this.action = kind;
    if (kind) this.timer = setTimeout(() => this.acting(null), ACTION_MS);
    this.refresh();
  }

  /** Nobody writes in a group's name where there is no such thing. */
  #persons() {
    const { store, words: { t } } = this.app;
    return t.persons.filter((one) => !one.hidden || store.messenger === "telegram");
  }

  /** Whoever sits before this page, and the others: one tap changes places. */
  #face(one) {
    const own = one.id === this.app.self.id;
    const name = `${one.first_name} · ${one.part}`;
    const act = () => own || this.app.switchPerson(one.id);
    const kind = `face${one.hidden ? " hidden-admin" : ""}`;
    const props = { class: kind, title: name, "aria-label": name, "aria-pressed": String(own), "data-testid": "face", onclick: act };
    return button(props, el("bdi", {}, own ? one.first_name : [...one.first_name][0]));
  }

  #menu() {
    const { store, words: { t } } = this.app;
    const dark = isDark();
    const persons = this.#persons().map((one) => ({
      label: `${one.first_name} · ${one.part}`, icon: "person", on: one.id === store.user, testid: "open-person", act: () => this.app.switchPerson(one.id),
    }));
    popup([
      { label: t.language, icon: "globe", testid: "switch-language", act: () => this.app.switchLanguage(t.otherLanguage) },
      { label: dark ? t.light : t.dark, icon: dark ? "sun" : "moon", testid: "switch-theme", act: () => setDark(!dark) },
      { label: t.guide, icon: "book", testid: "open-guide", act: () => this.app.guide.openSheet() },
      { label: store.blocked ? t.blocked : t.block, icon: "close", testid: "switch-block", act: () => this.app.attempt(() => this.app.setBlocked(!store.blocked)) },
      null,
      ...persons,
    ], this.more);
  }
}
