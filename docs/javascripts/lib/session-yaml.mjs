// A run's record becomes the session file that `python -m macros check` accepts. No DOM.
import { lines, roundSeconds } from "./run.mjs";
import { isAnothers } from "./save-targets.mjs";
import { heldIn, improvementsOf } from "./session-yaml-improvements.mjs";
import { isKnownRecord, knownLessons } from "./session-yaml-references.mjs";
import { asIs, comment, isBlank, isEmpty, oneLine, readable, yamlLines } from "./yaml-text.mjs";

const MODELINE = "# yaml-language-server: $schema=../docs/schema/session.json";
const LONGEST = 4 * 60 * 60; // seconds; more is a clock that was forgotten, and no time at all

/**
 * @typedef {object} About  what the run itself does not know
 * @property {object|null} [packet]  /data/packet.json; without it, what the run was asked
 * @property {object|null} [sessions]  /data/sessions.json; without it, the improvements that the run knows
 * @property {string[]} [taken]  ids under which other runs were saved that are not published yet
 *
 * @typedef {object} SessionFile
 * @property {string} id
 * @property {string} path  in the repository
 * @property {string} text  YAML
 * @property {object} session  the same as values, keys as in the file
 */

/**
 * Only what was done is in it. Prose ends with one line end, a line end is \n, half of a surrogate
 * pair is U+FFFD, an improvement is one line; else every text is what was typed. What the packet no
 * longer knows becomes a free question, a sentence below what was said, or a comment on top: nothing
 * is lost, and nothing needs an edit.
 * @param {import("./run-record.mjs").Run} run
 * @param {About} about
 * @returns {SessionFile}
 */
export function sessionFile(run, { packet, sessions, taken = [] } = {}) {
  const facts = packet ?? run.packet;
  const published = sessions?.sessions ?? null;
  const { kind } = run;
  const date = run.started.slice(0, 10);
  const id = freeId(run, `${date}-${kind}`, [...(published ?? []).map((one) => one.id), ...taken], published);
  const improvements = improvementsOf(run, published);
  const round2 = walkthroughOf(run, facts.layers);
  const held = heldIn(run, published, { date, id });
  const session = {
    date: asIs(date),
    kind,
    with: kind === "solo" ? "" : oneLine(run.with),
    warmup: delivery(run.warmup),
    pitch: { attempts: attempts(run, improvements.pitch), improvements: improvements.pitch },
    walkthrough: { ...round2.round, improvements: improvements.walkthrough },
    defence: {
      seconds: seconds(roundSeconds(run, "defence")),
      answers: answers(run.defence.answers, facts),
      improvements: improvements.defence,
    },
    fixed: held.fixed,
  };
  const homeless = [...round2.homeless, ...held.homeless].flatMap(comment);
  return { id, path: `sessions/${id}.yml`, text: [MODELINE, ...homeless, ...yamlLines(session), ""].join("\n"), session };
}

/** As it was saved before, unless another rehearsal was published so; else the first of x, x-2, x-3 … that nobody has. */
function freeId(run, wanted, taken, published) {
  const before = run.saved?.session ?? "";
  const isLost = published?.some((one) => one.id === before && isAnothers(run, one));
  if (isLost) return firstFree(wanted, taken);
  if (before === wanted || /^-\d+$/.test(before.slice(wanted.length)) && before.startsWith(wanted)) return before;
  return firstFree(wanted, taken);
}

function firstFree(wanted, taken) {
  let name = wanted;
  for (let n = 2; taken.includes(name); n += 1) name = `${wanted}-${n}`;
  return name;
}

// --- rounds ---

function attempts({ pitch }, improvements) {
  const done = pitch.attempts
    .map((one) => ({ ...delivery(one), review: review(one.review) }))
    .filter((one) => !isEmpty(one));
  // what to do better came of an attempt, even where nothing of it was kept; the format wants one
  return done.length || !improvements.length ? done : [asIs("{}")];
}

function walkthroughOf(run, layers) {
  const visits = new Map();
  const homeless = [];
  for (const one of [...run.walkthrough.layers, ...run.layers]) {
    const visit = { layer: one.layer, seconds: seconds(one.seconds), said: prose(one.said), covered: one.covered };
    const { layer, ...done } = visit;
    if (isEmpty(done)) continue;
    if (layers.some(({ id }) => id === layer)) visits.set(layer, merged(visits.get(layer), visit));
    else homeless.push(`Layer ${layer}, ${visit.seconds ?? "?"} s, is no longer in the packet.\n${visit.said}`);
  }
  const [first] = visits.values();
  const whole = prose(run.walkthrough.said);
  if (whole && first) first.said = paragraphs(first.said, "The whole walk-through:", whole);
  else if (whole) homeless.push(`Round 2:\n${whole}`);
  const round = { seconds: seconds(run.walkthrough.seconds), layers: [...visits.values()], review: review(run.walkthrough.review) };
  return { round, homeless };
}

/** A layer stands once, also where it was drilled after the round. */
function merged(before, visit) {
  if (!before) return visit;
  const covered = [...new Set([...before.covered, ...visit.covered])];
  return { ...before, seconds: before.seconds ?? visit.seconds, said: paragraphs(before.said, visit.said), covered };
}

function answers(given, facts) {
  const asked = new Set();
  const lessons = knownLessons(facts);
  return given.map((one) => {
    const [adrs, otherRecords] = parted(one.adrs, (reference) => isKnownRecord(reference, facts.decisions ?? facts.records));
    const [known, otherLessons] = parted(one.lessons, (code) => lessons.has(code));
    const strangers = [...otherRecords.map(recordName), ...otherLessons].map(oneLine).filter(Boolean);
    const said = paragraphs(prose(one.said), strangers.length ? `Also named: ${strangers.join(", ")}.` : "");
    const done = {
      seconds: seconds(one.seconds), said, adrs, lessons: known, review: review(one.review),
      recall: one.recall, hindsight: prose(one.hindsight), help: one.help || null,
    };
    const isFree = one.question === null && !isBlank(one.asks);
    return isEmpty(done) && !isFree ? {} : { ...named(one, facts.questions, asked), ...done };
  }).filter((one) => !isEmpty(one));
}

/** A question of the packet by its id, once; any other, and the same again, by its words. */
function named({ question, asks }, questions, asked) {
  const isNew = !asked.has(question) && questions.some(({ id }) => id === question);
  asked.add(question);
  return isNew ? { question } : { asks: isBlank(asks) ? question ?? "A question" : readable(asks).trim() };
}

// --- values ---

const recordName = (reference) => (typeof reference === "number" ? `ADR-${reference}` : reference);

const parted = (list, test) => [list.filter(test), list.filter((one) => !test(one))].map((part) => [...new Set(part)]);

const seconds = (n) => (n >= 1 && n <= LONGEST ? Math.floor(n) : null);

const prose = (text) => (isBlank(text) ? "" : readable(text).replace(/\s+$/, ""));

const paragraphs = (...parts) => parts.filter(Boolean).join("\n\n");

const entries = (text) => lines(readable(text)).filter((line) => !isBlank(line));

const review = ({ answered, concrete }) => ({ answered, concrete });

const delivery = ({ seconds: spoken, said = "", hesitated, forgot, unnecessary }) => ({
  seconds: seconds(spoken),
  said: prose(said),
  hesitated: entries(hesitated),
  forgot: entries(forgot),
  unnecessary: entries(unnecessary),
});
