// Turns a text and its entities (UTF-16 offsets, as JavaScript counts) into nodes. Lines get their
// direction one by one from the style sheet (unicode-bidi: plaintext); nothing is reordered here.

import { button, el } from "./dom.js";

const BLOCKS = ["blockquote", "expandable_blockquote", "pre"];
const LINKS = /^(https?|tel|mailto):/i;
const ISOLATED = /[\u2066-\u2068][^\u2069]*\u2069/g;
const RTL = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
const FOLD_LENGTH = 180;

/** Whether a line reads from the right: its first letter outside isolates decides (UAX 9, P2). */
export function isRtl(line) {
  const letter = line.replace(ISOLATED, "").match(/[\p{L}\u200F\u200E]/u);
  return letter !== null && (letter[0] === "\u200F" || RTL.test(letter[0]));
}

/** `hooks`: t (strings), copy(text), command(text), link(url). */
export function renderText(text, entities, hooks) {
  const sorted = [...entities].sort(
    (a, b) => a.offset - b.offset || b.length - a.length || rank(a) - rank(b),
  );
  const root = document.createDocumentFragment();
  root.append(...nodes(text, sorted, 0, text.length, hooks));
  return root;
}

function rank(entity) {
  return BLOCKS.includes(entity.type) ? 0 : 1;
}

function nodes(text, entities, start, end, hooks) {
  const made = [];
  let at = start;
  let afterBlock = false;
  const plain = (upTo) => {
    let piece = text.slice(at, upTo);
    if (afterBlock && piece.startsWith("\n")) piece = piece.slice(1); // the block broke the line already
    if (piece) made.push(document.createTextNode(piece));
  };
  for (let i = 0; i < entities.length; ) {
    const entity = entities[i];
    const to = Math.min(entity.offset + entity.length, end);
    let next = i + 1;
    while (next < entities.length && entities[next].offset < to) next += 1;
    plain(entity.offset);
    const inner = nodes(text, entities.slice(i + 1, next), entity.offset, to, hooks);
    made.push(wrap(entity, text.slice(entity.offset, to), inner, hooks));
    afterBlock = BLOCKS.includes(entity.type);
    at = to;
    i = next;
  }
  plain(end);
  return made;
}

const SIMPLE = { bold: "b", italic: "i", underline: "u", strikethrough: "s" };

function wrap(entity, raw, inner, hooks) {
  const { type } = entity;
  if (SIMPLE[type]) return el(SIMPLE[type], {}, ...inner);
  if (type === "code" || type === "pre") return code(type, raw, inner, hooks);
  if (type === "spoiler") return spoiler(inner, hooks);
  if (type === "blockquote") return el("blockquote", { dir: "auto" }, el("div", { class: "quote" }, ...inner));
  if (type === "expandable_blockquote") return foldable(raw, inner, hooks);
  if (type === "bot_command") return link("#", inner, () => hooks.command(raw));
  const target = { text_link: entity.url, url: web(raw), email: `mailto:${raw}`, phone_number: `tel:${raw}` }[type];
  if (target && LINKS.test(target)) return link(target, inner, () => hooks.link(target));
  return el("span", {}, ...inner);
}

function web(raw) {
  return /^[a-z][a-z0-9+.-]*:/i.test(raw) ? raw : `http://${raw}`;
}

function link(href, inner, follow) {
  const onclick = (event) => {
    event.preventDefault();
    follow();
  };
  return el("a", { href, rel: "noopener noreferrer", onclick }, ...inner);
}

function code(type, raw, inner, hooks) {
  const copy = () => hooks.copy(raw);
  const props = { tabindex: "0", role: "button", title: hooks.t.copy, ...pressable(copy) };
  return el(type === "pre" ? "pre" : "code", props, ...inner);
}

function spoiler(inner, hooks) {
  const node = el("span", { class: "spoiler", tabindex: "0", role: "button", "aria-label": hooks.t.spoiler }, ...inner);
  const show = () => {
    node.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
  };
  for (const [name, listener] of Object.entries(pressable(show))) node.addEventListener(name.slice(2), listener);
  return node;
}

function pressable(act) {
  const onkeydown = (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      act();
    }
  };
  return { onclick: act, onkeydown };
}

function foldable(raw, inner, hooks) {
  const quote = el("div", { class: "quote" }, ...inner);
  if (raw.length < FOLD_LENGTH && raw.split("\n").length <= 3) return el("blockquote", { dir: "auto" }, quote);
  const node = el("blockquote", { dir: "auto", class: "folded" }, quote);
  const toggle = button({ class: "fold", "aria-expanded": "false" }, hooks.t.showMore);
  toggle.addEventListener("click", () => {
    const folded = node.classList.toggle("folded");
    toggle.setAttribute("aria-expanded", String(!folded));
    toggle.textContent = folded ? hooks.t.showMore : hooks.t.showLess;
  });
  node.append(toggle);
  return node;
}
