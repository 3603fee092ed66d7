// One rehearsal as a plain record, and every change that a tap or a key makes to it. No DOM.
import { lapped, left, paused, restarted, resumed, stopped, taken, unlapped } from "./run-clock.mjs";

/** @typedef {import("./run-record.mjs").Run} Run */

/** A text's entries: its lines, without list marks and blank ones. */
export const lines = (text) =>
  text
    .split("\n")
    .map((line) => line.replace(/^\s*[-*•]\s+/, "").trim())
    .filter(Boolean);

/** The rounds for which one improvement is asked. */
export const askedOf = (run) => run.plan.filter((one) => one.screen === "improve").map((one) => one.round);

/** The open improvements of a round that were needed again: they are written in this run too. */
export const againIn = (run, round) => run.packet.improvements.filter((one) => one.round === round && run.held[one.id] === "again");

/** Rounds whose improvement is missing: while there are any, the run is not done. */
export const missing = (run) =>
  askedOf(run).filter((round) => !run.improvements[round].text.trim() && !againIn(run, round).length);

/** Whole seconds of a round; null where it was not run, or not spoken. Pauses and reading are not in it. */
export function roundSeconds(run, round) {
  if (!run.rounds.includes(round)) return null;
  if (round === "pitch") return run.pitch.attempts.findLast((one) => one.seconds !== null)?.seconds ?? null;
  if (round === "walkthrough") return run.walkthrough.seconds;
  const spoken = run.defence.answers.map((one) => one.seconds).filter((one) => one !== null);
  return spoken.length ? spoken.reduce((sum, one) => sum + one) : null;
}

/** Has anything been done in it? */
export const isBegun = (run) => run.touched - Date.parse(run.started) >= 1000 || run.at > 0 || run.recordings.length > 0 || Object.values(run.clocks).some((one) => one.since);

export const stepOf = (run) => run.plan[run.at];
export const clockOf = (run) => run.clocks[stepOf(run).key];

/**
 * The run after an event at a time. Pure: what changes nothing gives back the very same run.
 *
 * | event | does |
 * |---|---|
 * | `start`, `pause`, `again` | of the shown screen's clock; `again` throws its time away |
 * | `lap`, `unlap` | closes a layer; opens the last one again |
 * | `stop` | stops the clock, notes the seconds |
 * | `finish` | the same, and shows the next screen |
 * | `next`, `back`, `go` (`to`) | another screen; a clock that was running is paused |
 * | `write` (`path`, `value`) | a field, as "defence.answers.2.recall" |
 * | `probe` | one more probe of the question that is shown |
 * | `record` (`recording`) | adds a recording, or replaces the one with its id |
 * | `leave` (`wall`) | the page goes away: what is spoken is known up to here |
 * | `rejoin` | another document takes over: a clock left for hours was not spoken to |
 * | `saved` (`how`, `session`) | it left the device |
 *
 * @param {Run} run
 * @param {{type: string}} event
 * @param {number} now  epoch milliseconds, from lib/steady-clock.mjs
 * @returns {Run}
 */
export function step(run, event, now) {
  const after = ACTS[event.type]?.(run, event, now) ?? run;
  if (after === run) return run;
  const finished = stepOf(after).screen === "save" && missing(after).length === 0;
  return { ...after, phase: stepOf(after).phase, finished, touched: now };
}

const ACTS = {
  start: (run, _, now) => onClock(run, (clock) => resumed(clock, now)),
  pause: (run, _, now) => onClock(run, (clock) => paused(clock, now)),
  again: (run) => noted(run, restarted),
  lap: (run, _, now) => (canLap(run) ? noted(run, (clock) => lapped(clock, now)) : run),
  unlap: (run) => noted(run, unlapped),
  stop: (run, _, now) => noted(run, (clock) => stopped(clock, now)),
  finish: (run, event, now) => {
    const after = ACTS.stop(run, event, now);
    return after === run ? run : shown(after, run.at + 1, now);
  },
  next: (run, _, now) => shown(run, run.at + 1, now),
  back: (run, _, now) => shown(run, run.at - 1, now),
  go: (run, { to }, now) => shown(run, to, now),
  write: (run, { path, value }) => written(run, path.split("."), value),
  probe: (run) => probed(run),
  record: (run, { recording }) => ({
    ...run,
    recordings: [...run.recordings.filter((one) => one.id !== recording.id), recording],
  }),
  leave: (run, { wall }, now) => onClock(run, (clock) => left(clock, now, wall)),
  rejoin: (run, _, now) => onClock(run, (clock) => taken(clock, now)),
  saved: (run, { how, session }, now) => ({ ...run, saved: { how, session, at: now } }),
};

function onClock(run, change) {
  const { key } = stepOf(run);
  const clock = run.clocks[key];
  const after = clock && change(clock);
  return !clock || after === clock ? run : { ...run, clocks: { ...run.clocks, [key]: after } };
}

/** The last layer is closed by `finish`. */
const canLap = (run) => stepOf(run).key === "walkthrough" && clockOf(run).laps.length < run.walkthrough.layers.length - 1;

/** Change the clock, and write its seconds where they belong. */
function noted(before, change) {
  const run = onClock(before, change);
  if (run === before) return run;
  const { key } = stepOf(run);
  const clock = run.clocks[key];
  const seconds = clock.activity === "finished" ? Math.floor(clock.spent / 1000) : null;
  const [place, n] = key.split(".");
  if (place !== "walkthrough") return written(run, [...PLACES[place], ...(n ? [n] : []), "seconds"], seconds);
  return { ...run, walkthrough: { ...run.walkthrough, seconds, layers: visited(run.walkthrough.layers, clock) } };
}

/** Each layer with its own seconds: they add up to the round's. */
function visited(layers, { activity, laps, spent }) {
  const ends = [...laps, ...(activity === "finished" ? [spent] : [])].map((ms) => Math.floor(ms / 1000));
  return layers.map((one, i) => ({ ...one, seconds: i < ends.length ? ends[i] - (ends[i - 1] ?? 0) : null }));
}

const PLACES = { warmup: ["warmup"], pitch: ["pitch", "attempts"], answers: ["defence", "answers"], layers: ["layers"] };

/** Set what is there already; a path that leads nowhere changes nothing. */
function written(value, [name, ...rest], to) {
  if (value === null || typeof value !== "object" || !Object.hasOwn(value, name)) return value;
  const after = rest.length ? written(value[name], rest, to) : to;
  if (after === value[name]) return value;
  return Array.isArray(value) ? value.with(Number(name), after) : { ...value, [name]: after };
}

function shown(run, to, now) {
  if (to === run.at || !(to >= 0 && to < run.plan.length)) return run;
  return { ...onClock(run, (clock) => paused(clock, now)), at: to };
}

function probed(run) {
  const { key, n } = stepOf(run);
  if (!key?.startsWith("answers.")) return run;
  const shownAlready = run.defence.answers[n].probes;
  const most = run.packet.questions[n].probes.length;
  return written(run, ["defence", "answers", String(n), "probes"], Math.min(most, shownAlready + 1));
}
