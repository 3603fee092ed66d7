// Sends a page, or one place on it: by the system's share sheet, else as a copy with a word that says so.
// Every link to a place is an ordinary link; one listener serves them all.
import { node } from "./nodes.mjs";
import { copy } from "./run-save-acts.mjs";

/** From now on the links beside the places, and the page's own button, send their address. */
export function sharePlaces() {
  const told = node("div", { class: "gr-sent", role: "status" });
  document.body.append(told);
  const seeTap = (event) => {
    if (told.contains(event.target)) return;
    told.replaceChildren();
    const asked = isPlain(event) && askedFor(event.target);
    if (!asked) return;
    if (asked.isInPlace) {
      event.preventDefault();
      event.stopImmediatePropagation(); // it is no jump, and no new page
    }
    send(asked, told);
  };
  document.addEventListener("click", seeTap, { capture: true });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && told.replaceChildren());
}

const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }) => !(button || ctrlKey || metaKey || shiftKey || altKey);

/**
 * What a tap asks to send, if anything.
 * @param {Element} tapped
 * @returns {{text: string, url?: string, said: string, isInPlace: boolean}|null} `isInPlace` where the tap is to
 *   do nothing else
 */
function askedFor(tapped) {
  const link = tapped.closest("a.gr-link");
  if (link) return { text: link.href, url: link.href, said: "Link copied", isInPlace: true };
  const opened = tapped.closest(".gr-share:not([open]) > summary");
  if (opened) return askedPage(opened.parentElement);
  const feedback = tapped.closest("a.gr-feedback");
  return feedback?.hash === "#feedback" ? askedFeedback(feedback) : null; // the theme makes addresses whole
}

/** The page's address; what the tap opens, the code to scan, comes into view above the word that tells of the copy. */
function askedPage(share) {
  share.addEventListener("toggle", () => share.scrollIntoView({ block: "nearest" }), { once: true });
  return { ...askedFor(share.querySelector("a.gr-link")), isInPlace: false };
}

/** The text for feedback, about the place that the link is in rather than about the page. */
function askedFeedback(link) {
  const text = document.querySelector("#feedback pre").textContent;
  const place = link.closest(".gr-answer")?.querySelector("[id]");
  const about = place ? text.replace("#review", () => `#${place.id}`) : text;
  return { text: about, said: "Copied: fill it in and send it to whoever shared this page", isInPlace: true };
}

async function send({ text, url, said }, told) {
  if (url && (await isShared(url))) return;
  const shown = node("span", {}, text);
  const word = node("strong");
  told.replaceChildren(word, shown); // a second tap may have come while a share sheet was asked for
  word.textContent = (await copy(text, shown)) ? said : "Copy this";
}

/** @returns {Promise<boolean>} also where somebody thought better of it; false where there is no share sheet */
async function isShared(url) {
  if (typeof navigator.share !== "function") return false;
  try {
    await navigator.share({ title: document.title, url });
    return true;
  } catch ({ name }) {
    return name === "AbortError";
  }
}
