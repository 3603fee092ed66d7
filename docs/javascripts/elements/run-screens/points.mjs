// After an answer, never before: what it should have hit, and the records behind it.
import { act, field, points, ticks, words } from "../run-parts.mjs";
import { plain } from "../run-plain.mjs";

export default function shownPoints(desk) {
  const { n } = desk.screen.step;
  const question = desk.run.packet.questions[n];
  const place = `defence.answers.${n}`;
  const answer = (run) => run.defence.answers[n];
  const named = ticks(
    "Named in the answer",
    [...question.adrs.map((ref, i) => [ref, recordName(desk.run, question, ref, i)]), ...question.lessons.map((code) => [code, code])],
    (run) => [...answer(run).adrs, ...answer(run).lessons],
    (value) => {
      desk.write(`${place}.adrs`, value.filter((one) => question.adrs.includes(one)));
      desk.write(`${place}.lessons`, value.filter((one) => question.lessons.includes(one)));
    },
  );
  const hindsight = field("In hindsight", (run) => answer(run).hindsight, (value) => desk.write(`${place}.hindsight`, value), {
    hint: "I chose X because of Y, but Z might have been better because …",
  });
  const differently = act((run) => (answer(run).hindsight || !hindsight.node.hidden ? "" : "I would say differently today"), () => {
    hindsight.node.hidden = false;
    desk.refresh();
    hindsight.node.lastChild.focus();
  }, "run-link");
  hindsight.node.hidden = !answer(desk.run).hindsight;
  return {
    parts: [
      words(question.asks, "run-quiet"),
      question.points.length ? points(question.points.map(plain)) : words("The packet has no points for this question."),
      ...(question.adrs.length + question.lessons.length ? [named] : []),
      field("Notes", (run) => answer(run).said, (value) => desk.write(`${place}.said`, value), { hint: "What you said, in a few words" }),
      differently,
      hindsight,
    ],
    main: () => ({ label: "Next", does: "next" }),
  };
}

/** "ADR 1: Use epoll", with its status where it no longer holds. */
function recordName(run, question, ref, i) {
  const record = run.packet.records.find((one) => one.path === question.records?.[i]);
  if (!record) return `ADR ${ref}`;
  const status = record.status === "accepted" ? "" : ` (${record.status})`;
  return `${typeof ref === "number" ? `ADR ${ref}: ` : ""}${record.title}${status}`;
}
