// The frame around a run's screens: where you are, the screen, and the bar for the thumb.
import { mark, node, write } from "./nodes.mjs";
import { button } from "./run-parts.mjs";

const WIDTH = 1000;

export class RunFrame {
  #where = node("p", { class: "run-where" });
  #bar = node("progress", { class: "run-progress", max: WIDTH, "aria-label": "Progress of the run" });
  #title = node("h1", { class: "run-title", tabindex: "-1" });
  #body = node("div", { class: "run-body" });
  #small = node("div", { class: "run-small" });
  #live = node("p", { class: "gr-hidden", role: "status" });
  #trouble = node("p", { class: "run-trouble" });
  #main;
  #root;

  /** Where a `<voice-recorder>` lives: it outlives the screens. */
  recorder = node("div", { class: "run-recorder" });

  /** @param {HTMLElement} host @param {{main: () => void, back: () => void, leave: () => void}} does */
  constructor(host, does) {
    this.#main = button("", does.main, "run-main");
    const back = button("Back", does.back, "run-back");
    const leave = button("Leave", does.leave, "run-leave");
    const top = node("div", { class: "run-top" }, this.#where, leave, this.#bar);
    const bottom = node("div", { class: "run-bottom" }, back, this.#main);
    const screen = node("div", { class: "run-screen" }, this.#trouble, this.#title, this.#body, this.#small, this.recorder);
    this.#root = node("div", { class: "run-frame" }, top, screen, bottom, this.#live);
    for (const type of ["click", "focusin", "focusout"]) this.#root.addEventListener(type, keepFromTheme); // goes with the frame
    host.replaceChildren(this.#root);
  }

  /** Another screen: `show` fills it, then `settle`. */
  enter(screen, { parts, small = [] }) {
    write(this.#title, screen.title);
    this.#title.classList.toggle("run-title--small", hasOne(parts, "run-ask"));
    this.#body.classList.toggle("run-body--clock", hasOne(parts, "run-face"));
    mark(this.#bar, "value", Math.round((screen.part / screen.parts) * WIDTH));
    this.#body.replaceChildren(...parts.map((part) => part.node));
    this.#small.replaceChildren(...small.map((part) => part.node));
  }

  /** Where a screen is read from. Asking for the focus lays the page out, so it comes after all that is written. */
  settle() {
    this.focus();
    this.#root.parentElement.scrollTop = 0; // its host, of which there may be another by now
  }

  focus() {
    this.#title.focus({ preventScroll: true });
  }

  /** @param {{where: string, main: {label: string, does: string}, trouble: string}} told */
  show({ where, main, trouble }) {
    write(this.#where, where);
    write(this.#main, main.label);
    mark(this.#main, "data-does", main.does);
    mark(this.#main, "data-quiet", main.quiet === true);
    write(this.#trouble, trouble);
    this.#trouble.hidden = !trouble;
  }

  press() {
    this.#main.click();
  }

  announce(text) {
    write(this.#live, text);
  }
}

const hasOne = (parts, style) => parts.some((part) => part.node.classList.contains(style));

/** The theme looks for a link in every tap, and for what has the focus: up to 20 ms of a tap on a slow phone. */
function keepFromTheme(event) {
  if (event.type !== "click" || !event.target.closest("a")) event.stopPropagation();
}
