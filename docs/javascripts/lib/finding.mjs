// Whether an entry of a list has all the words that somebody looks for. No DOM.

const FRAGMENT = /^#find=(.*)$/;

/** Letters as one types them in a hurry: no capitals, no accents. @returns {string} */
export const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** @param {string} wanted words in any order, each may be a part of one @returns {(entry: string) => boolean} of a plain text */
export function finder(wanted) {
  const words = plain(wanted).split(/\s+/).filter(Boolean);
  return (entry) => words.every((word) => entry.includes(word));
}

/** `#find=…`: a fragment and not a query, since the device keeps pages by their addresses without one. */
export const fragmentFor = (wanted) => (wanted ? `#find=${encodeURIComponent(wanted)}` : "");

/** @returns {string} what an address looks for; empty where nothing, or nothing that can be read */
export function wantedIn(hash) {
  try {
    return decodeURIComponent(FRAGMENT.exec(hash)?.[1] ?? "");
  } catch {
    return "";
  }
}

/** How many were found, in words. @param {string} of what they are, in the plural */
export function countWords(found, all, of) {
  const number = (count) => count.toLocaleString("en");
  return found ? `${number(found)} of ${number(all)} ${of}` : `None of ${number(all)} ${of} has all of these words.`;
}
