// The switch above the bar: one bot, two messengers. Shown where the demo runs both.

import { button, el } from "./dom.js";

export class Wires {
  constructor(app) {
    this.app = app;
    this.nav = el("nav", { class: "wires", hidden: true, "aria-label": app.words.t.messengers_, "data-testid": "messengers" });
    document.getElementById("header").before(this.nav);
    app.store.addEventListener("loaded", () => this.refresh());
  }

  refresh() {
    const { store, words: { t } } = this.app;
    this.nav.hidden = !store.beside;
    this.nav.replaceChildren(...Object.entries(t.messengers).map(([name, label]) => {
      const here = name === store.messenger;
      const onclick = () => here || this.app.switchMessenger();
      return button({ class: "wire", "aria-current": here ? "true" : null, "data-testid": "switch-messenger", onclick }, label);
    }));
  }
}
