// Stands where the theme's search stands, and starts it when somebody searches: the theme itself would
// have every visitor fetch every word of the site. Its messages are set-up, ready, query and result.
const SETUP = 0;
const READY = 1;
const RESULT = 3;
const DATE = /\b\d{4}-\d\d?(?:-\d\d?)?/g;
const MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const DAY_FIRST = new RegExp(`\\b(\\d\\d?)(?:st|nd|rd|th)?\\.?(?=\\s+(?:${MONTH}))`, "gi");
const MONTH_FIRST = new RegExp(`\\b((?:${MONTH})[a-z]*\\s+)(\\d\\d?)\\b`, "gi");
const RECORD = /\badr[\s-]*([1-9]\d{0,2})\b/gi;
const SMALL = /(^|\s)(?:(?:an?|and|are|as|at|by|for|in|is|it|of|on|or|that|the|this|to|was|with)(?:\s+|$))+/gi;
const MISSING = { location: "offline/", title: "Search is not on this device yet: it needs the network once", text: "" };

let setUp = null;
let search = null; // a promise of the theme's own worker, ready to be asked
let newest = null;

addEventListener("message", async ({ data: message }) => {
  if (message.type === SETUP) {
    setUp = message;
    postMessage({ type: READY });
    return;
  }
  newest = message;
  if (!message.data) return tell([]);
  try {
    search ??= start();
    const worker = await search;
    if (message === newest) worker.postMessage({ ...message, data: meant(message.data) });
  } catch {
    search = null; // the next letter tries again
    tell([[{ ...MISSING, score: 1, terms: {} }]]);
  }
});

// The engine takes each word for the beginning of one: "a" would find all that starts with it, and 2
// all of 2026. It also parts words at hyphens. So small words are left out, dates and records' numbers
// told as the index has them, and a day beside a month as a word that has to be there.
function meant(words) {
  return (words.replace(SMALL, "$1") || words)
    .replaceAll(",", " ")
    .replace(DATE, (date) => date.replaceAll("-", "\u2011"))
    .replace(DAY_FIRST, (_, day) => `+${Number(day)}`)
    .replace(MONTH_FIRST, (_, month, day) => `${month}+${Number(day)}`)
    .replace(RECORD, (_, number) => `ADR-${number.padStart(4, "0")}`);
}

async function start() {
  const answer = await fetch("../../../@index@");
  const { docs } = await answer.json();
  const worker = new Worker("@engine@");
  const ready = new Promise((resolve, reject) => {
    worker.addEventListener("message", resolve, { once: true });
    worker.addEventListener("error", reject, { once: true });
  });
  worker.postMessage({ ...setUp, data: { ...setUp.data, docs } });
  await ready;
  worker.addEventListener("message", ({ data }) => postMessage(data));
  return worker;
}

function tell(items) {
  postMessage({ type: RESULT, data: { items } });
}
