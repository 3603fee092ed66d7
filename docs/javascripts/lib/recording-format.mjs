// In which format a voice is recorded, and what its file is called. No DOM.
import { startedAt } from "./run-clock.mjs";

const TYPES = ["audio/webm;codecs=opus", "audio/webm", "audio/mp4", "audio/ogg;codecs=opus"];
const ENDINGS = { "audio/mp4": "m4a", "audio/ogg": "ogg", "audio/webm": "webm" };

/**
 * The first type that this browser records; Safari's own is MP4, whatever else it claims to know.
 * @returns {string|undefined} nothing: the browser chooses by itself
 */
export function wantedType() {
  const isSafari = navigator.vendor.startsWith("Apple");
  const types = isSafari ? ["audio/mp4", ...TYPES] : TYPES;
  return types.find((type) => MediaRecorder.isTypeSupported(type));
}

/** "audio/webm;codecs=opus" → "audio/webm": what a share sheet takes. */
export const plainType = (type) => type.split(";")[0].trim();

/** @param {import("./recordings.mjs").Facts} facts */
export function fileName({ run, phase, type, started }) {
  const day = startedAt(new Date(started)).slice(0, 16).replace(":", "");
  const words = [run || `recording-${day}`, phase].filter(Boolean).join("-");
  const name = words.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return `${name || "recording"}.${ENDINGS[plainType(type)] ?? "audio"}`;
}
