// The demo's guide: a column beside the chat on a desktop, a sheet on a phone.

import { button, el, icon } from "./dom.js";
import { FaultSwitches } from "./faults.js";
import { Outgoing } from "./outgoing.js";
import { openDialog } from "./overlay.js";

const ACCOUNTS = [
  ["mainAccount", "demo-key", "demo-secret"],
  ["secondAccount", "demo-key-2", "demo-secret-2"],
  ["brokeAccount", "broke-key", "broke-secret"],
  ["expiredAccount", "expired-key", "expired-secret"],
  ["emptyAccount", "empty-key", "empty-secret"],
];

export class Guide {
  constructor(app) {
    this.app = app;
    this.panel = document.getElementById("panel");
    this.panel.setAttribute("aria-label", app.words.t.guide);
    this.live = []; // parts that poll and must be stopped
    this.url = undefined;
    app.store.addEventListener("loaded", () => this.#refresh());
  }

  /** On a narrow screen the guide covers the chat; on a wide one it is there already. */
  openSheet() {
    if (getComputedStyle(this.panel).display !== "none") return this.panel.scrollTo({ top: 0 });
    const live = [];
    const close = button({ class: "round", "aria-label": this.app.words.t.close, "data-testid": "close-guide", onclick: () => this.sheet.close() }, icon("close"));
    this.sheet = openDialog(this.#content(live, close), { class: "sheet", "aria-label": this.app.words.t.guide, "data-testid": "guide-sheet" });
    this.sheet.addEventListener("close", () => live.forEach((part) => part.stop()));
  }

  #refresh() {
    if (this.url === this.app.store.smsirUrl && this.panel.childElementCount) return;
    this.url = this.app.store.smsirUrl;
    this.live.forEach((part) => part.stop());
    this.live = [];
    this.panel.replaceChildren(this.#content(this.live, null));
  }

  #content(live, close) {
    const { t } = this.app.words;
    const root = el("div", { class: "guide" },
      el("section", {},
        el("div", { class: "top" }, el("h2", {}, t.guide), close),
        el("p", {}, t.guideLead),
        el("ol", {}, ...t.steps.map((step) => el("li", {}, step)))),
      this.#keys());
    if (this.app.store.smsirUrl) {
      for (const Part of [Outgoing, FaultSwitches]) {
        const part = new Part(this.app);
        live.push(part);
        root.append(part.node);
      }
    }
    return root;
  }

  #keys() {
    const { t } = this.app.words;
    const [, key, secret] = ACCOUNTS[0];
    const linkNow = button({ class: "copy line", "data-testid": "link-demo", onclick: () => this.#link(`/link ${key} ${secret}`) }, `/link ${key} ${secret}`);
    return el("section", {}, el("h2", {}, t.demoKeys),
      el("div", { class: "keyrow" }, el("span", {}, t.linkNow), linkNow),
      ...ACCOUNTS.map(([name, ...values]) => el("div", { class: "keyrow" }, el("span", {}, t[name]), ...values.map((value) => this.#copy(value)))));
  }

  #copy(value) {
    const label = `${this.app.words.t.copyThis}${value}`;
    return button({ class: "copy", "aria-label": label, onclick: () => this.app.copy(value) }, value, icon("copy"));
  }

  #link(command) {
    this.sheet?.close();
    this.app.composer.fill(command);
  }
}
