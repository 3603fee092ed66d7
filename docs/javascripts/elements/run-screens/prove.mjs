// The pitch once more, after the review.
import { points, words } from "../run-parts.mjs";
import { speaking } from "../run-speaking.mjs";

export default function prove(desk) {
  const { text } = desk.run.improvements.pitch;
  const aim = text.trim() ? [words("This time:", "run-lead"), points([text], "run-focus")] : [words("Shorter, clearer, surer.", "run-lead")];
  return speaking(desk, aim);
}
