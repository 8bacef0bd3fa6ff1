// How a finger or a mouse reaches a message: double click or a swipe to the left replies, the
// context menu (a long press on a phone) offers the rest.

import { popup } from "./overlay.js";

const SWIPE = 56; // px
const HOLD_MS = 480;

export class Gestures {
  constructor(app) {
    this.app = app;
  }

  attach(node, id) {
    node.addEventListener("contextmenu", (event) => {
      if (event.target.closest("a[href^=http]") || String(getSelection())) return;
      event.preventDefault();
      this.menu(id, { x: event.clientX, y: event.clientY });
    });
    node.addEventListener("dblclick", (event) => {
      if (event.target.closest("button, a, code, pre")) return;
      getSelection()?.removeAllRanges();
      this.app.composer.replyTo(id);
    });
    this.#touch(node, id);
  }

  #touch(node, id) {
    let from = null;
    let hold = 0;
    const end = () => {
      clearTimeout(hold);
      node.style.transform = "";
      from = null;
    };
    node.addEventListener("touchstart", (event) => {
      const { clientX: x, clientY: y } = event.touches[0];
      from = { x, y };
      hold = setTimeout(() => { if (from && !event.target.closest("button")) this.menu(id, from); }, HOLD_MS);
    }, { passive: true });
    node.addEventListener("touchmove", (event) => {
      if (!from) return;
      const { clientX: x, clientY: y } = event.touches[0];
      if (Math.hypot(x - from.x, y - from.y) > 8) clearTimeout(hold);
      if (Math.abs(y - from.y) > 40) return end();
      node.style.transform = `translateX(${Math.max(-72, Math.min(0, x - from.x))}px)`;
    }, { passive: true });
    node.addEventListener("touchend", (event) => {
      const far = from && from.x - event.changedTouches[0].clientX > SWIPE;
      end();
      if (far) this.app.composer.replyTo(id);
    });
    node.addEventListener("touchcancel", end);
  }

  menu(id, at) {
    const message = this.app.store.messages.get(id);
    if (!message) return;
    const { t } = this.app.words;
    const mine = this.app.store.isMine(message);
    const items = [{ label: t.reply, icon: "reply", testid: "do-reply", act: () => this.app.composer.replyTo(id) }];
    if (message.text) items.push({ label: t.copy, icon: "copy", testid: "do-copy", act: () => this.app.copy(message.text) });
    if (mine && message.text) items.push({ label: t.edit, icon: "edit", testid: "do-edit", act: () => this.app.composer.startEdit(id) });
    if (mine || message.chat === this.app.store.user) {
      items.push({ label: t.remove, icon: "bin", testid: "do-delete", act: () => this.app.attempt(() => this.app.api.remove(message.chat, id)) });
    }
    popup(items, at);
  }
}
