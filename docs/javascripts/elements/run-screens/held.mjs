// Earlier improvements: did each hold this time, or is it written again?
import { choice, words } from "../run-parts.mjs";

export default function held(desk) {
  const one = ({ id, text }) =>
    choice(text, [["held", "It held"], ["again", "Again"]], (run) => run.held[id], (value) => desk.write(`held.${id}`, value));
  return {
    parts: [words("What you did not get to, leave as it is.", "run-quiet"), ...desk.run.packet.improvements.filter(({ from }) => from !== "mentor").map(one)],
    main: () => ({ label: "Next", does: "next" }),
  };
}
