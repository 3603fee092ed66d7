// The recordings that this device keeps: their facts, and their sound in chunks of a second. No DOM.
import { list, number, record, text, time } from "./shapes.mjs";
import { DATABASE, openStore, SITE } from "./store.mjs";

const FACTS = "meta"; // under PREFIX and the recording's id
const CHUNKS = "chunks";
const PREFIX = "recording.";

/**
 * What is known of a recording without its sound.
 * @typedef {object} Facts
 * @property {string} id
 * @property {string} run  the run's id, or ""
 * @property {string} phase  what was spoken: "pitch", "why-epoll"; or ""
 * @property {string} type  the MIME type that the recorder itself names
 * @property {number} started  epoch milliseconds
 * @property {number} ms  spoken up to the last chunk: files of some browsers do not tell
 * @property {number} bytes
 * @property {{at: number, label: string}[]} marks  in seconds
 * @property {boolean} isWhole  ended by somebody, not by a crash
 * @property {boolean} [isLive]  being recorded now, here or in another tab; never kept
 *
 * @typedef {{recording: string, n: number, ms: number, bytes: ArrayBuffer}} Chunk  `n` counts from 0
 */

/** Any site of the same host may have written there: what are no facts is left alone. */
const isFacts = record({
  id: text, run: text, phase: text, type: text, started: time, ms: number, bytes: number,
  marks: list(record({ at: number, label: text })),
});

const lockName = (id) => `${SITE}.${PREFIX}${id}`;
const allFacts = () => IDBKeyRange.bound(PREFIX, `${PREFIX}\uffff`);
const chunksOf = (id) => IDBKeyRange.bound([id], [id, []]);
let opening = null;

/**
 * A connection of its own to the site's database: the store keeps in memory what it cannot write,
 * but a recorder has to hear of it and stop, and sound and facts have to be written together.
 */
function database() {
  opening ??= open();
  opening.catch(() => (opening = null));
  return opening;
}

async function open() {
  const { reason } = await openStore(); // lays out the database
  if (reason === "forbidden" || reason === "newer") throw new DOMException(reason, "SecurityError"); // asked again, some browsers never answer
  const asked = indexedDB.open(DATABASE);
  asked.onupgradeneeded = () => asked.transaction.abort(); // it could not: storage is forbidden
  const db = await settled(asked);
  db.onclose = () => (opening = null);
  db.onversionchange = () => {
    db.close(); // never in the way of a newer page
    opening = null;
  };
  return db;
}

const settled = (request) =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

/** Fails where no sound can be kept: better known before somebody speaks than after. */
export async function prepareRecordings() {
  try {
    await database();
    await (await openStore()).reserve();
  } catch (cause) {
    throw Object.assign(new Error("no sound can be kept", { cause }), { reason: cause.name === "QuotaExceededError" ? "full" : "storage" });
  }
}

/** Facts and chunks in one transaction; done when it is on the disk. */
async function change(acts) {
  const transaction = (await database()).transaction([FACTS, CHUNKS], "readwrite", { durability: "strict" });
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done();
    transaction.onabort = () => failed(transaction.error);
    acts(transaction.objectStore(FACTS), transaction.objectStore(CHUNKS));
  });
}

async function readAll(store, range) {
  return settled((await database()).transaction(store).objectStore(store).getAll(range));
}

export const keepFacts = (facts) => change((store) => store.put(facts, PREFIX + facts.id));

/** Sound and facts together or not at all, so that length and size are true after a crash. */
export const keepChunk = (chunk, facts) =>
  change((store, chunks) => {
    chunks.add(chunk);
    store.put(facts, PREFIX + facts.id);
  });

const readFacts = async () => (await readAll(FACTS, allFacts())).filter(isFacts);

/** @returns {Promise<Facts[]>} the newest first */
export async function listRecordings() {
  const [all, live] = await Promise.all([readFacts(), liveNames()]);
  const told = all.map((facts) => ({ ...facts, isLive: live.has(lockName(facts.id)) }));
  return told.sort((a, b) => b.started - a.started);
}

/** @param {Facts} facts @returns {Promise<Blob>} exactly the bytes that the recorder gave */
export async function soundOf({ id, type }) {
  const chunks = await readAll(CHUNKS, chunksOf(id));
  return new Blob(chunks.map(({ bytes }) => bytes), { type });
}

/** Free its space at once. @returns {Promise<{facts: Facts, chunks: Chunk[]}>} what undo needs */
export async function removeRecording({ isLive, ...facts }) {
  const chunks = await readAll(CHUNKS, chunksOf(facts.id));
  await change((store, sound) => {
    store.delete(PREFIX + facts.id);
    sound.delete(chunksOf(facts.id));
  });
  await (await openStore()).retry();
  return { facts, chunks };
}

/** A run goes, and what was recorded of it. Where no sound can be kept, there is none to remove. */
export async function removeRecordingsOf(run) {
  const all = await listRecordings().catch(() => []);
  await Promise.all(all.filter((facts) => facts.run === run).map(removeRecording));
}

export const putBack = ({ facts, chunks }) =>
  change((store, sound) => {
    store.put(facts, PREFIX + facts.id);
    for (const chunk of chunks) sound.put(chunk);
  });

/** @returns {Promise<{used: number, free: number|null}>} in bytes; `free` as the browser estimates it */
export async function space() {
  const all = await readFacts();
  const used = all.reduce((sum, { bytes }) => sum + bytes, 0);
  const estimate = await (await openStore()).estimate();
  return { used, free: estimate ? Math.max(0, estimate.quota - estimate.usage) : null };
}

/** Tell the other tabs that this one is being recorded. @returns {() => void} call it afterwards */
export function holdAsLive(id) {
  let letGo = () => {};
  const held = new Promise((resolve) => (letGo = resolve));
  navigator.locks?.request(lockName(id), () => held).catch(() => {});
  return letGo;
}

async function liveNames() {
  const { held = [] } = (await navigator.locks?.query().catch(() => null)) ?? {};
  return new Set(held.map(({ name }) => name));
}
