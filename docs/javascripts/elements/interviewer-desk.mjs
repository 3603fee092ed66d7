// <interviewer-desk>: hold the interview here. `.run` is the interview that is open (lib/desk.mjs), or null. The
// macro protocol() on the same page tells which plan to suggest.
import { PageElement } from "./page-element.mjs";

export class InterviewerDesk extends PageElement {
  load() {
    return import("./desk-page.mjs").then(({ DeskPage }) => DeskPage);
  }
}
