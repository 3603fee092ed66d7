// A score sheet on its way: in a link's #fragment or in a small file, and back from either. No DOM.
import { ScoreProblem, packed, sheetOf, unpacked } from "./score-sheet.mjs";
import { SITE } from "./store.mjs";

const VERSION = 1;
/** What chat apps carry whole; a longer sheet goes as a file. */
export const LONGEST_LINK = 2000;
/** Signs of a fragment, bytes of what is inside, bytes of a file: more is no sheet, and is not read. */
const MOST = { fragment: 16_000, inside: 64_000, file: 256_000 };
/** What follows the sheet, as a full stop in a chat, is left alone: the sum tells whether it is whole. */
const FRAGMENT = /^#?score=(\d{1,4})\.([0-9a-z]{1,7})\.([A-Za-z0-9_-]*)/;
const MARK = "score-sheet";

/** Does a fragment mean to be a score sheet? */
export const isScore = (hash) => /^#?score=/.test(hash);

/**
 * `#score=<version>.<sum>.<data>`: the sheet's short form as JSON, deflated, in base64url. The version
 * stands first, so that any later site can tell.
 *
 * The sum is a CRC-32 of the deflated bytes. It is there against links that were cut or changed on
 * their way, not against people: whoever can write a link can write its sum, and what is inside is
 * judged as hostile text anyway. Unlike the browser's SHA-256 it also works on a page without HTTPS.
 * @param {import("./score-sheet.mjs").Sheet} sheet
 * @returns {Promise<string>}
 * @throws {ScoreProblem} "old", where the browser cannot deflate
 */
export async function fragmentOf(sheet) {
  const bytes = await through("CompressionStream", new TextEncoder().encode(JSON.stringify(packed(sheet))));
  return `#score=${VERSION}.${sum(bytes)}.${base64(bytes)}`;
}

/** The candidate's practice page with the sheet. @returns {Promise<string>} */
export const linkOf = async (sheet) => `${location.origin}${SITE}practice/${await fragmentOf(sheet)}`;

/**
 * @param {string} hash
 * @returns {Promise<import("./score-sheet.mjs").Sheet>}
 * @throws {ScoreProblem}
 */
export async function readFragment(hash) {
  if (hash.length > MOST.fragment) throw new ScoreProblem("long");
  const [, version, wanted, data] = FRAGMENT.exec(hash) ?? [];
  if (version && Number(version) !== VERSION) throw new ScoreProblem("newer");
  const bytes = data && bytesOf(data);
  if (!bytes || sum(bytes) !== wanted) throw new ScoreProblem("cut");
  return unpacked(parsed(await inflated(bytes)));
}

/** @returns {import("../elements/run-save-acts.mjs").Leaving} a file that people can read too */
export const fileOf = (sheet) => ({
  name: `${sheet.at.slice(0, 10)}-${MARK}.json`,
  type: "application/json",
  text: `${JSON.stringify({ greenroom: MARK, version: VERSION, sheet }, null, 2)}\n`,
});

/**
 * @param {Blob} file
 * @returns {Promise<import("./score-sheet.mjs").Sheet>}
 * @throws {ScoreProblem}
 */
export async function readFile(file) {
  if (file.size > MOST.file) throw new ScoreProblem("long");
  const { greenroom, version, sheet } = parsed(await file.text()) ?? {};
  if (greenroom !== MARK) throw new ScoreProblem("foreign");
  if (version !== VERSION) throw new ScoreProblem("newer");
  return sheetOf(sheet);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new ScoreProblem("foreign");
  }
}

async function inflated(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await through("DecompressionStream", bytes));
  } catch (error) {
    throw error instanceof ScoreProblem ? error : new ScoreProblem("foreign");
  }
}

/** Piece by piece, so that little which would become much is given up early. */
async function through(name, bytes) {
  if (!globalThis[name]) throw new ScoreProblem("old");
  const reader = new Blob([bytes]).stream().pipeThrough(new globalThis[name]("deflate-raw")).getReader();
  const pieces = [];
  let size = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    size += value.length;
    pieces.push(value);
    if (size <= MOST.inside) continue;
    reader.cancel().catch(() => {});
    throw new ScoreProblem("long");
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

const base64 = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

function bytesOf(data) {
  try {
    return Uint8Array.from(atob(data.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  } catch {
    return null;
  }
}

/** CRC-32 (as in zip and PNG) in base 36. @param {Uint8Array} bytes */
export function sum(bytes) {
  let rest = ~0;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return (~rest >>> 0).toString(36);
}

/** A short name for a text. */
export const sumOf = (text) => sum(new TextEncoder().encode(text));
