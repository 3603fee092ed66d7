// Defines the site's elements; nothing else lives here.
import { AttemptCompare } from "./elements/attempt-compare.mjs";
import { DaysAgo } from "./elements/days-ago.mjs";
import { DueDate } from "./elements/due-date.mjs";
import { PracticeRun } from "./elements/practice-run.mjs";
import { PracticeTimer } from "./elements/practice-timer.mjs";

customElements.define("attempt-compare", AttemptCompare);
customElements.define("days-ago", DaysAgo);
customElements.define("due-date", DueDate);
customElements.define("practice-run", PracticeRun);
customElements.define("practice-timer", PracticeTimer);
