// What the interviewer's screens share: the clock with its interruption, and what is ticked, noted and looked up.
import { spokenBy } from "../lib/run-clock.mjs";
import { spoken } from "../lib/time-words.mjs";
import { icon } from "./icon.mjs";
import { node } from "./nodes.mjs";
import { face } from "./run-face.mjs";
import { act, folded, points, ticks } from "./run-parts.mjs";
import { plain } from "./run-plain.mjs";

const MAIN = {
  ready: { label: "Start the clock", does: "start" },
  running: { label: "Stop", does: "stop" },
  paused: { label: "Go on", does: "start" },
  finished: { label: "Next", does: "next" },
};

/**
 * A screen with a clock. Stopping it does not turn the page: the interviewer still writes.
 * @param {import("./run-desk.mjs").Desk} desk
 * @param {import("./run-parts.mjs").Part[]} above @param {import("./run-parts.mjs").Part[]} below
 * @param {(run: object) => {label: string, does: string}|null} [running] another main act while they speak
 */
export function listening(desk, above, below, running = () => null) {
  const { plan, step: { key } } = desk.screen;
  const activity = (run) => run.clocks[key].activity;
  const when = (label, ...states) => (run) => (states.includes(activity(run)) ? label : "");
  const small = [
    act(when("Pause", "running"), () => desk.act("pause")),
    act((run) => (running(run) || activity(run) === "paused" ? when("Stop", "running", "paused")(run) : ""), () => desk.act("stop")),
    act(when("Start over", "paused", "finished"), () => desk.act("again")),
    act(when("Skip", "ready"), () => desk.act("next")),
  ];
  return {
    parts: [interruption(plan, key), ...above, face(plan, key), ...below],
    small,
    main: (run) => (activity(run) === "running" && running(run)) || MAIN[activity(run)],
  };
}

/** From the limit on, until the clock is stopped: a sign, words, a frame, and a voice that breaks in. */
function interruption(plan, key) {
  const whole = node("div", { class: "desk-stop", role: "alert" });
  whole.hidden = true;
  const words = [node("strong", {}, "Stop them"), node("span", {}, `${spoken(plan.limit)} are over. Cut in, also in mid-sentence.`)];
  const show = (run, now) => {
    const clock = run.clocks[key];
    const isOver = clock.activity === "running" && spokenBy(clock, now) >= plan.limit * 1000;
    if (isOver === !whole.hidden) return;
    whole.hidden = !isOver;
    whole.replaceChildren(...(isOver ? [icon("over"), node("p", {}, words[0], " ", words[1])] : []));
  };
  return { node: whole, show };
}

/** The points of a good answer, each ticked as it falls. */
export function pointTicks(question, read, pick) {
  if (!question.points.length) return [];
  const part = ticks("A good answer hits", question.points.map((text, n) => [n, plain(text)]), read, pick);
  part.node.classList.add("desk-points");
  return [part];
}

export const probes = ({ probes: texts }) => (texts.length ? [folded(`Probes (${texts.length})`, points(texts.map(plain)).node)] : []);

/** The records that a question or a layer rests on: status and title here, the whole in another tab. */
export function records(run, paths) {
  const found = run.packet.records.filter(({ path }) => paths?.includes(path));
  if (!found.length) return [];
  const link = ({ url, title, number, status }) =>
    node("li", {}, node("a", { href: url, target: "_blank", rel: "noopener" }, `${number === null ? "" : `ADR ${number}: `}${title}`), ` (${status})`);
  return [folded(found.length === 1 ? "The record" : `The records (${found.length})`, node("ul", { class: "run-points" }, ...found.map(link)))];
}
