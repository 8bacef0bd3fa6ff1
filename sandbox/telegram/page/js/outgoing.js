// What really went out, as the SMS twin saw it: the proof that a confirmed message was sent, once.

import { el } from "./dom.js";
import { door } from "./smsir.js";

const EVERY_MS = 2000;
const SHOWN = 20;

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
    const answer = await door(this.app.store.smsirUrl, "/sent");
    const batches = Array.isArray(answer) ? answer : (answer?.sent ?? []);
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
    const people = batch.recipients ?? [];
    const sample = people.slice(0, 3).map((one) => (typeof one === "string" ? one : one.mobile));
    const facts = [words.t.people(words.number(people.length))];
    if (batch.segments) facts.push(words.t.segments(words.number(batch.segments)));
    if (batch.at) facts.push(words.time(batch.at));
    return el("li", { "data-testid": "sent-batch" },
      el("div", { class: "body" }, batch.text ?? ""),
      el("small", {}, facts.join(" · ")),
      el("small", { dir: "ltr" }, sample.join("  ") + (people.length > 3 ? " …" : "")));
  }
}
