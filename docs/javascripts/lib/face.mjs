// What a timer shows for a run and a plan, as plain texts. No DOM.
import { phaseAt, phaseOfResult } from "./phases.mjs";
import { brief, clock } from "./time-words.mjs";

const MAIN = { ready: "Start", running: "Pause", paused: "Resume", finished: "Start again" };
const RUNNING = { "running-ok": "On time", near: "Wrap up", over: "Over time" };

/** @param {import("./countdown.mjs").Countdown} run @param {import("./phases.mjs").Plan} plan */
export function faceOf(run, plan, { missed = false, canUndo = false } = {}) {
  const { activity } = run;
  const exact = run.elapsed / 1000;
  const seconds = Math.floor(exact);
  const phase = phaseOf(activity, exact, plan);
  return {
    activity,
    phase,
    icon: ["paused", "finished"].includes(activity) ? activity : phase,
    word: wordOf(activity, phase, seconds, plan),
    ...digitsOf(activity, phase, seconds, plan),
    elapsed: `Elapsed ${clock(seconds)}${plan.from ? "" : ` of ${clock(plan.limit)}`}`,
    aim: plan.from ? `Aim for ${clock(plan.from)} to ${clock(plan.limit)}` : "",
    done: Math.min(1, exact / plan.limit),
    note: missed ? `Ended ${brief(seconds - plan.limit)} ago, while this page was away.` : "",
    main: MAIN[activity],
    laps: lapsOf(run),
    can: {
      lap: activity === "running",
      finish: activity === "running" || activity === "paused",
      reset: activity !== "ready" || canUndo,
    },
    canUndo,
  };
}

function phaseOf(activity, seconds, plan) {
  if (activity === "ready") return "ready";
  return activity === "finished" ? phaseOfResult(seconds, plan) : phaseAt(seconds, plan);
}

function wordOf(activity, phase, seconds, plan) {
  if (activity === "ready") return "Ready";
  if (activity === "finished") return resultOf(seconds, plan);
  if (activity === "paused") return phase === "over" ? "Paused, over time" : "Paused";
  if (phase !== "running-ok" || !plan.from) return RUNNING[phase];
  return seconds < plan.from ? "Keep going" : "Good to stop";
}

function resultOf(seconds, { limit, from }) {
  if (seconds > limit) return `Finished, ${clock(seconds - limit)} over`;
  return seconds < (from ?? 0) ? `Finished, ${clock(from - seconds)} short` : "Finished in time";
}

function digitsOf(activity, phase, seconds, { limit }) {
  if (activity === "finished") return { digits: clock(seconds), unit: "spoken" };
  if (phase === "over") return { digits: `+${clock(seconds - limit)}`, unit: "over" };
  return { digits: clock(limit - seconds), unit: "left" };
}

/** Each lap's own length, the open one last; nothing before the first lap is closed. */
function lapsOf(run) {
  if (!run.laps.length) return [];
  const ends = [...run.laps, run.elapsed].map((ms) => Math.floor(ms / 1000));
  return ends.map((end, i) => clock(end - (ends[i - 1] ?? 0)));
}
