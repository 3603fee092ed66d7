// The end of an interview: what is on the sheet, and how it reaches the candidate.
import { missing } from "../lib/run.mjs";
import { roundName } from "../lib/run-screen.mjs";
import { sheetFrom } from "../lib/desk.mjs";
import { LONGEST_LINK, fileOf, linkOf } from "../lib/score-link.mjs";
import { node, write } from "./nodes.mjs";
import { Download, canShare, copy, share } from "./run-save-acts.mjs";
import { button, points, telling, words } from "./run-parts.mjs";
import { sheetWords } from "./score-words.mjs";

const SAID = { copied: "Copied. Paste it to the candidate.", shared: "Handed over.", downloaded: "Downloaded. Send the file to the candidate." };
const BY_HAND = "The browser did not allow copying. The link is selected: copy it by hand.";

export function sheetScreen(desk) {
  const sheet = sheetFrom(desk.run);
  const open = missing(desk.run).map(roundName).join("; ");
  const handing = handOver(sheet, (how) => desk.act("saved", { how, session: sheet.id }));
  return {
    parts: [
      ...(open ? [words(`One improvement is missing for ${open}. Go back to write it, or hand over the sheet as it is.`, "run-lead")] : []),
      { node: handing.node },
      points(sheetWords(sheet, desk.run.packet.questions, desk.run.packet.layers), "run-summary"),
      telling((run) => (run.saved ? "This sheet was handed over before. Doing it again changes nothing." : ""), "run-quiet"),
    ],
    main: () => ({ label: "Close", does: "leave" }),
    exit: handing.exit,
  };
}

/** @param {(how: string) => void} handed */
function handOver(sheet, handed) {
  const download = new Download();
  const said = node("p", { class: "run-quiet", role: "status" });
  const shown = node("p", { class: "desk-link", tabindex: "0", role: "group", "aria-label": "Link to the sheet" });
  const length = node("p", { class: "run-quiet" });
  const ways = node("div", { class: "gr-actions" });
  const done = (how, isDone, otherwise) => {
    write(said, isDone ? SAID[how] : otherwise);
    if (isDone) handed(how);
  };
  const file = fileOf(sheet);
  const byFile = [
    button("Download the file", () => done("downloaded", (download.give(file), true))),
    ...(canShare() ? [button("Share the file", async () => done("shared", await share(file), "Not shared."))] : []),
  ];
  const byLink = (link) => [
    ...(canShare() ? [button("Share the link", async () => done("shared", await shareLink(link), "Not shared."), "desk-first")] : []),
    button("Copy the link", async () => done("copied", await copy(link, shown), BY_HAND), canShare() ? "" : "desk-first"),
  ];
  const show = (link) => {
    const fits = link !== null && link.length <= LONGEST_LINK;
    ways.replaceChildren(...(fits ? byLink(link) : []), ...byFile);
    shown.hidden = !fits;
    write(shown, fits ? link : "");
    write(length, lengthWords(link, fits));
  };
  linkOf(sheet).then(show, () => show(null));
  const lead = node("p", {}, "It opens on the candidate’s practice page. Nothing is sent to any server: the sheet is in the link itself.");
  return { node: node("div", { class: "desk-hand" }, lead, ways, said, shown, length), exit: () => download.release() };
}

function lengthWords(link, fits) {
  if (link === null) return "This browser cannot make the link. The file holds the same.";
  const size = `${link.length.toLocaleString("en")} characters`;
  return fits ? `The link has ${size}; chat apps carry ${LONGEST_LINK.toLocaleString("en")}.` : `As a link the sheet would have ${size}, which chat apps may cut. The file holds the same.`;
}

async function shareLink(url) {
  try {
    await navigator.share({ title: "Score sheet", url });
    return true;
  } catch {
    return false;
  }
}
