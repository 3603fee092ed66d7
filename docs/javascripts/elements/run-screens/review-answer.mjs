// Review of one answer: the checks, and how well it was remembered.
import { checks, inTime } from "../run-checks.mjs";
import { figures } from "../run-figures.mjs";
import { choice, field, telling, ticks, words } from "../run-parts.mjs";

const RECALL = [["again", "Again"], ["hard", "Hard"], ["good", "Good"], ["easy", "Easy"]];

export default function reviewAnswer(desk) {
  const { n } = desk.screen.step;
  const place = `defence.answers.${n}`;
  const answer = (run) => run.defence.answers[n];
  const [from, limit] = desk.run.packet.limits.answer;
  return {
    parts: [
      words(answer(desk.run).asks, "run-ask run-ask--small"),
      telling((run) => inTime(answer(run).seconds, limit, from), "run-result"),
      ...checks(desk, `${place}.review`, (run) => answer(run).review),
      choice("How well did you remember it?", RECALL, (run) => answer(run).recall, (value) => desk.write(`${place}.recall`, value)),
      field("Notes", (run) => answer(run).said, (value) => desk.write(`${place}.said`, value)),
      figures(answer),
      ticks("For a mentor", [[true, "Please look here"]], (run) => (answer(run).help ? [true] : []), (value) => desk.write(`${place}.help`, value.includes(true))),
    ],
    main: () => ({ label: "Next", does: "next" }),
  };
}
