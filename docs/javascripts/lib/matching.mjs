// The longest runs that two lists have in common, and what lies between them. No DOM.
// The algorithm of Ratcliff and Obershelp as Python's difflib has it, so that both find the same.

/** @typedef {[number, number, number, number]} Bounds from and to, in the earlier and the later list */

/** @returns {Bounds[]} each part, alike or not, in order */
export function partsOf(before, after) {
  const parts = [];
  let [first, start] = [0, 0];
  for (const [at, there, size] of [...blocks(before, after), [before.length, after.length, 0]]) {
    if (first < at || start < there) parts.push([first, at, start, there]);
    if (size) parts.push([at, at + size, there, there + size]);
    [first, start] = [at + size, there + size];
  }
  return parts;
}

function blocks(before, after) {
  const places = placesOf(after);
  const found = [];
  const open = [[0, before.length, 0, after.length]];
  while (open.length) {
    const [low, high, from, to] = open.pop();
    const [at, there, size] = longest(before, places, low, high, from, to);
    if (!size) continue;
    found.push([at, there, size]);
    if (low < at && from < there) open.push([low, at, from, there]);
    if (at + size < high && there + size < to) open.push([at + size, high, there + size, to]);
  }
  return joined(found.sort((a, b) => a[0] - b[0]));
}

function placesOf(list) {
  const places = new Map();
  list.forEach((item, place) => (places.get(item) ?? places.set(item, []).get(item)).push(place));
  return places;
}

/** The longest run alike; of several, the one that starts first in the earlier list, then the later. */
function longest(before, places, low, high, from, to) {
  let best = [low, from, 0];
  let sizes = new Map();
  for (let at = low; at < high; at++) {
    const next = new Map();
    for (const there of places.get(before[at]) ?? []) {
      if (there < from) continue;
      if (there >= to) break;
      const size = (sizes.get(there - 1) ?? 0) + 1;
      next.set(there, size);
      if (size > best[2]) best = [at - size + 1, there - size + 1, size];
    }
    sizes = next;
  }
  return best;
}

/** Blocks that touch on both sides are one. */
function joined(found) {
  const kept = [];
  for (const [at, there, size] of found) {
    const last = kept.at(-1);
    if (last && last[0] + last[2] === at && last[1] + last[2] === there) last[2] += size;
    else kept.push([at, there, size]);
  }
  return kept;
}
