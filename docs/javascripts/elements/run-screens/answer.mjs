// Round 3: one question, and probes for those who ask for them.
import { roundSeconds } from "../../lib/run.mjs";
import { clock } from "../../lib/time-words.mjs";
import { hush, say } from "../../lib/voice.mjs";
import { act, telling, words } from "../run-parts.mjs";
import { speaking } from "../run-speaking.mjs";

export default function answer(desk) {
  const { n } = desk.screen.step;
  const { asks, probes } = desk.run.packet.questions[n];
  const shown = (run) => run.defence.answers[n].probes;
  const soFar = (run) => {
    const seconds = roundSeconds(run, "defence");
    return seconds === null ? "" : `${clock(seconds)} of ${clock(run.packet.limits.defence)} used so far`;
  };
  const probe = () => {
    desk.act("probe");
    say(probes[shown(desk.run) - 1]);
  };
  const screen = speaking(desk, [words(asks, "run-ask"), telling((run) => probes[shown(run) - 1] ?? "", "run-probe")], [telling(soFar, "run-quiet")]);
  const isOpen = (run) => run.clocks[desk.screen.step.key].activity !== "finished" && shown(run) < probes.length;
  const small = [...screen.small, act((run) => (isOpen(run) ? "Probe me" : ""), probe)];
  return { ...screen, small, enter: () => say(asks), exit: hush };
}
