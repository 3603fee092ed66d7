// All that a run needs, and a first visit does not: loaded when a run is started, or one is kept.
export { wishOf } from "../lib/fragment.mjs";
export { keptRuns } from "../lib/kept-runs.mjs";
export { listedNow } from "../lib/listed-now.mjs";
export { loadFacts } from "../lib/packet-facts.mjs";
export { listRecordings } from "../lib/recordings.mjs";
export { Rehearsing } from "../lib/rehearsing.mjs";
export { isBegun } from "../lib/run.mjs";
export { publishedAs } from "../lib/save-targets.mjs";
export { runCard } from "./run-card.mjs";
export { otherRows } from "./run-others.mjs";
export { RunStage } from "./run-stage.mjs";
