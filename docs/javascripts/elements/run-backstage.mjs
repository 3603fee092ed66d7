// All that a run needs, and a first visit does not: loaded when a run is started, or one is kept.
export { wishOf } from "../lib/fragment.mjs";
export { listedNow } from "../lib/listed-now.mjs";
export { loadFacts } from "../lib/packet-facts.mjs";
export { listRecordings } from "../lib/recordings.mjs";
export { Rehearsing } from "../lib/rehearsing.mjs";
export { upToDate } from "../lib/run-record.mjs";
export { isBegun } from "../lib/run.mjs";
export { publishedAs } from "../lib/save-targets.mjs";
export { runCard } from "./run-card.mjs";
export { RunStage } from "./run-stage.mjs";
