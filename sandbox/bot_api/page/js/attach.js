// Sending files and photos: from the paper clip, by dropping them on the chat, or from the clipboard.

import { openContactForm } from "./contact.js";
import { button, el } from "./dom.js";
import { openDialog, popup, toast } from "./overlay.js";

const LARGEST = 50 * 1024 * 1024;
const PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp"];

export class Attach {
  constructor(app) {
    this.app = app;
    this.fileInput = this.#picker("file-input", null);
    this.photoInput = this.#picker("photo-input", "image/*");
    document.body.append(this.fileInput, this.photoInput);
    this.#listenToDrops();
    document.addEventListener("paste", (event) => {
      if (event.clipboardData?.files.length && !document.querySelector("dialog[open]")) this.offer([...event.clipboardData.files], true);
    });
  }

  menu(anchor) {
    const { t } = this.app.words;
    popup([
      { label: t.photo, icon: "photo", testid: "attach-photo", act: () => this.photoInput.click() },
      { label: t.file, icon: "file", testid: "attach-file", act: () => this.fileInput.click() },
      { label: t.contact, icon: "person", testid: "attach-contact", act: () => openContactForm(this.app) },
    ], anchor);
  }

  /** Asks for a caption, then sends; a picture can go as a photo or as a file. */
  offer(files, preferPhoto) {
    const { t } = this.app.words;
    const small = files.filter((file) => file.size <= LARGEST);
    if (small.length < files.length) toast(t.tooBig);
    if (!small.length || this.app.composer.line.hidden) return;
    const pictures = small.every((file) => PICTURES.includes(file.type));
    const asPhoto = el("input", { type: "checkbox", "data-testid": "as-photo" });
    asPhoto.checked = pictures && preferPhoto;
    const caption = el("input", { dir: "auto", maxlength: "1024", autocomplete: "off", "data-testid": "caption" });
    const send = (event) => {
      event.preventDefault();
      dialog.close();
      this.#send(small, caption.value, asPhoto.checked);
    };
    const form = el("form", { onsubmit: send },
      el("h2", {}, t.sendFiles),
      el("div", { class: "files" }, ...small.map((file) => this.#preview(file))),
      pictures ? el("label", { class: "check" }, asPhoto, t.asPhoto) : null,
      el("label", { class: "field" }, t.caption, caption),
      el("div", { class: "actions" },
        button({ onclick: () => dialog.close() }, t.cancel),
        button({ class: "main", type: "submit", "data-testid": "send-file" }, t.send)));
    const dialog = openDialog(form, { "aria-label": t.sendFiles, "data-testid": "file-dialog" });
  }

  async #send(files, caption, asPhoto) {
    const { api, store } = this.app;
    const replyTo = this.app.composer.takeReply();
    const album = files.length > 1 && files.length <= 10 ? `album-${Date.now()}` : null;
    for (const [i, file] of files.entries()) {
      const options = { caption: i === 0 ? caption : "", asPhoto, replyTo, album };
      if (!(await this.app.attempt(() => api.file(store.place, file, options)))) return;
    }
  }

  #picker(testid, accept) {
    const input = el("input", { type: "file", multiple: true, hidden: true, accept, "data-testid": testid });
    input.addEventListener("change", () => {
      this.offer([...input.files], testid === "photo-input");
      input.value = "";
    });
    return input;
  }

  #preview(file) {
    const line = el("div", { class: "one" }, el("bdi", {}, file.name), el("small", {}, this.app.words.size(file.size)));
    if (!PICTURES.includes(file.type)) return line;
    const image = el("img", { alt: file.name, src: URL.createObjectURL(file) });
    image.addEventListener("load", () => URL.revokeObjectURL(image.src));
    return el("div", {}, image, line);
  }

  #listenToDrops() {
    const chat = document.getElementById("chat");
    const wall = chat.querySelector(".wall");
    const zone = el("div", { class: "dropzone", hidden: true }, this.app.words.t.drop);
    wall.append(zone);
    const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
    chat.addEventListener("dragover", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      zone.hidden = false;
    });
    chat.addEventListener("dragleave", (event) => {
      if (!chat.contains(event.relatedTarget)) zone.hidden = true;
    });
    chat.addEventListener("drop", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      zone.hidden = true;
      this.offer([...event.dataTransfer.files], true);
    });
  }
}
