// The reply keyboard: the buttons that a bot puts in place of the phone's own keyboard. It can be
// folded away and comes back when the bot sends another.

import { button, el } from "./dom.js";
import { ask } from "./overlay.js";

export class Pad {
  constructor(app) {
    this.app = app;
    this.keys = null;
    this.placeholder = "";
    this.source = 0; // id of the message that brought the keyboard
    this.open = true;
    this.node = el("div", { class: "pad", dir: "ltr", hidden: true, "data-testid": "reply-keyboard" });
  }

  refresh(closed) {
    const message = closed ? null : this.app.store.keyboard();
    if ((message?.id ?? 0) !== this.source) {
      this.open = true;
      this.source = message?.id ?? 0;
      this.keys = message?.reply_keyboard ?? null;
      this.placeholder = message?.placeholder ?? "";
      this.node.replaceChildren(...(this.keys ?? []).map((row) => el("div", { class: "row" }, ...row.map((key) => this.#key(key, message)))));
    }
    this.node.hidden = !this.keys || !this.open;
  }

  toggle() {
    this.open = !this.open;
    this.app.composer.refresh();
    this.app.timeline.settle();
  }

  #key(key, message) {
    const text = typeof key === "string" ? key : key.text;
    const press = async () => {
      if (key.request_contact) await this.#shareOwn();
      else await this.app.say(text);
      if (message.one_time && this.open) this.toggle();
    };
    return button({ "data-testid": "reply-key", onclick: press }, el("span", { class: "label", dir: "auto" }, text));
  }

  async #shareOwn() {
    const { t } = this.app.words;
    if (!(await ask(t.shareOwn, t.send, t))) return;
    const { store, api } = this.app;
    const { id, phone, ...names } = this.app.self;
    const card = { phone_number: phone, ...names, contact_user_id: id };
    await this.app.attempt(() => api.contact(store.place, card));
  }
}
