// The rules of speech as the site publishes them, once for all runs of this document. No DOM.
import { readyRules } from "./speech-rules.mjs";
import { SITE } from "./store.mjs";

let loading = null;

/** @returns {Promise<object|null>} from readyRules; null without a network and without a copy: asked again next time */
export function speechRules() {
  loading ??= load().catch(() => (loading = null));
  return loading;
}

async function load() {
  const answer = await fetch(`${SITE}data/speech-rules.json`);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return readyRules(await answer.json());
}
