// <run-save>: a run's way into the repository. Its properties are set by whoever shows it.
import { notesFile, notesOf } from "../lib/notes-markdown.mjs";
import { editPage, newFilePage, publishedAs, repositoryOf } from "../lib/save-targets.mjs";
import { sessionFile } from "../lib/session-yaml.mjs";
import { isBlank } from "../lib/yaml-text.mjs";
import { Download, copy, copyAtOnce, share } from "./run-save-acts.mjs";
import { RunSaveGiven } from "./run-save-given.mjs";
import { SaveView } from "./run-save-view.mjs";

const NOTES = "docs/mock-interview-notes.md";
const HOW = { github: "taken to GitHub", copy: "copied", download: "downloaded", share: "shared" };
const DONE = {
  github: "Copied, and GitHub opens in another tab. If the file there is empty, paste. Then commit it.",
  copy: "Copied.",
  download: "Downloaded.",
  share: "Shared.",
};
const REFUSED = "The browser did not allow copying. The text is selected: copy it by hand.";

/**
 * `run` is a record of lib/run-record.mjs. `packet` and `sessions` are the site's feeds and `taken`
 * the ids under which other runs were saved; where they are not set, they are looked up.
 *
 * Who listened is the run's own: a choice changes `run`, and `run:about` tells its `kind` and `with`.
 *
 * Events bubble. `run:saved` tells `how` ("github", "copy", "download" or "share"), `id` and `session`
 * (both the session's id) and `run` (the run's). `run:delete` tells `id` and `run`, both the run's.
 * Nothing is deleted here.
 */
export class RunSave extends RunSaveGiven {
  #view = null;
  #connection = null;
  #download = new Download();
  #let = ""; // what was copied, or could not be: the next tap opens GitHub

  connectedCallback() {
    if (this.#connection) return; // moved within the page
    this.upgradeProperties();
    this.#view ??= new SaveView(this);
    this.#connection = new AbortController();
    this.#listen(this.#connection.signal);
    this.#show();
    this.lookUp();
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#disconnect());
  }

  /** The run or what is known has changed. */
  changed() {
    if (this.#connection) this.#show();
  }

  /** All that is shown, as plain values. */
  face() {
    const { run, packet, sessions, taken } = this;
    const file = sessionFile(run, { packet, sessions, taken });
    const repository = repositoryOf(meta("repository"), meta("branch"));
    return {
      kind: run.kind,
      role: run.with,
      file,
      notes: notesOf(file, packet ?? run.packet),
      page: repository && newFilePage(repository, file),
      notesPage: repository && editPage(repository, NOTES),
      published: publishedAs(run, sessions),
      isRecorded: run.recordings.length > 0,
      state: run.saved ? `Saved before: ${HOW[run.saved.how] ?? "saved"} as ${run.saved.session}.` : "",
    };
  }

  #show() {
    if (this.run) this.#view.show(this.face());
  }

  #listen(signal) {
    this.addEventListener("click", (event) => this.#press(event), { signal });
    this.addEventListener("input", ({ target }) => this.#choose(target), { signal });
  }

  #choose({ type, value }) {
    const about = { kind: type === "radio" ? value : this.run.kind, with: this.#view.role };
    this.run = { ...this.run, ...about };
    this.#tell("about", about);
  }

  #press(event) {
    const pressed = event.target.closest("[data-act]");
    if (!pressed) return;
    const { act, of } = pressed.dataset;
    if (act === "delete") return this.#tell("delete", { id: this.run.id });
    if (of === "session" && this.run.kind !== "solo" && isBlank(this.run.with)) {
      event.preventDefault();
      return this.#view.askForRole();
    }
    if (act === "github") return this.#toGitHub(event, of);
    return this.#leave(act, of);
  }

  async #leave(act, of) {
    const leaving = this.#leaving(of);
    if (act === "download") this.#download.give(leaving);
    const isDone = act === "download" || (await (act === "copy" ? copy(leaving.text, this.#view.shown(of)) : share(leaving)));
    this.#view.say(isDone ? DONE[act] : act === "copy" ? REFUSED : "Not shared.");
    if (isDone) this.#left(act, of);
  }

  /** The clipboard first: if GitHub loses the text, it is not lost. Where that fails, the next tap opens GitHub. */
  async #toGitHub(event, of) {
    const { text } = this.#leaving(of);
    if (this.#let === text || copyAtOnce(text, this.#view.shown(of))) {
      this.#view.say(of === "notes" ? "Copied, and the notes open on GitHub in another tab. Paste each piece below its round." : DONE.github);
      return this.#left("github", of);
    }
    event.preventDefault();
    this.#let = text;
    const isCopied = await copy(text, this.#view.shown(of));
    return this.#view.say(`${isCopied ? "Copied." : REFUSED} Then tap again to open GitHub.`);
  }

  #leaving(of) {
    const { file, notes } = this.face();
    if (of === "session") return { name: `${file.id}.yml`, type: "text/yaml", text: file.text };
    return { name: `${file.id}-notes.md`, type: "text/markdown", text: notes[of] ?? notesFile(notes) };
  }

  #left(how, of) {
    const { id } = this.face().file;
    if (of === "session") this.#tell("saved", { how, id, session: id });
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`run:${name}`, { bubbles: true, detail: { ...detail, run: this.run.id } }));
  }

  #disconnect() {
    this.#connection?.abort();
    this.#connection = null;
    this.#download.release();
  }
}

const meta = (name) => document.querySelector(`meta[name="greenroom-${name}"]`)?.content;
