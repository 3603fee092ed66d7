// Defines the site's elements, and keeps the site on the device; nothing else lives here.
import { AttemptCompare } from "./elements/attempt-compare.mjs";
import { DaysAgo } from "./elements/days-ago.mjs";
import { DueDate } from "./elements/due-date.mjs";
import { PracticeRun } from "./elements/practice-run.mjs";
import { startOffline } from "./elements/offline-start.mjs";
import { PracticeTimer } from "./elements/practice-timer.mjs";
import { UpdateNotice } from "./elements/update-notice.mjs";

customElements.define("attempt-compare", AttemptCompare);
customElements.define("days-ago", DaysAgo);
customElements.define("due-date", DueDate);
customElements.define("practice-run", PracticeRun);
customElements.define("practice-timer", PracticeTimer);
customElements.define("update-notice", UpdateNotice);

startOffline();
