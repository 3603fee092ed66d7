// One recording in the list: a row that opens to a player, its marks, and what can be done with it.
import { fileName, plainType } from "../lib/recording-format.mjs";
import { describe, title } from "../lib/recording-words.mjs";
import { soundOf } from "../lib/recordings.mjs";
import { clock } from "../lib/time-words.mjs";
import { icon } from "./recording-icon.mjs";
import { mark, node } from "./nodes.mjs";
import { RecordingPlayer } from "./recording-player.mjs";

export class RecordingItem {
  facts;
  #ears;
  #inside = node("div", { class: "recorder-inside" });
  #toggle;
  #opened = null; // what must be let go of on closing: a player, listeners, the sound's address
  node;

  /** @param {{opened: (item) => void, remove: (item) => void}} ears */
  constructor(facts, signal, ears) {
    this.facts = facts;
    this.#ears = ears;
    const seconds = Math.floor(facts.ms / 1000);
    const names = node("span", { class: "recorder-name" }, title(facts), " ", node("small", {}, describe(facts)));
    const length = node("span", { class: "recorder-length" }, clock(seconds));
    this.#toggle = node("button", { type: "button", class: "recorder-row" }, icon("open"), names, " ", length);
    this.#toggle.addEventListener("click", () => (this.#opened ? this.close() : this.#open()), { signal });
    if (facts.isLive) this.#toggle.disabled = true;
    this.node = node("li", {}, this.#toggle, this.#inside);
    this.close();
  }

  focus() {
    this.#toggle.focus();
  }

  close() {
    this.#opened?.player?.close();
    this.#opened?.connection.abort();
    if (this.#opened?.url) URL.revokeObjectURL(this.#opened.url);
    this.#opened = null;
    this.#inside.replaceChildren();
    mark(this.#toggle, "aria-expanded", false);
  }

  async #open() {
    const opened = (this.#opened = { connection: new AbortController() });
    mark(this.#toggle, "aria-expanded", true);
    this.#ears.opened(this);
    const sound = await soundOf(this.facts);
    if (this.#opened !== opened) return; // closed while it was read
    opened.url = URL.createObjectURL(sound);
    opened.player = new RecordingPlayer(this.facts, opened.url, opened.connection.signal);
    this.#inside.append(opened.player.node, ...this.#marks(opened), this.#acts(opened, sound));
  }

  #marks({ player, connection }) {
    if (!this.facts.marks.length) return [];
    const row = ({ at, label }) => {
      const words = [node("span", { class: "recorder-at" }, clock(Math.floor(at))), ` ${label}`];
      return node("li", {}, press(words, () => player.playFrom(at), connection.signal));
    };
    return [node("ol", { class: "recorder-marks", "aria-label": "Marks" }, ...this.facts.marks.map(row))];
  }

  #acts({ url, connection: { signal } }, sound) {
    const name = fileName(this.facts);
    const file = new File([sound], name, { type: plainType(this.facts.type) });
    const link = { class: "recorder-button", href: url, download: name };
    const share = () => navigator.share({ files: [file], title: title(this.facts) }).catch(() => {});
    return node(
      "div",
      { class: "recorder-acts" },
      node("a", link, icon("download"), "Download"),
      ...(navigator.canShare?.({ files: [file] }) ? [press([icon("share"), "Share"], share, signal)] : []),
      press([icon("delete"), "Delete"], () => this.#ears.remove(this), signal),
    );
  }
}

function press(words, act, signal) {
  const button = node("button", { type: "button" }, ...words);
  button.addEventListener("click", act, { signal });
  return button;
}
