// Which screens a run shows, in order. No DOM.

export const ROUNDS = ["pitch", "walkthrough", "defence"];

/** Speak first, then look back, then prove it: the lesson's order. */
export function planOf({ rounds, single, asked, open, focus }) {
  const has = (name) => rounds.includes(name);
  const full = rounds.length === ROUNDS.length;
  const each = (list, make) => list.flatMap((_, n) => make(n));
  const question = (screen, phase, n) => ({ screen, phase, round: "defence", n });
  const asking = (n) => [{ ...question("answer", "defence", n), key: `answers.${n}` }, question("points", "defence", n)];
  const improved = ROUNDS.filter(
    (name) => has(name) || (name === "walkthrough" && single.length) || (name === "defence" && asked.length),
  );
  return [
    ...(focus.length ? [{ screen: "focus", phase: "focus" }] : []),
    ...(full ? [{ screen: "warmup", phase: "warmup", key: "warmup" }, { screen: "warmup-notes", phase: "warmup" }] : []),
    ...(has("pitch") ? [{ screen: "pitch", phase: "pitch", round: "pitch", key: "pitch.0", n: 0 }] : []),
    ...(has("walkthrough") ? [{ screen: "walkthrough", phase: "walkthrough", round: "walkthrough", key: "walkthrough" }] : []),
    ...each(single, (n) => [{ screen: "layer", phase: "walkthrough", round: "walkthrough", key: `layers.${n}`, n }]),
    ...each(asked, asking),
    ...(has("pitch") ? [{ screen: "review-pitch", phase: "review", round: "pitch", n: 0 }] : []),
    ...(has("walkthrough") ? [{ screen: "review-walkthrough", phase: "review", round: "walkthrough" }] : []),
    ...each(asked, (n) => [question("review-answer", "review", n)]),
    ...(open.length ? [{ screen: "held", phase: "review" }] : []),
    ...improved.map((round) => ({ screen: "improve", phase: "review", round })),
    ...(has("pitch") ? [{ screen: "prove", phase: "prove", round: "pitch", key: "pitch.1", n: 1 }] : []),
    ...(has("pitch") ? [{ screen: "compare", phase: "prove", round: "pitch" }] : []),
    { screen: "save", phase: "save" },
  ];
}
