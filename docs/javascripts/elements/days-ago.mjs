// "since 1 Nov 2026" becomes "since 1 Nov 2026, 21 days ago".
import { agoWords } from "../lib/days.mjs";
import { RelativeDay } from "./relative-day.mjs";

export class DaysAgo extends RelativeDay {
  words(days) {
    return agoWords(days);
  }
}
