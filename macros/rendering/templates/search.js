// Stands where the theme's search stands, and starts it when somebody searches: the theme itself would
// have every visitor fetch every word of the site. Its messages are set-up, ready, query and result.
const SETUP = 0;
const READY = 1;
const RESULT = 3;
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
    if (message === newest) worker.postMessage(message);
  } catch {
    search = null; // the next letter tries again
    tell([[{ ...MISSING, score: 1, terms: {} }]]);
  }
});

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
