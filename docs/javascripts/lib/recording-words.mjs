// What a recorder says: its states, what went wrong, sizes. No DOM.
import { clock, spoken } from "./time-words.mjs";

/** @typedef {"off"|"asking"|"recording"|"paused"|"stopped"|"refused"|"failed"|"full"} State */

/** Why there is no recording, or no longer: the state that it leads to, and what is said. */
const TROUBLE = {
  denied: ["refused", "The microphone is not allowed here. Allow it in the browser's settings for this site, or take notes."],
  none: ["refused", "No microphone was found. Rehearse with notes."],
  unsupported: ["refused", "This browser cannot record. Rehearse with notes."],
  busy: ["failed", "The microphone cannot be used now; another app may have it. Try again, or take notes."],
  ended: ["failed", "The microphone was taken away. What was said until then is kept."],
  broken: ["failed", "The recorder broke off. What was said until then is kept."],
  storage: ["failed", "This browser keeps nothing more here, so nothing more is recorded. Take notes."],
  full: ["full", "This device is full. Nothing more is recorded; what was is kept. You can go on without it, or delete old recordings."],
  network: ["failed", "The browser's recognition service cannot be reached. Record instead, or take notes."],
  language: ["failed", "The browser does not recognise this language. Record instead, or take notes."],
  deaf: ["failed", "The browser's recognition gives up at once. Record instead, or take notes."],
};

const REASONS = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "none",
  OverconstrainedError: "none",
  NotReadableError: "busy",
  AbortError: "busy",
  NotSupportedError: "unsupported",
  QuotaExceededError: "full",
};

/** @param {Error} error  the browser's @returns {keyof TROUBLE} */
export const reasonOf = ({ name }, otherwise = "broken") => REASONS[name] ?? otherwise;

/** @param {keyof TROUBLE} reason @returns {State} */
export const stateAfter = (reason) => TROUBLE[reason]?.[0] ?? "stopped";

export const ON_DEVICE = "Stays on this device until you share or delete it.";
export const MAY_LEAVE =
  "Keeps text, no sound. To make the text, your browser may send your voice to a server of its maker.";

const WORDS = {
  recording: {
    off: "Not recording",
    asking: "Asking for the microphone",
    recording: "Recording",
    paused: "Recording paused",
    stopped: "Recorded",
    refused: "No recording",
    failed: "Recording stopped",
    full: "Recording stopped",
  },
  transcript: {
    off: "No transcript",
    asking: "Asking for the microphone",
    recording: "Live transcript",
    paused: "Transcript paused",
    stopped: "Transcript ended",
    refused: "No transcript",
    failed: "Transcript stopped",
    full: "Transcript stopped",
  },
};

/** @param {State} state @param {"recording"|"transcript"} mode */
export const wordOf = (state, mode) => WORDS[mode][state];

/** The sentence under the word: what is wrong, or what to do, or nothing. */
export function noteOf(state, { reason, isTaken }) {
  if (reason in TROUBLE) return TROUBLE[reason][1];
  if (state === "asking") return "Answer the browser's question. Nothing is recorded before you do.";
  return isTaken ? "Something else has the microphone, perhaps a call. It goes on by itself afterwards." : "";
}

/** For a screen reader, once for each change. */
export function announcementOf(state, { mode, seconds, ...trouble }) {
  const length = state === "stopped" ? `, ${spoken(seconds)}` : "";
  return [`${wordOf(state, mode)}${length}.`, noteOf(state, trouble)].filter(Boolean).join(" ");
}

/** 340000 → "340 KB", 1200000 → "1.2 MB". */
export function size(bytes) {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} KB`;
  const [amount, unit] = bytes < 1e9 ? [bytes / 1e6, "MB"] : [bytes / 1e9, "GB"];
  return `${amount < 10 ? amount.toFixed(1) : Math.round(amount)} ${unit}`;
}

const PHASES = new Map([
  ["warmup", "Warm-up"],
  ["pitch.0", "Pitch"],
  ["walkthrough", "Walk-through"],
  ["layers", "Layer"],
  ["defence", "Defence"],
  ["pitch.1", "Pitch again"],
]);

/** "pitch.1" → "Pitch again", as the runner names it; "my-talk" → "My talk". */
export function title({ phase }) {
  const named = PHASES.get(phase) ?? PHASES.get(phase.split(".")[0]);
  const words = named ?? (phase.replaceAll("-", " ").trim() || "recording");
  return words[0].toUpperCase() + words.slice(1);
}

/** When, how large, and whether it broke off; told beside the length. */
export function describe({ started, bytes, isWhole, isLive }) {
  const form = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" };
  const when = new Intl.DateTimeFormat("en-GB", form).format(started);
  const state = isLive ? "recording in another tab" : isWhole ? "" : "broke off, kept until then";
  return [when, size(bytes), state].filter(Boolean).join(" · ");
}

/** @param {{used: number, free: number|null}} space in bytes */
export function spaceWords({ used, free }) {
  const taken = used ? `All recordings here take ${size(used)}.` : "No recording is left here.";
  return free === null ? taken : `${taken} This device has room for about ${size(free)} more.`;
}

export const position = (seconds, total) => `${clock(Math.floor(seconds))} of ${clock(Math.floor(total))}`;
