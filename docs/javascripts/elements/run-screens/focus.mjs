// Before the run: what it is meant to do better.
import { points, words } from "../run-parts.mjs";

export default function focus({ run }) {
  const texts = run.packet.improvements.filter((one) => run.packet.focus.includes(one.id)).map((one) => one.text);
  return {
    parts: [points(texts, "run-focus"), words("You wrote this down last time. Keep it in mind; you are asked about it at the end.")],
    main: () => ({ label: "Ready", does: "next" }),
  };
}
