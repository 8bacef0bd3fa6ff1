// The row of chats below the header, and the topics of the group that is open: one tap opens each.
// A dot says that something came there which was not on the screen.

import { button, el } from "./dom.js";

export class Places {
  constructor(app) {
    this.app = app;
    const { t } = app.words;
    this.chats = el("nav", { class: "places", hidden: true, "aria-label": t.chats, "data-testid": "chats" });
    this.topics = el("nav", { class: "places topics", hidden: true, "aria-label": t.topics, "data-testid": "topics" });
    document.getElementById("header").after(this.chats, this.topics);
    for (const kind of ["loaded", "profile", "elsewhere"]) app.store.addEventListener(kind, () => this.refresh());
  }

  refresh() {
    const { store, words: { t } } = this.app;
    const topics = store.chatHere()?.topics ?? [];
    this.chats.hidden = store.chats.length < 2;
    this.topics.hidden = !topics.length;
    this.chats.replaceChildren(...store.chats.map((chat) => this.#chat(chat)));
    this.topics.replaceChildren(...topics.map((one) => this.#chip({
      label: one.id ? one.name : t.general, on: one.id === store.topic, testid: "open-topic",
      news: store.isUnseen(store.chat, one.id), act: () => store.open(store.chat, one.id),
    })));
  }

  #chat(chat) {
    const { store, words: { t } } = this.app;
    const places = chat.topics.length ? chat.topics.map((one) => one.id) : [0];
    return this.#chip({
      label: chat.id === store.user ? t.withBot : chat.title, on: chat.id === store.chat, testid: "open-chat",
      news: chat.id !== store.chat && places.some((topic) => store.isUnseen(chat.id, topic)), act: () => store.open(chat.id),
    });
  }

  #chip({ label, on, news, testid, act }) {
    const props = { class: news ? "chip news" : "chip", "aria-current": on ? "true" : null, "data-testid": testid, onclick: act };
    return button(props, el("bdi", {}, label));
  }
}
