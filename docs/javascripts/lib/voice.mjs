// The device's own voice asks the questions, for those who wished it.
import { preferences } from "./preferences.mjs";

const LATE = 1000; // milliseconds

export const hasVoice = () => "speechSynthesis" in globalThis;

/** Whether the device has a voice to speak with; some browsers list theirs a moment late. */
export async function findsVoice() {
  const some = () => speechSynthesis.getVoices().length > 0;
  if (some()) return true;
  await new Promise((done) => {
    speechSynthesis.addEventListener("voiceschanged", done, { once: true });
    setTimeout(done, LATE);
  });
  return some();
}

export const hush = () => hasVoice() && speechSynthesis.cancel();

/** Say a text, unless nobody wished it; what was being said stops. */
export function say(text) {
  if (!hasVoice() || !preferences.wants("voice")) return;
  hush();
  const words = new SpeechSynthesisUtterance(text.replace(/[`*_]/g, ""));
  words.lang = document.documentElement.lang || "en";
  speechSynthesis.speak(words);
}
