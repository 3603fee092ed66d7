// The sessions that the site lists at this moment, not when its pages were kept. No DOM.
import { isListed } from "./kept-shapes.mjs";
import { SITE } from "./store.mjs";

/** @returns {Promise<object|null>} /data/sessions.json past every cache (templates/sw.js too); null without a network */
export async function listedNow() {
  if (!navigator.onLine) return null; // nothing to wait for, nor to complain of
  try {
    const answer = await fetch(`${SITE}data/sessions.json`, { cache: "no-store" });
    const listed = answer.ok ? await answer.json() : null;
    return isListed(listed) ? listed : null; // null too for one of a newer form
  } catch {
    return null;
  }
}
