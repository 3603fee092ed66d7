// What a session leaves in the running notes: a piece of Markdown for each round. No DOM.
import { oneLine } from "./yaml-text.mjs";

const HEADINGS = { pitch: "## Round 1", walkthrough: "## Round 2", defence: "## Round 3" };

/**
 * Ready to paste below each `## Round n`: a heading with the id, what was noted, what to do better.
 * What was typed shows as typed: it can open no tag, link, list of attributes or heading.
 * @param {import("./session-yaml.mjs").SessionFile} file
 * @param {{layers: object[], questions: object[]}} packet
 * @returns {{pitch: string, walkthrough: string, defence: string}} "" where nothing is to be noted
 */
export function notesOf({ id, session }, packet) {
  const { pitch, walkthrough, defence } = session;
  const head = (spoken) => [`### ${id}`, spoken, session.with && `with ${plain(session.with)}`].filter(Boolean).join(", ");
  return {
    pitch: piece(head, pitch.attempts.map((one) => one.seconds), pitch.attempts.map(delivery), pitch),
    walkthrough: piece(head, [walkthrough.seconds], [layers(walkthrough.layers, packet)], walkthrough),
    defence: piece(head, [defence.seconds], defence.answers.map((one) => answer(one, packet)), defence),
  };
}

/** The pieces in one text, each below its round's heading. */
export const notesFile = (notes) =>
  Object.entries(HEADINGS).filter(([round]) => notes[round]).map(([round, heading]) => `${heading}\n\n${notes[round]}`).join("\n");

function piece(head, times, texts, { improvements }) {
  const spoken = times.filter(Boolean).map((time) => `${time} s`).join(" and then ");
  const wishes = improvements.map(({ text }) => `Improvement: ${plain(text)}`);
  const parts = [...texts.filter(Boolean), ...wishes];
  return spoken || parts.length ? `${[head(spoken), ...parts].join("\n\n")}\n` : "";
}

/** Each text begins with a word of ours, so that none is a list, a heading or another improvement. */
function delivery({ hesitated = [], forgot = [], unnecessary = [] }, n) {
  const all = [["Hesitated", hesitated], ["Forgot", forgot], ["Not necessary", unnecessary]].filter(([, list]) => list.length);
  const said = all.map(([word, list]) => `${word}: ${list.map(plain).join("; ")}.`).join(" ");
  return said && `${n ? "Again" : "First"}. ${said}`;
}

function layers(visits, packet) {
  const name = (visit) => packet.layers.find(({ id }) => id === visit.layer)?.name ?? visit.layer;
  const list = visits.map((visit) => `${plain(name(visit))}${visit.seconds ? ` ${visit.seconds} s` : ""}`);
  return list.length ? `Layers: ${list.join(", ")}.` : "";
}

function answer({ question, asks, seconds, recall, hindsight }, packet) {
  const words = asks ?? packet.questions.find(({ id }) => id === question)?.asks ?? question;
  const facts = [seconds && `${seconds} s`, recall && `recall ${recall}`].filter(Boolean).join(", ");
  return `Asked: ${plain(words)}${facts && ` (${facts})`}${hindsight ? ` In hindsight: ${plain(hindsight)}` : ""}`;
}

/** One line that Markdown shows as it is, but for emphasis and code. */
const plain = (text) =>
  oneLine(text).replace(/[<{]|&(?=#?\w+;)/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[[\]\\]/g, "\\$&");
