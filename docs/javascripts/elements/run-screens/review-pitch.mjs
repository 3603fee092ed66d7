// Review of round 1: the checks, what stuck, and the text to hold it against.
import { node } from "../nodes.mjs";
import { field, folded, telling } from "../run-parts.mjs";
import { figures } from "../run-figures.mjs";
import { plain } from "../run-plain.mjs";
import { checks, inTime } from "../run-checks.mjs";
import { deliveryFields } from "../run-delivery.mjs";

export default function reviewPitch(desk) {
  const read = (run) => run.pitch.attempts[0];
  const { pitch, limits } = desk.run.packet;
  const text = pitch.split(/\n\s*\n/).map((one) => node("p", {}, plain(one)));
  return {
    parts: [
      telling((run) => inTime(read(run).seconds, limits.pitch), "run-result"),
      ...checks(desk, "pitch.attempts.0.review", (run) => read(run).review),
      field("What you said", (run) => read(run).said, (value) => desk.write("pitch.attempts.0.said", value)),
      figures(read),
      ...deliveryFields(desk, "pitch.attempts.0", read),
      ...(pitch ? [folded("The text in the packet", ...text)] : []),
    ],
    main: () => ({ label: "Next", does: "next" }),
  };
}
