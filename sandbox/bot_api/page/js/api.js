// The page's only way to the twin: what a person does goes out by POST, what happens comes in as
// Server-Sent Events that carry on after a lost connection (Last-Event-ID).

export class ChatError extends Error {}

const EVENTS = ["message", "edit", "delete", "toast", "answered", "action", "commands", "members"];

export class ChatApi {
  constructor(user) {
    this.user = user;
  }

  /** Everything this person sees; the shape is sandbox/bot_api/page_view.py's state_view. */
  async state() {
    return this.#read(await this.#fetch(`/_chat/state?user=${this.user}`));
  }

  start(person, language) {
    const names = { first_name: person.first_name, last_name: person.last_name };
    return this.#post("start", { ...names, language_code: language });
  }

  /** `place`: the chat, and the topic where it has some. */
  say(place, text, replyTo) {
    return this.#post("say", { ...place, text, reply_to: replyTo ?? undefined });
  }

  press(chat, messageId, data) {
    return this.#post("press", { chat, message_id: messageId, data });
  }

  contact(place, card) {
    return this.#post("contact", { ...place, ...card });
  }

  edit(chat, messageId, text) {
    return this.#post("edit", { chat, message_id: messageId, text });
  }

  remove(chat, messageId) {
    return this.#post("delete", { chat, message_id: messageId });
  }

  setBlocked(blocked) {
    return this.#post(blocked ? "block" : "unblock", {});
  }

  /** Lets the bot into a group of this person's; nothing happens where it is in. */
  addBot(chat) {
    return this.#post("add_bot", { chat });
  }

  async file(place, file, { caption = "", asPhoto = false, replyTo = null, album = null } = {}) {
    const form = new FormData();
    const fields = { user: this.user, ...place, caption, as_photo: asPhoto ? "1" : "" };
    if (replyTo) fields.reply_to = replyTo;
    if (album) fields.album = album;
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append("file", file, file.name || "photo.png");
    return this.#read(await this.#fetch("/_chat/file", { method: "POST", body: form }));
  }

  fileUrl(fileId) {
    return `/_chat/file/${encodeURIComponent(fileId)}`;
  }

  /** Listens until closed; `handlers` maps event names to functions, with `open` and `lost`. */
  listen(after, handlers) {
    const source = new EventSource(`/_chat/events?user=${this.user}&after=${after}`);
    for (const name of EVENTS) {
      source.addEventListener(name, (event) => handlers[name]?.(JSON.parse(event.data)));
    }
    source.addEventListener("open", () => handlers.open?.());
    source.addEventListener("error", () => handlers.lost?.(source.readyState === EventSource.CLOSED));
    return source;
  }

  async #post(verb, body) {
    const options = {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ user: this.user, ...body }),
    };
    return this.#read(await this.#fetch(`/_chat/${verb}`, options));
  }

  async #fetch(url, options) {
    try {
      return await fetch(url, { cache: "no-store", ...options });
    } catch (error) {
      throw new ChatError("", { cause: error }); // an empty text means: nobody answered
    }
  }

  async #read(response) {
    const body = await response.json().catch(() => ({}));
    if (!response.ok) throw new ChatError(body.error ?? String(response.status));
    return body;
  }
}
