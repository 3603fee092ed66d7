// All that a run needs, and a first visit does not: loaded when a run is started, or one is kept.
export { wishOf } from "../lib/fragment.mjs";
export { loadFacts } from "../lib/packet-facts.mjs";
export { Rehearsing } from "../lib/rehearsing.mjs";
export { isBegun } from "../lib/run.mjs";
export { leaveAddress, openAddress } from "./run-address.mjs";
export { runCard } from "./run-card.mjs";
export { RunStage } from "./run-stage.mjs";
