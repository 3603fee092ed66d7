// What a run needs of the packet and of earlier sessions, also without a network. No DOM.
import { isFeed } from "./kept-shapes.mjs";
import { SITE } from "./store.mjs";

const NAME = "rehearsal";

/**
 * What the network has, else what this device kept of it: /data/rehearsal.json, which has the fields
 * of the packet's feed and of the sessions' feed but not their history.
 * @param {import("./store.mjs").Store} store
 * @returns {Promise<{packet: object, sessions: object}|null>} null where there is neither
 */
export async function loadFacts(store) {
  const facts = await feed(store);
  return facts ? { packet: facts, sessions: facts } : null;
}

async function feed(store) {
  try {
    const answer = await fetch(`${SITE}data/${NAME}.json`);
    if (!answer.ok) throw new Error(`${answer.status}`);
    const facts = await answer.json();
    if (!isFeed(facts)) throw new Error("of another form"); // a page that was open while the site moved on
    store.put("meta", facts, `feed.${NAME}`);
    return facts;
  } catch {
    const kept = await store.get("meta", `feed.${NAME}`);
    return isFeed(kept) ? kept : null;
  }
}
