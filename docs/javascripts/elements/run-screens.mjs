// Every screen of a run by its name in the plan: loaded together, when a run starts.
import answer from "./run-screens/answer.mjs";
import compare from "./run-screens/compare.mjs";
import focus from "./run-screens/focus.mjs";
import held from "./run-screens/held.mjs";
import improve from "./run-screens/improve.mjs";
import layer from "./run-screens/layer.mjs";
import pitch from "./run-screens/pitch.mjs";
import points from "./run-screens/points.mjs";
import prove from "./run-screens/prove.mjs";
import reviewAnswer from "./run-screens/review-answer.mjs";
import reviewPitch from "./run-screens/review-pitch.mjs";
import reviewWalkthrough from "./run-screens/review-walkthrough.mjs";
import save from "./run-screens/save.mjs";
import walkthrough from "./run-screens/walkthrough.mjs";
import warmup from "./run-screens/warmup.mjs";
import warmupNotes from "./run-screens/warmup-notes.mjs";

/**
 * A screen is made from the desk (elements/run-desk.mjs) and gives its parts, its main act
 * (`label`, `does`: an event of lib/run.mjs, or "leave"), and perhaps small acts, and what to do
 * when it is entered and left.
 */
export const SCREENS = {
  answer, compare, focus, held, improve, layer, pitch, points, prove, save, walkthrough, warmup,
  "review-answer": reviewAnswer,
  "review-pitch": reviewPitch,
  "review-walkthrough": reviewWalkthrough,
  "warmup-notes": warmupNotes,
};
