// Every screen of an interview by its name in the plan: they listen, tick, check and note at once.
import { missing } from "../lib/run.mjs";
import { layerAt, paceOf } from "../lib/run-screen.mjs";
import { brief } from "../lib/time-words.mjs";
import { listening, pointTicks, probes, records } from "./desk-parts.mjs";
import { sheetScreen } from "./desk-sheet.mjs";
import { node } from "./nodes.mjs";
import { checks } from "./run-checks.mjs";
import { act, field, folded, telling, ticks, words } from "./run-parts.mjs";
import { plain } from "./run-plain.mjs";
import { COVERED } from "./run-screens/layer.mjs";

const note = (desk, path, read) =>
  held(2000, field("Note", (run) => read(run).said, (value) => desk.write(`${path}.said`, value), { rows: 2, hint: "What you would tell them, in a few words" }));

/** No longer than the sheet takes: lib/score-sheet.mjs. */
function held(most, part) {
  part.node.querySelector("textarea").maxLength = most;
  return part;
}

function pitch(desk) {
  const read = (run) => run.pitch.attempts[0];
  const text = desk.run.packet.pitch.split(/\n\s*\n/).map((one) => node("p", {}, plain(one)));
  return listening(
    desk,
    [words("“Tell me about your system.”", "run-ask")],
    [...checks(desk, "pitch.attempts.0.review", (run) => read(run).review), note(desk, "pitch.attempts.0", read), ...(desk.run.packet.pitch ? [folded("The text that they know", ...text)] : [])],
  );
}

function walkthrough(desk) {
  const { layers } = desk.run.packet;
  const visit = (run) => run.walkthrough.layers[layerAt(run)];
  const isLast = (run) => layerAt(run) === run.walkthrough.layers.length - 1;
  const pace = (run, now) => {
    if (run.clocks.walkthrough.activity === "ready") return "";
    const { pace: word, seconds } = paceOf(run, now);
    return `Pace: ${seconds ? `${brief(seconds)} ` : ""}${word}`;
  };
  const covered = ticks("Heard of this layer", COVERED, (run) => visit(run).covered, (value) => desk.write(`walkthrough.layers.${layerAt(desk.run)}.covered`, value));
  const screen = listening(
    desk,
    [telling((run) => layers[layerAt(run)].name, "run-ask"), telling(pace, "run-pace")],
    [covered, expected((run) => layers[layerAt(run)]), ...checks(desk, "walkthrough.review", (run) => run.walkthrough.review), note(desk, "walkthrough", (run) => run.walkthrough)],
    (run) => (isLast(run) ? null : { label: `Next: ${layers[layerAt(run) + 1].name}`, does: "lap" }),
  );
  const undo = act((run) => (run.clocks.walkthrough.laps.length && run.clocks.walkthrough.activity !== "finished" ? "Back a layer" : ""), () => desk.act("unlap"));
  return { ...screen, small: [...screen.small, undo] };
}

function layer(desk) {
  const { n } = desk.screen.step;
  const one = desk.run.packet.layers.find(({ id }) => id === desk.run.layers[n].layer);
  const covered = ticks("Heard of this layer", COVERED, (run) => run.layers[n].covered, (value) => desk.write(`layers.${n}.covered`, value));
  return listening(desk, [words(one.name, "run-ask")], [covered, expected(() => one), note(desk, "walkthrough", (run) => run.walkthrough)]);
}

/** What the packet says of a layer. */
function expected(read) {
  const does = telling((run) => plain(read(run).does ?? ""));
  const joins = telling((run) => plain(read(run).joins ?? ""));
  const decision = telling((run) => plain(read(run).decision?.text ?? ""));
  const { node: whole } = folded("What the packet says", does.node, joins.node, decision.node);
  return { node: whole, show: (run) => [does, joins, decision].forEach((one) => one.show(run)) };
}

function answer(desk) {
  const { n } = desk.screen.step;
  const question = desk.run.packet.questions[n];
  const place = `defence.answers.${n}`;
  const read = (run) => run.defence.answers[n];
  return listening(
    desk,
    [words(plain(question.asks), "run-ask")],
    [
      ...probes(question),
      ...records(desk.run, question.records),
      ...pointTicks(question, (run) => read(run).points, (value) => desk.write(`${place}.points`, value)),
      ...checks(desk, `${place}.review`, (run) => read(run).review),
      note(desk, place, read),
    ],
  );
}

function improve(desk) {
  const { round } = desk.screen.step;
  const read = (run) => run.improvements[round];
  const isMissing = (run) => missing(run).includes(round);
  return {
    parts: [
      words("What is the one thing that they should do differently next time?"),
      held(500, field("Next time", (run) => read(run).text, (value) => desk.write(`improvements.${round}.text`, value), { hint: "Short enough to remember while speaking" })),
    ],
    main: (run) => ({ label: isMissing(run) ? "Not now" : "Next", does: "next", quiet: isMissing(run) }),
  };
}

/** As in run-screens.mjs. */
export const SCREENS = { pitch, walkthrough, layer, answer, improve, save: sheetScreen };
