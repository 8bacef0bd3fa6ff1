// What this page knows: one person's chats and messages, kept in step with the twin's events.
// Listeners are told what changed; nobody else keeps a copy.

const key = (chat, topic) => `${chat}/${topic}`;

export class Store extends EventTarget {
  constructor() {
    super();
    this.messages = new Map(); // id -> message, in order of arrival
    this.gone = new Set(); // ids deleted meanwhile: an answer that comes late must not bring them back
    this.chats = [];
    this.chat = 0; // the chat on the screen
    this.topic = 0; // and the topic of it; 0 is General, or a chat without topics
    this.unseen = new Set(); // places (chat and topic) with messages that were not on the screen
    this.bot = { name: "", description: "", username: "" };
    this.commands = [];
    this.user = 0;
    this.blocked = false;
    this.smsirUrl = null;
    this.messenger = "telegram";
    this.home = "";
    this.beside = null; // the page of the other messenger of the demo
  }

  /** Takes a whole state (page_view.state_view); the chat on the screen stays when it still exists. */
  load(state) {
    this.user = state.user.id;
    this.bot = state.bot;
    this.commands = state.commands;
    this.chats = state.chats;
    this.blocked = state.blocked;
    this.smsirUrl = state.smsir_url;
    this.messenger = state.messenger;
    this.home = state.home;
    this.beside = state.beside;
    document.documentElement.dataset.messenger = state.messenger;
    this.gone.clear();
    this.messages = new Map(state.messages.map((message) => [message.id, message]));
    if (!this.chats.some((chat) => chat.id === this.chat)) this.chat = this.user;
    if (!this.chatHere()?.topics.some((topic) => topic.id === this.topic)) this.topic = 0;
    this.#tell("loaded");
  }

  open(chat, topic = 0) {
    this.chat = chat;
    this.topic = topic;
    this.unseen.delete(key(chat, topic));
    this.#tell("loaded");
  }

  here() {
    const found = [...this.messages.values()].filter((message) => this.isHere(message));
    return found.sort((a, b) => a.id - b.id);
  }

  isHere(message) {
    return message.chat === this.chat && (message.topic ?? 0) === this.topic;
  }

  /** Where what is written goes: the fields of a post. */
  get place() {
    return this.topic ? { chat: this.chat, topic: this.topic } : { chat: this.chat };
  }

  isUnseen(chat, topic) {
    return this.unseen.has(key(chat, topic));
  }

  chatHere() {
    return this.chats.find((chat) => chat.id === this.chat);
  }

  commandsHere() {
    return this.chatHere()?.commands ?? this.commands;
  }

  isMine(message) {
    return message.author === this.user;
  }

  /** Takes a new or changed message; an older copy of what is known already is left out. */
  put(message) {
    const known = this.messages.get(message.id);
    if (this.gone.has(message.id) || (known && known.seq >= message.seq)) return;
    this.messages.set(message.id, message);
    if (this.isHere(message)) return this.#tell(known ? "changed" : "added", message);
    if (!known) this.unseen.add(key(message.chat, message.topic ?? 0));
    this.#tell("elsewhere", message);
  }

  drop(id) {
    this.gone.add(id);
    const message = this.messages.get(id);
    if (!message) return;
    this.messages.delete(id);
    if (this.isHere(message)) this.#tell("removed", message);
  }

  takeProfile(profile) {
    this.bot = profile.bot;
    this.commands = profile.commands;
    const own = this.chats.find((chat) => chat.id === this.user);
    if (own) Object.assign(own, { commands: profile.commands, title: profile.bot_name });
    this.#tell("profile");
  }

  /** The reply keyboard that stands now: the last message that said anything about it. */
  keyboard() {
    const said = this.here().findLast((message) => message.from === "bot" && message.reply_keyboard);
    return said && said.reply_keyboard !== "remove" ? said : null;
  }

  #tell(kind, detail = null) {
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }
}
