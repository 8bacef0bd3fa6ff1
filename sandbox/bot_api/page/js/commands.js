// The command list: all of it from the Menu button, filtered while a person types "/…".

import { button, el } from "./dom.js";

export class CommandList {
  constructor(app) {
    this.app = app;
    this.at = -1; // the command picked with the arrow keys
    this.shown = [];
    this.node = el("div", { class: "commands", role: "menu", hidden: true, "data-testid": "commands" });
    document.addEventListener("pointerdown", (event) => {
      const inside = this.node.contains(event.target) || event.target.closest?.("[data-testid=menu]");
      if (!inside) this.close();
    });
  }

  toggle() {
    if (!this.node.hidden) this.close();
    else this.#open(this.app.store.commandsHere());
  }

  typed(value) {
    const word = value.match(/^\/([a-z0-9_]*)$/i)?.[1];
    if (word === undefined) return this.close();
    const fitting = this.app.store.commandsHere().filter((one) => one.command.startsWith(word.toLowerCase()));
    if (fitting.length) this.#open(fitting);
    else this.close();
  }

  /** Takes the keys that move in the open list; true when the key is used up. */
  key(event) {
    if (this.node.hidden) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.at = (this.at + step + this.shown.length) % this.shown.length;
      [...this.node.children].forEach((child, i) => child.classList.toggle("at", i === this.at));
      this.node.children[this.at].scrollIntoView({ block: "nearest" });
      return true;
    }
    if (event.key === "Escape") this.close();
    else if (event.key === "Tab" && this.shown.length) this.app.composer.fill(`/${this.shown[Math.max(this.at, 0)].command} `);
    else if (event.key === "Enter" && this.at >= 0) this.#choose(this.shown[this.at]);
    else return false;
    event.preventDefault();
    return true;
  }

  close() {
    this.node.hidden = true;
    this.at = -1;
  }

  #open(commands) {
    this.shown = commands;
    this.at = -1;
    this.node.replaceChildren(...commands.map((one) => this.#line(one)));
    this.node.hidden = !commands.length;
  }

  #line(one) {
    const props = { role: "menuitem", "data-command": one.command, onclick: () => this.#choose(one) };
    return button(props, el("span", { class: "what plain" }, one.description), el("code", {}, `/${one.command}`));
  }

  #choose(one) {
    this.close();
    this.app.composer.fill("");
    this.app.say(`/${one.command}`);
  }
}
