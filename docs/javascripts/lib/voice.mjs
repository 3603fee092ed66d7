// The device's own voice asks the questions, for those who wished it.
import { preferences } from "./preferences.mjs";

export const hasVoice = () => "speechSynthesis" in globalThis;

export const hush = () => hasVoice() && speechSynthesis.cancel();

/** Say a text, unless nobody wished it; what was being said stops. */
export function say(text) {
  if (!hasVoice() || !preferences.wants("voice")) return;
  hush();
  const words = new SpeechSynthesisUtterance(text.replace(/[`*_]/g, ""));
  words.lang = document.documentElement.lang || "en";
  speechSynthesis.speak(words);
}
