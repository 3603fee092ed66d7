// A rehearsal on stage: its own screens, and the recorder beside them.
import { fetchSpeechRules } from "../lib/speech-rules-here.mjs";
import { screen } from "../lib/run-screen.mjs";
import { Recorder } from "./run-recorder.mjs";
import { SCREENS } from "./run-screens.mjs";
import { Stage } from "./stage.mjs";

const KIT = {
  screens: SCREENS,
  screenOf: screen,
  recorder: (place, desk) => new Recorder(place, desk),
};

export class RunStage extends Stage {
  /** @param {HTMLElement} host @param {() => void} leave */
  constructor(host, rehearsing, store, leave) {
    super(host, rehearsing, store, leave, KIT);
    fetchSpeechRules();
    import("./run-save.mjs").catch(() => {}); // while there may be a network
  }
}
