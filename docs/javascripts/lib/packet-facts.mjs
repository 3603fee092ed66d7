// The packet and the sessions as the site published them, also without a network. No DOM.
import { SITE } from "./store.mjs";

const FEEDS = ["packet", "sessions"];

/**
 * What the network has, else what this device kept of it.
 * @param {import("./store.mjs").Store} store
 * @returns {Promise<{packet: object, sessions: object}|null>} null where there is neither
 */
export async function loadFacts(store) {
  const [packet, sessions] = await Promise.all(FEEDS.map((name) => feed(name, store)));
  return packet ? { packet, sessions: sessions ?? { sessions: [] } } : null;
}

async function feed(name, store) {
  try {
    const answer = await fetch(`${SITE}data/${name}.json`);
    if (!answer.ok) throw new Error(`${answer.status}`);
    const facts = await answer.json();
    store.put("meta", facts, `feed.${name}`);
    return facts;
  } catch {
    return store.get("meta", `feed.${name}`);
  }
}
