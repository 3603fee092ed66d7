// Where interviews are kept: beside the runs, never among them. No DOM.
import { isChoice, isDesk } from "./kept-shapes.mjs";
import { SITE } from "./store.mjs";

const MOST = 10; // interviews on one device; the oldest goes
const NAMES = "desk.names";
const DRAFT = "desk.draft";
const nameOf = (id) => `desk.${id}`;

/** The part of a store that lib/rehearsing.mjs needs; what it calls runs are interviews here. */
export class DeskStore {
  #store;

  /** An interviewer's tab does not keep a candidate's from rehearsing. */
  lock = `${SITE}.interviewer`;

  /** @param {import("./store.mjs").Store} store */
  constructor(store) {
    this.#store = store;
  }

  async add(desk) {
    const names = await this.#names();
    await this.put("runs", desk);
    await this.#store.put("meta", [desk.id, ...names].slice(0, MOST), NAMES);
    await Promise.all(names.slice(MOST - 1).map((id) => this.#store.delete("meta", nameOf(id))));
  }

  put(where, value, name) {
    return this.#store.put("meta", value, where === "runs" ? nameOf(value.id) : nameOf(name));
  }

  /** An interview; nothing where it is none that can be shown. */
  async get(where, name) {
    const kept = await this.#store.get("meta", nameOf(name));
    return where !== "runs" || isDesk(kept) ? kept : undefined;
  }

  async delete(where, id) {
    await this.#store.delete("meta", nameOf(id));
    if (where === "runs") await this.#store.put("meta", (await this.#names()).filter((one) => one !== id), NAMES);
  }

  /** @returns {Promise<object[]>} the newest first */
  async list() {
    const found = await Promise.all((await this.#names()).map((id) => this.get("runs", id)));
    return found.filter(Boolean);
  }

  persist() {
    return this.#store.persist();
  }

  /** @returns {Promise<import("./desk.mjs").Choice|null>} */
  async draft() {
    const kept = await this.#store.get("meta", DRAFT);
    return isChoice(kept) ? kept : null;
  }

  keepDraft(choice) {
    return this.#store.put("meta", choice, DRAFT);
  }

  async #names() {
    const kept = await this.#store.get("meta", NAMES);
    return Array.isArray(kept) ? kept.filter((name) => typeof name === "string") : [];
  }
}
