// A pressed inline button spins until the bot answers its query, as in the app: that is how a person
// sees a bot which forgot to answer. After 15 s, when Telegram forgets the query too, it stops.

const PATIENCE_MS = 15_000;

export class Presses {
  /** `redraw(messageId)` is called when a button starts or stops spinning. */
  constructor(api, redraw, fail) {
    this.api = api;
    this.redraw = redraw;
    this.fail = fail;
    this.busy = new Map(); // "message data" -> query id, null while the press is on its way
    this.early = new Set(); // answers that overtook the reply to our own POST
  }

  isBusy(messageId, data) {
    return this.busy.has(`${messageId} ${data}`);
  }

  async press(message, key) {
    const name = `${message.id} ${key.data}`;
    if (this.busy.has(name)) return;
    this.busy.set(name, null);
    this.redraw(message.id);
    const done = () => {
      if (this.busy.delete(name)) this.redraw(message.id);
    };
    setTimeout(done, PATIENCE_MS);
    try {
      const { query_id: query } = await this.api.press(message.chat, message.id, key.data);
      if (this.early.delete(query)) done();
      else if (this.busy.has(name)) this.busy.set(name, query);
    } catch (error) {
      done();
      this.fail(error);
    }
  }

  answered(query) {
    for (const [name, waiting] of this.busy) {
      if (waiting !== query) continue;
      this.busy.delete(name);
      this.redraw(Number(name.split(" ", 1)[0]));
      return;
    }
    if (this.busy.size) this.early.add(query);
  }
}
