// What saving looks like: who was there, the ways out, the file and the notes. Builds once, then writes.
import { canShare } from "./run-save-acts.mjs";
import { mark, node, write } from "./nodes.mjs";

const KINDS = [["solo", "Nobody"], ["partner", "A partner"], ["mentor", "A mentor"], ["interview", "An interviewer"]];
const ROUNDS = { pitch: "Round 1", walkthrough: "Round 2", defence: "Round 3" };
const NO_REPOSITORY = "This site names no repository on GitHub, so there is none to commit to from here.";

export class SaveView {
  #published = node("a", { class: "save-link" });
  #arrived = node("div", { class: "save-arrived" });
  #gone = node("button", { type: "button", class: "gr-button", "data-act": "delete" });
  #state = node("p", { class: "save-quiet" });
  #role = node("input", { type: "text", class: "gr-input", autocomplete: "off", maxlength: "200" });
  #roleField = node("label", { class: "save-role" }, node("span", {}, "Their role, not their name"), this.#role);
  #github = node("a", { class: "gr-button gr-button--primary", target: "_blank", rel: "noopener", "data-act": "github", "data-of": "session" });
  #copy = button("Copy", "copy", "session");
  #note = node("p", { class: "save-quiet" });
  #said = node("p", { class: "save-said", role: "status" });
  #path = node("code");
  #file = preview("Session file");
  #edit = node("a", { class: "gr-button", target: "_blank", rel: "noopener", "data-act": "github", "data-of": "notes" }, "Copy, then open on GitHub");
  #rounds = Object.fromEntries(Object.entries(ROUNDS).map(([round, name]) => [round, piece(round, name)]));
  #notes = node("details", { class: "save-notes" });

  /** @param {HTMLElement} host */
  constructor(host) {
    this.#arrived.append(node("p", {}, "Published: ", this.#published, ". The copy on this device can go."), this.#gone);
    const ways = [this.#github, this.#copy, button("Download", "download", "session"), ...shareButton("session")];
    const pieces = Object.values(this.#rounds).map(({ part }) => part);
    const all = [button("Download all", "download", "notes"), ...shareButton("notes"), this.#edit];
    this.#notes.append(
      node("summary", {}, "Notes for the three rounds"),
      node("p", { class: "save-quiet" }, "Each piece goes below its round in docs/mock-interview-notes.md."),
      ...pieces,
      node("div", { class: "gr-actions" }, ...all),
    );
    const title = node("h2", {}, "Session file");
    host.replaceChildren(
      this.#arrived, kinds(), this.#roleField, node("div", { class: "gr-actions save-ways" }, ...ways),
      this.#said, this.#note, this.#state, title, node("p", { class: "save-quiet" }, this.#path), this.#file, this.#notes,
    );
  }

  /** The node that shows a text: what is selected where copying is refused. */
  shown = (of) => this.#rounds[of]?.text ?? (of === "notes" ? this.#notes : this.#file);

  get role() {
    return this.#role.value;
  }

  askForRole() {
    this.#role.focus();
    this.say("With whom was it? Write their role first.");
  }

  say(text) {
    write(this.#said, text);
  }

  /** @param {ReturnType<import("./run-save.mjs").RunSave["face"]>} face */
  show(face) {
    for (const radio of this.#radios) radio.checked = radio.value === face.kind;
    if (this.#role.value !== face.role) this.#role.value = face.role;
    this.#roleField.hidden = face.kind === "solo";
    write(this.#state, face.state);
    write(this.#note, face.page ? fitWords(face.page) : NO_REPOSITORY);
    write(this.#path, face.file.path);
    write(this.#file, face.file.text);
    this.#showGitHub(face);
    this.#showNotes(face.notes);
    this.#arrived.hidden = !face.published;
    write(this.#gone, face.isRecorded ? "Delete it and its recordings from this device" : "Delete it from this device");
    if (face.published) write(this.#published, face.published.id);
    if (face.published) mark(this.#published, "href", face.published.url);
  }

  get #radios() {
    return this.#roleField.previousElementSibling.querySelectorAll("input");
  }

  #showGitHub({ page, notesPage }) {
    this.#github.hidden = this.#edit.hidden = !page;
    this.#copy.classList.toggle("gr-button--primary", !page);
    if (!page) return;
    write(this.#github, page.fits ? "Commit on GitHub" : "Copy, then open GitHub");
    mark(this.#github, "href", page.url);
    mark(this.#edit, "href", notesPage);
  }

  #showNotes(notes) {
    for (const [round, { part, text }] of Object.entries(this.#rounds)) {
      part.hidden = !notes[round];
      write(text, notes[round]);
    }
    this.#notes.hidden = !Object.values(notes).some(Boolean);
  }
}

const fitWords = ({ fits, bytes }) =>
  fits
    ? "The text is copied first; then GitHub opens in another tab with the file filled in."
    : `The file is too long for a link to GitHub (${bytes.toLocaleString("en")} of 8,000 bytes). It is copied; paste it into the empty file that opens.`;

const button = (label, act, of) => node("button", { type: "button", class: "gr-button", "data-act": act, "data-of": of }, label);

const shareButton = (of) => (canShare() ? [button("Share", "share", of)] : []);

const preview = (label) => node("pre", { class: "save-text", tabindex: "0", role: "region", "aria-label": label });

function piece(round, name) {
  const text = preview(`Notes, ${name.toLowerCase()}`);
  const head = node("div", { class: "save-piece" }, node("h3", {}, name), button(`Copy ${name.toLowerCase()}`, "copy", round));
  return { part: node("section", {}, head, text), text };
}

function kinds() {
  const radio = (value) => node("input", { type: "radio", name: "save-kind", value });
  const options = KINDS.map(([value, label]) => node("label", {}, radio(value), node("span", {}, label)));
  return node("fieldset", { class: "save-kinds" }, node("legend", {}, "Who listened?"), ...options);
}
