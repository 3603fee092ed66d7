// <practice-run>: rehearse here. `.run` is the run that is open (lib/run-record.mjs), or null.
import { PageElement } from "./page-element.mjs";

export class PracticeRun extends PageElement {
  load() {
    return import("./run-page.mjs").then(({ RunPage }) => RunPage);
  }
}
