// What really went out, as the SMS twin saw it: the proof that a confirmed message was sent, once.

import { el } from "./dom.js";
import { door } from "./smsir.js";

const EVERY_MS = 2000;
const SHOWN = 20;
const SENDERS = ["demo-key", "demo-key-2"]; // the demo accounts that can pay for a send

export class Outgoing {
  constructor(app) {
    this.app = app;
    this.list = el("ol", { class: "outgo", "data-testid": "went-out" });
    this.node = el("section", {}, el("h2", {}, app.words.t.wentOut), this.list);
    this.seen = null;
    this.timer = setInterval(() => this.refresh(), EVERY_MS);
    this.refresh();
  }

  stop() {
    clearInterval(this.timer);
  }

  async refresh() {
    if (document.hidden) return;
    const { smsirUrl } = this.app.store;
    const answers = await Promise.all(SENDERS.map((key) => door(smsirUrl, `/sent?key=${key}`)));
    if (answers.every((answer) => answer === null)) return; // not there now: what is known stays
    const batches = answers.flatMap((answer) => answer?.sent ?? []).sort((a, b) => a.at - b.at);
    const seen = JSON.stringify(batches);
    if (seen === this.seen) return;
    this.seen = seen;
    const { t } = this.app.words;
    const newest = batches.slice(-SHOWN).reverse();
    const lines = newest.map((batch) => this.#line(batch));
    this.list.replaceChildren(...(lines.length ? lines : [el("p", {}, t.nothingOut)]));
  }

  #line(batch) {
    const { words } = this.app;
    const people = batch.recipients;
    const counts = [words.t.people(words.number(people.length)), words.t.segments(words.number(batch.segments))];
    const facts = [...counts, words.time(batch.at)];
    return el("li", { "data-testid": "sent-batch" },
      el("div", { class: "body" }, batch.text),
      el("small", {}, facts.join(" · ")),
      el("small", { dir: "ltr" }, people.slice(0, 3).join("  ") + (people.length > 3 ? " …" : "")));
  }
}
