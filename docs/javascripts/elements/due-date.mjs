// "due 24 Nov 2026" becomes "due 24 Nov 2026, in 5 days", or "today", or "overdue by 3 days".
import { dueWords } from "../lib/days.mjs";
import { RelativeDay } from "./relative-day.mjs";

export class DueDate extends RelativeDay {
  words(days) {
    return dueWords(days);
  }
}
