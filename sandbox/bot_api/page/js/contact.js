// Sending a contact card: typed, or one of the demo's people with numbers in several clothings.

import { button, el } from "./dom.js";
import { openDialog } from "./overlay.js";

export function openContactForm(app) {
  const { t } = app.words;
  const first = field("given-name", { required: true, dir: "auto", "data-testid": "contact-first" });
  const last = field("family-name", { dir: "auto", "data-testid": "contact-last" });
  const phone = field("tel", { required: true, type: "tel", dir: "ltr", "data-testid": "contact-phone" });
  const pick = ([firstName, lastName, number]) => {
    first.value = firstName;
    last.value = lastName;
    phone.value = number;
  };
  const send = (event) => {
    event.preventDefault();
    const card = { first_name: first.value.trim(), last_name: last.value.trim(), phone_number: phone.value.trim() };
    if (!card.first_name || !card.phone_number) return;
    dialog.close();
    app.attempt(() => app.api.contact(app.store.place, card));
  };
  const picks = t.friends.map((friend) => button({ "data-testid": "friend", onclick: () => pick(friend) }, `${friend[0]} ${friend[1]}`));
  const form = el("form", { onsubmit: send },
    el("h2", {}, t.shareContact),
    labelled(t.firstName, first), labelled(t.lastName, last), labelled(t.phone, phone),
    el("div", { class: "field" }, t.pick, el("div", { class: "picks" }, ...picks)),
    el("div", { class: "actions" },
      button({ onclick: () => dialog.close() }, t.cancel),
      button({ class: "main", type: "submit", "data-testid": "send-contact" }, t.send)));
  const dialog = openDialog(form, { "aria-label": t.shareContact, "data-testid": "contact-dialog" });
}

function field(autocomplete, props) {
  return el("input", { autocomplete, maxlength: "64", ...props });
}

function labelled(text, input) {
  return el("label", { class: "field" }, text, input);
}
