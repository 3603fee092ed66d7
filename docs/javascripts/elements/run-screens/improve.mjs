// One thing to do better next time in this round. Without it a run is not done.
import { againIn, missing } from "../../lib/run.mjs";
import { roundName } from "../../lib/run-screen.mjs";
import { field, points, ticks, words } from "../run-parts.mjs";

export default function improve(desk) {
  const { round } = desk.screen.step;
  const again = againIn(desk.run, round).map((one) => one.text);
  const read = (run) => run.improvements[round];
  return {
    parts: [
      words(`${roundName(round)}: what will you do differently next time? One thing is enough.`),
      ...(again.length ? [words("Written again:", "run-quiet"), points(again)] : []),
      field("Next time", (run) => read(run).text, (value) => desk.write(`improvements.${round}.text`, value)),
      ticks("For a mentor", [[true, "Please look here"]], (run) => (read(run).help ? [true] : []), (value) => desk.write(`improvements.${round}.help`, value.includes(true))),
    ],
    main: (run) => ({ label: missing(run).includes(round) ? "Not now" : "Next", does: "next", quiet: missing(run).includes(round) }),
  };
}
