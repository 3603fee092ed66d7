// The attributes of a recorder, and their properties.
import { canTranscribe } from "../lib/recognition.mjs";
import { canRecord } from "../lib/recording.mjs";

const PROPERTIES = ["runId", "phase", "mode"];

export class RecorderAttributes extends HTMLElement {
  static observedAttributes = ["run-id", "phase", "mode"];

  /** The run whose recordings are listed, and that the next one belongs to; "": all are listed. */
  get runId() {
    return this.getAttribute("run-id") ?? "";
  }

  set runId(value) {
    this.setAttribute("run-id", value ?? "");
  }

  /** What is spoken next; it names the file. */
  get phase() {
    return this.getAttribute("phase") ?? "";
  }

  set phase(value) {
    this.setAttribute("phase", value ?? "");
  }

  /** What to keep: "recording", or "transcript" where the browser can; never both (one microphone). */
  get mode() {
    const { modes } = this;
    const wanted = this.getAttribute("mode");
    return modes.includes(wanted) ? wanted : (modes[0] ?? "recording");
  }

  set mode(value) {
    this.setAttribute("mode", value);
  }

  /** @returns {("recording"|"transcript")[]} what this browser can do */
  get modes() {
    const can = { recording: canRecord(), transcript: canTranscribe() };
    return Object.keys(can).filter((mode) => can[mode]);
  }

  /** Properties that were set before the element was defined hide these: set them again. */
  upgradeProperties() {
    for (const name of PROPERTIES.filter((name) => Object.hasOwn(this, name))) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }
}
