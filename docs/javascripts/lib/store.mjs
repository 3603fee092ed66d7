// What this device keeps of rehearsals: IndexedDB, one database for this site's path. No DOM.

/** All sites of one host share a storage: every name starts with this site's own path. */
export const SITE = new URL("../../", import.meta.url).pathname;

/** The database of this site's path, and the lock of the tab that writes a run. */
export const DATABASE = `${SITE}.practice`;
/** Raised with every form of a value that older scripts would misread: they then leave all as it is, and say so. */
const VERSION = 1;
const SILENCE = 3000; // milliseconds without an answer of the browser's
const AGAIN = 5000; // milliseconds until what a full device refused is tried again
const RESERVE = "reserve"; // its name in `meta`
const RESERVED = 8_000_000; // bytes: Chromium tidies up what it writes only after every 4 million
const STORES = {
  runs: { keyPath: "id" }, // lib/run.mjs
  chunks: { keyPath: ["recording", "n"] }, // one second of sound each
  meta: {}, // single values by name
};

let opening = null;

/** The one store of this document. Never fails: what cannot be kept lives in memory, and says so. */
export const openStore = () => (opening ??= Store.open());

/**
 * Emits `trouble` when `reason` changes: writing begins to fail, or works again.
 *
 * A value that could not be written is kept in memory and found there first, for as long as the
 * document lives.
 */
export class Store extends EventTarget {
  /** @type {IDBDatabase|null} */
  #db = null;
  #opening = null;
  #memory = byStore();
  #underWay = byStore(); // the newest value of each key that is being written
  #isRetrying = false;
  #timer = 0; // of the next try
  #makingRoom = null;
  #timesRoomWasMade = 0;

  /** @type {null|"forbidden"|"full"|"newer"} why values do not outlive this document; null: they do */
  reason = null;

  /** An answer that comes late, from a phone with its hands full, still has all that was put until then kept. */
  static async open() {
    const store = new Store();
    try {
      store.#db = await connect((db) => store.#adopt(db));
    } catch (error) {
      store.reason = reasonOf(error);
    }
    return store;
  }

  /** Write a value; on `meta` under a name. Resolves when it is on the disk, or in memory. */
  async put(store, value, name) {
    const [memory, underWay] = [this.#memory.get(store), this.#underWay.get(store)];
    const key = keyOf(store, value, name);
    const held = { name: name ?? keyPathOf(store, value), value, given: name };
    const isNewest = () => underWay.get(key) === held;
    underWay.set(key, held);
    if (memory.has(key)) memory.set(key, held); // what writes it again, writes the newest
    try {
      await this.#writeOrMakeRoom(store, (target) => isNewest() && target.put(value, name));
      if (isNewest()) memory.delete(key);
      this.retry(); // there is room
    } catch (error) {
      if (isNewest()) {
        held.before = this.#db ? this.#read(store, (source) => source.get(held.name), ANY) : undefined;
        memory.set(key, held);
        this.#complain(error);
      }
    }
    if (isNewest()) underWay.delete(key);
  }

  async get(store, name) {
    const held = this.#memory.get(store).get(JSON.stringify(name));
    if (held) return held.value;
    return this.#read(store, (source) => source.get(name), undefined);
  }

  /** All values in the order of their keys; of `chunks`, those of one recording. */
  async list(store, recording) {
    const range = recording === undefined ? null : IDBKeyRange.bound([recording], [recording, []]);
    const kept = await this.#read(store, (source) => source.getAll(range), []);
    const held = [...this.#memory.get(store).values()]
      .filter(({ name }) => recording === undefined || name[0] === recording)
      .map(({ value }) => value);
    if (!held.length) return kept;
    const newer = new Set(held.map((value) => keyOf(store, value)));
    return [...kept.filter((value) => !newer.has(keyOf(store, value))), ...held];
  }

  /** The names in `meta` that begin so, in any order. @param {string} start @returns {Promise<string[]>} */
  async names(start) {
    const kept = await this.#read("meta", (source) => source.getAllKeys(IDBKeyRange.bound(start, `${start}\uffff`)), []);
    const held = [...this.#memory.get("meta").values()].map(({ name }) => name).filter((name) => name.startsWith(start));
    return [...new Set([...kept, ...held])];
  }

  /** Delete one value; of `chunks` also a whole recording, by its id. */
  async delete(store, name) {
    const isRecording = store === "chunks" && !Array.isArray(name);
    const range = isRecording ? IDBKeyRange.bound([name], [name, []]) : name;
    for (const values of [this.#memory.get(store), this.#underWay.get(store)]) {
      for (const [key, held] of values) {
        if (isRecording ? held.name[0] === name : key === JSON.stringify(name)) values.delete(key);
      }
    }
    await this.#write(store, (target) => target.delete(range)).then(() => this.retry(), () => {});
  }

  /** There may be room again: write what lives in memory alone, unless another tab has changed it meanwhile. */
  async retry() {
    if (!this.reason || this.#isRetrying) return;
    this.#isRetrying = true;
    for (const [store, values] of this.#memory) {
      for (const [key, held] of values) {
        if (!this.#underWay.get(store).has(key)) await this.#putAgain(store, key, held);
      }
    }
    this.#isRetrying = false;
    this.#recovered();
    this.#tryLater();
  }

  /**
   * Take some room while there is some. Sound fills a device to its last byte, and the words of the next run
   * would find none; and no browser tells truly how much is left. `put` gives it back when it needs it.
   * Fails where there is none to take.
   */
  async reserve() {
    if (await this.#read("meta", (source) => source.count(RESERVE), 0)) return;
    const room = new Blob([new Uint8Array(RESERVED)]); // a file of its own, which is gone when its row is
    await this.#write("meta", (target) => target.put(room, RESERVE));
  }

  /** Ask the browser not to clear this away. @returns {Promise<boolean>} */
  async persist() {
    return (await navigator.storage?.persist?.().catch(() => false)) ?? false;
  }

  /** @returns {Promise<{usage: number, quota: number}|null>} bytes, of the whole host */
  async estimate() {
    return (await navigator.storage?.estimate?.().catch(() => null)) ?? null;
  }

  /** Compare and swap: held back here, it must not undo what another tab wrote or deleted. */
  async #putAgain(store, key, held) {
    const memory = this.#memory.get(store);
    const before = await held.before;
    let refused = null;
    const change = (target) => {
      target.get(held.name).onsuccess = ({ target: { result } }) => {
        try {
          const isOurs = memory.get(key) === held && (before === ANY || isSame(result, before));
          if (isOurs) target.put(held.value, held.given);
        } catch (error) {
          refused = error;
          target.transaction.abort();
        }
      };
    };
    try {
      await this.#write(store, change);
      if (memory.get(key) === held) memory.delete(key);
    } catch (error) {
      this.#complain(refused ?? error);
    }
  }

  /** A full device has room once for what was reserved, and all that it refuses meanwhile goes there. */
  async #writeOrMakeRoom(store, change) {
    const before = this.#timesRoomWasMade;
    try {
      await this.#write(store, change);
    } catch (error) {
      if (reasonOf(error) !== "full") throw error;
      if (before === this.#timesRoomWasMade && !(await this.#makeRoom())) throw error;
      await this.#write(store, change);
    }
  }

  /** @returns {Promise<boolean>} false: nothing is reserved */
  #makeRoom() {
    return (this.#makingRoom ??= this.#giveBack().finally(() => (this.#makingRoom = null)));
  }

  async #giveBack() {
    if (!(await this.#read("meta", (source) => source.count(RESERVE), 0))) return false;
    await this.#write("meta", (target) => target.delete(RESERVE));
    this.#timesRoomWasMade += 1;
    return true;
  }

  #adopt(db) {
    this.#db = db;
    this.#opening = null;
    this.retry();
  }

  #recovered() {
    if (!this.#db || !this.reason || this.#isHolding) return;
    this.reason = null;
    this.dispatchEvent(new Event("trouble"));
  }

  #complain(error) {
    const before = this.reason;
    this.reason = this.#db ? reasonOf(error) : before;
    this.#tryLater();
    if (this.reason !== before) this.dispatchEvent(new Event("trouble"));
  }

  /** Browsers count what was deleted for a while longer, and others make room too. */
  #tryLater() {
    const isHopeless = !this.reason || this.reason === "newer" || (this.reason === "forbidden" && !this.#db);
    if (isHopeless || !this.#isHolding) return;
    this.#timer ||= setTimeout(() => {
      this.#timer = 0;
      this.retry();
    }, AGAIN);
  }

  get #isHolding() {
    return [...this.#memory.values()].some((held) => held.size);
  }

  async #read(store, ask, otherwise) {
    try {
      return await settled(ask((this.#open(store) ?? (await this.#openAnew(store))).objectStore(store)));
    } catch {
      return otherwise;
    }
  }

  /** At once, since the page may be going away. @returns {IDBTransaction|null} null: there is no open database */
  #open(...how) {
    if (!this.#db && this.reason === "full") return null; // there may be room for it now
    try {
      return this.#db.transaction(...how);
    } catch (error) {
      if (error.name !== "InvalidStateError") throw error;
      return null;
    }
  }

  /** A phone that slept, or somebody who cleared the site's data, may have closed it. */
  async #openAnew(...how) {
    this.#opening ??= connect((db) => this.#adopt(db)).then(
      (db) => {
        this.#opening = null;
        this.#db = db;
      },
      (error) => {
        if (error) this.#opening = null; // else the answer is still to come
        throw error;
      },
    );
    await this.#opening;
    return this.#db.transaction(...how);
  }

  /** Resolves when the transaction is done, not when it was accepted. */
  async #write(store, change) {
    const how = [store, "readwrite", { durability: "strict" }];
    const transaction = this.#open(...how) ?? (await this.#openAnew(...how));
    change(transaction.objectStore(store));
    await new Promise((done, failed) => {
      transaction.oncomplete = done;
      transaction.onabort = () => failed(transaction.error);
    });
  }
}

/**
 * @param {(db: IDBDatabase) => void} late  is given what the browser answers after all
 * @returns {Promise<IDBDatabase>} fails where the browser refuses, or says nothing for long: some versions never answer
 */
async function connect(late) {
  const asked = indexedDB.open(DATABASE, VERSION);
  asked.onupgradeneeded = () => {
    for (const [name, options] of Object.entries(STORES)) asked.result.createObjectStore(name, options);
  };
  const answer = settled(asked).then((db) => {
    db.onversionchange = () => db.close(); // never in the way of a newer page
    return db;
  });
  let timer = 0;
  const silence = new Promise((_, failed) => {
    timer = setTimeout(() => {
      failed();
      answer.then(late, () => {});
    }, SILENCE);
  });
  return Promise.race([answer, silence]).finally(() => clearTimeout(timer));
}

const ANY = Symbol("whatever is there");
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const byStore = () => new Map(Object.keys(STORES).map((name) => [name, new Map()]));

const REASONS = { QuotaExceededError: "full", VersionError: "newer" };
const reasonOf = (error) => REASONS[error?.name] ?? "forbidden";

const keyPathOf = (store, value) => (store === "chunks" ? [value.recording, value.n] : value.id);
const keyOf = (store, value, name) => JSON.stringify(name ?? keyPathOf(store, value));

const settled = (request) =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
    request.onblocked = () => failed(new DOMException("blocked", "AbortError"));
  });
