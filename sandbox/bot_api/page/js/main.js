// Puts the page together for one person: 1001 speaks Persian, 1002 English. Changing the language
// is changing the person, because Telegram tells a bot the language of the person, not of a page.

import { ChatApi } from "./api.js";
import { Attach } from "./attach.js";
import { CommandList } from "./commands.js";
import { Composer } from "./composer.js";
import { Gestures } from "./gestures.js";
import { Guide } from "./guide.js";
import { Header } from "./header.js";
import { alertBox, ask, copyText, toast, viewPhoto } from "./overlay.js";
import { Pad } from "./pad.js";
import { Places } from "./places.js";
import { Presses } from "./presses.js";
import { Store } from "./store.js";
import { Wording } from "./strings.js";
import { startTheme } from "./theme.js";
import { Timeline } from "./timeline.js";
import { Wires } from "./wires.js";

const LANGUAGE_KEY = "sefid-language";

class App {
  constructor(language, user, { chat, topic }) {
    this.words = new Wording(language);
    const { persons } = this.words.t;
    this.self = persons.find((one) => one.id === user) ?? { ...persons[0], id: user ?? persons[0].id };
    this.api = new ChatApi(this.self.id);
    this.store = new Store();
    Object.assign(this.store, { chat, topic });
    this.presses = new Presses(this.api, (id) => this.timeline.redraw(id), (error) => this.#fail(error));
    this.gestures = new Gestures(this);
    this.commandList = new CommandList(this);
    this.pad = new Pad(this);
    this.timeline = new Timeline(this);
    this.composer = new Composer(this);
    this.header = new Header(this);
    this.wires = new Wires(this);
    this.places = new Places(this);
    this.attach = new Attach(this);
    this.guide = new Guide(this);
  }

  async run() {
    const { t, language } = this.words;
    document.documentElement.lang = language;
    document.documentElement.dir = t.dir;
    await this.#retry(() => this.api.start(this.self, language));
    this.#listen(await this.#reload());
    if (matchMedia("(pointer: fine)").matches) this.composer.focus(); // no keyboard leaps up on a phone
  }

  /** Does something as the person; false and a toast when it was not possible. */
  async attempt(act) {
    try {
      const answer = await act();
      answer?.messages?.forEach((message) => this.store.put(message));
      return true;
    } catch (error) {
      this.#fail(error);
      return false;
    }
  }

  say(text) {
    return this.attempt(() => this.api.say(this.store.place, text));
  }

  copy = (text) => copyText(text, this.words.t);
  viewPhoto = (url) => viewPhoto(url, this.words.t);
  settle = () => this.timeline.settle();
  showMessage = (id) => this.timeline.show(id);
  tellOffline = () => toast(this.words.t.offline);

  /** Follows a link as the app does: links to this bot stay in the chat, others are asked about. */
  openLink = async (url) => {
    const deep = this.#deepLink(url);
    if (deep) return this.#follow(deep);
    if (await ask(`${this.words.t.openLink}\n\u2066${url}\u2069`, this.words.t.ok, this.words.t)) {
      window.open(url, "_blank", "noopener,noreferrer");
    }
  };

  async setBlocked(blocked) {
    await this.api.setBlocked(blocked);
    await this.#reload();
  }

  switchLanguage(language) {
    localStorage.setItem(LANGUAGE_KEY, language);
    location.assign(location.pathname); // drops ?lang= and ?user=, which would win
  }

  /** The page of another person of the demo, in the same language; in a group, in the same place. */
  switchPerson(id) {
    const { place, user } = this.store;
    const where = place.chat === user ? "" : `&${new URLSearchParams(place)}`;
    location.assign(`${location.pathname}?lang=${this.words.language}&user=${id}${where}`);
  }

  /** The same person's page in the other messenger: their chat with the same bot. */
  switchMessenger() {
    const { language } = this.words;
    location.assign(`${this.store.beside}?lang=${language}&user=${this.store.user}`);
  }

  #deepLink(url) {
    const parts = URL.canParse(url) ? new URL(url) : null;
    const name = parts?.pathname.slice(1).toLowerCase();
    const ours = parts && parts.origin === new URL(this.store.home).origin && name === this.store.bot.username?.toLowerCase();
    return ours ? parts.searchParams : null;
  }

  async #follow(params) {
    if (params.has("startgroup")) {
      const group = this.store.chats.find((chat) => chat.type !== "private");
      if (!group) return toast(this.words.t.noGroup);
      this.store.open(group.id);
      if (!(await this.attempt(() => this.api.addBot(group.id)))) return false;
      return this.say(`/start@${this.store.bot.username} ${params.get("startgroup")}`.trim());
    }
    this.store.open(this.store.user);
    return this.say(`/start ${params.get("start") ?? ""}`.trim());
  }

  async #reload() {
    const state = await this.#retry(() => this.api.state());
    this.store.load(state);
    return state.seq;
  }

  /** At start the twin may still be on its way up. */
  async #retry(act) {
    for (;;) {
      try {
        return await act();
      } catch (error) {
        this.header.setConnected(false);
        await new Promise((resolve) => setTimeout(resolve, 700));
      }
    }
  }

  #listen(after) {
    this.source?.close();
    let broken = false;
    this.source = this.api.listen(after, {
      open: () => (broken ? this.run() : this.header.setConnected(true)),
      lost: (forGood) => {
        broken = true; // the twin that comes back may be another one: everything is read again
        this.header.setConnected(false);
        if (forGood) setTimeout(() => this.run(), 1000);
      },
      message: (message) => this.store.put(message),
      edit: (message) => this.store.put(message),
      delete: ({ id }) => this.store.drop(id),
      toast: ({ text, alert }) => (alert ? alertBox(text, this.words.t) : toast(text)),
      answered: ({ query_id: query }) => this.presses.answered(query),
      action: ({ kind, chat }) => chat === this.store.chat && this.header.acting(kind),
      commands: (profile) => this.store.takeProfile(profile),
      members: () => this.#reload(),
    });
  }

  #fail(error) {
    const { t } = this.words;
    toast(error.message ? `${t.failed}${error.message}` : t.offline);
  }
}

const asked = new URLSearchParams(location.search);
const language = asked.get("lang") ?? localStorage.getItem(LANGUAGE_KEY) ?? "fa";
startTheme();
const place = { chat: Number(asked.get("chat")) || 0, topic: Number(asked.get("topic")) || 0 };
const app = new App(language === "en" ? "en" : "fa", Number(asked.get("user")) || undefined, place);
addEventListener("pagehide", () => app.source?.close());
addEventListener("pageshow", (event) => event.persisted && app.run()); // back from the browser's cache
app.run();
