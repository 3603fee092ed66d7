// The recordings that are kept, with undo for the last one deleted, and the space that they take.
import { spaceWords, title } from "../lib/recording-words.mjs";
import { listRecordings, putBack, removeRecording, space } from "../lib/recordings.mjs";
import { node, write } from "./nodes.mjs";
import { RecordingItem } from "./recording-item.mjs";

export class RecordingList {
  #items = [];
  #gone = null; // the last one deleted, whole, until something else is done
  #rows = node("ul", { class: "recorder-rows" });
  #undoWords = node("span");
  #undoButton = node("button", { type: "button" }, "Undo");
  #undo = node("p", { class: "recorder-undo" }, this.#undoWords, " ", this.#undoButton);
  #space = node("p", { class: "recorder-space" });
  #signal;
  #announce;
  #latest = 0; // what was asked last is shown, in whatever order the answers come
  #run = "";
  node = node("section", { class: "recorder-list", "aria-label": "Recordings" }, this.#rows, this.#undo, this.#space);

  /** @param {(text: string) => void} announce */
  constructor(announce) {
    this.#announce = announce;
    this.node.hidden = true;
  }

  listen(signal) {
    this.#signal = signal;
    this.#undoButton.addEventListener("click", () => this.#takeBack(), { signal });
  }

  /** Read what is there now: of one run, or of all. */
  async show(run) {
    this.#run = run;
    const turn = ++this.#latest;
    const [all, room] = await Promise.all([listRecordings(), space()]).catch(() => [[], null]);
    if (turn !== this.#latest) return;
    this.#showItems(all.filter((facts) => !run || facts.run === run));
    write(this.#space, room ? spaceWords(room) : "");
  }

  /** Before something new begins: what is open closes, what was deleted is gone for good. */
  settle() {
    for (const item of this.#items) item.close();
    this.#gone = null;
    this.#showUndo();
  }

  close() {
    this.#latest++;
    this.settle();
    this.#items = [];
    this.#rows.replaceChildren();
  }

  #showItems(all) {
    const known = new Map(this.#items.map((item) => [JSON.stringify(item.facts), item]));
    const ears = { opened: (one) => this.#closeOthers(one), remove: (one) => this.#remove(one) };
    const items = all.map(
      (facts) => known.get(JSON.stringify(facts)) ?? new RecordingItem(facts, this.#signal, ears),
    );
    for (const item of this.#items) if (!items.includes(item)) item.close();
    this.#items = items;
    this.#rows.replaceChildren(...items.map((item) => item.node));
    this.#showUndo();
  }

  #closeOthers(opened) {
    for (const item of this.#items) if (item !== opened) item.close();
  }

  async #remove(item) {
    item.close();
    this.#gone = await removeRecording(item.facts);
    await this.show(this.#run);
    this.#announce(`${title(item.facts)} deleted.`);
    this.#undoButton.focus();
  }

  async #takeBack() {
    const { facts } = this.#gone;
    await putBack(this.#gone);
    this.#gone = null;
    await this.show(this.#run);
    this.#announce(`${title(facts)} is back.`);
    this.#items.find((item) => item.facts.id === facts.id)?.focus();
  }

  #showUndo() {
    this.#undo.hidden = !this.#gone;
    write(this.#undoWords, this.#gone ? `${title(this.#gone.facts)} deleted.` : "");
    this.node.hidden = !this.#items.length && !this.#gone;
  }
}
