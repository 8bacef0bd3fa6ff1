// Switches that break the SMS twin on purpose, to see what the bot says on a bad day.

import { button, el } from "./dom.js";
import { door } from "./smsir.js";

const SWITCHES = [
  ["faultSlow", { operation: "*", kind: "delay", seconds: 5 }],
  ["faultDown", { operation: "*", kind: "http500" }],
  ["faultLost", { operation: "Send", kind: "drop_after" }],
  ["faultNever", { operation: "Send", kind: "drop_before" }],
  ["faultJunk", { operation: "*", kind: "malformed" }],
];

export class FaultSwitches {
  constructor(app) {
    this.app = app;
    this.on = new Set();
    const { t } = app.words;
    this.knobs = SWITCHES.map(([name]) => this.#knob(name));
    this.node = el("section", { "data-testid": "faults" }, el("h2", {}, t.faults), el("p", {}, t.faultsLead), ...this.knobs);
    this.#look();
  }

  stop() {}

  /** Faults planned before this page was opened are on already. */
  async #look() {
    const planned = (await door(this.app.store.smsirUrl, "/faults"))?.faults ?? [];
    const isOn = (wanted) => planned.some((one) => one.operation === wanted.operation && one.kind === wanted.kind);
    this.on = new Set(SWITCHES.filter(([, wanted]) => isOn(wanted)).map(([name]) => name));
    this.#draw();
  }

  #draw() {
    SWITCHES.forEach(([name], i) => this.knobs[i].setAttribute("aria-checked", String(this.on.has(name))));
  }

  #knob(name) {
    const knob = button({ class: "switch", role: "switch", "aria-checked": "false", "data-fault": name },
      el("span", { class: "text" }, this.app.words.t[name]), el("span", { class: "knob" }));
    knob.addEventListener("click", () => this.#flip(name));
    return knob;
  }

  /** The twin can only clear all its faults, so the ones still on are planned again. */
  async #flip(name) {
    if (this.on.has(name)) this.on.delete(name);
    else this.on.add(name);
    const planned = SWITCHES.filter(([one]) => this.on.has(one)).map(([, body]) => body);
    const { smsirUrl } = this.app.store;
    let fine = (await door(smsirUrl, "/faults", { method: "DELETE" })) !== null;
    for (const body of planned) {
      const answer = await door(smsirUrl, "/faults", { method: "POST", body: JSON.stringify({ times: null, ...body }) });
      fine = fine && answer !== null;
    }
    if (!fine) this.app.tellOffline();
    this.on = fine ? this.on : new Set();
    this.#draw();
  }
}
