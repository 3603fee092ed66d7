// Where interviews are kept: beside the runs, never among them. No DOM.
import { isChoice, isDesk } from "./kept-shapes.mjs";
import { SITE } from "./store.mjs";

const MOST = 10; // interviews on one device; the oldest goes
const PREFIX = "desk.";
const DRAFT = "desk.draft";
const NO_INTERVIEWS = [DRAFT, "desk.tab", "desk.names"]; // lib/one-tab.mjs; a list that 0.1.0 kept
const nameOf = (id) => `${PREFIX}${id}`;

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
    await this.put("runs", desk);
    const { desks } = await this.list();
    const older = desks.filter(({ id }) => id !== desk.id); // also where a clock was set back
    await Promise.all(older.slice(MOST - 1).map(({ id }) => this.delete("runs", id)));
  }

  put(where, value, name) {
    return this.#store.put("meta", value, where === "runs" ? nameOf(value.id) : nameOf(name));
  }

  /** An interview; nothing where it is none that can be shown. */
  async get(where, name) {
    const kept = await this.#store.get("meta", nameOf(name));
    return where !== "runs" || isDesk(kept) ? kept : undefined;
  }

  delete(where, name) {
    return this.#store.delete("meta", nameOf(name));
  }

  /**
   * What is there, without a list of it, which any site of the host could destroy.
   * @returns {Promise<{desks: object[], others: {id: string, row: any}[]}>} the one changed last first; and what cannot be shown
   */
  async list() {
    const names = (await this.#store.names(PREFIX)).filter((name) => !NO_INTERVIEWS.includes(name));
    const all = await Promise.all(names.map(async (name) => ({ id: name.slice(PREFIX.length), row: await this.#store.get("meta", name) })));
    const isShown = ({ id, row }) => isDesk(row) && row.id === id;
    return {
      desks: all.filter(isShown).map(({ row }) => row).sort((a, b) => b.touched - a.touched),
      others: all.filter((one) => !isShown(one)),
    };
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
}
