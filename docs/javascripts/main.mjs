// Defines the elements, keeps the site on the device and jumps in the page quick; nothing else lives here.
import { AttemptCompare } from "./elements/attempt-compare.mjs";
import { DaysAgo } from "./elements/days-ago.mjs";
import { DueDate } from "./elements/due-date.mjs";
import { InterviewerDesk } from "./elements/interviewer-desk.mjs";
import { PracticeRun } from "./elements/practice-run.mjs";
import { ListFilter } from "./elements/list-filter.mjs";
import { leaveJumpsToBrowser } from "./elements/jumps.mjs";
import { sharePlaces } from "./elements/share-links.mjs";
import { startOffline } from "./elements/offline-start.mjs";
import { PracticeTimer } from "./elements/practice-timer.mjs";
import { ScoreInbox } from "./elements/score-inbox.mjs";
import { UpdateNotice } from "./elements/update-notice.mjs";

customElements.define("attempt-compare", AttemptCompare);
customElements.define("days-ago", DaysAgo);
customElements.define("due-date", DueDate);
customElements.define("interviewer-desk", InterviewerDesk);
customElements.define("list-filter", ListFilter);
customElements.define("practice-run", PracticeRun);
customElements.define("practice-timer", PracticeTimer);
customElements.define("score-inbox", ScoreInbox);
customElements.define("update-notice", UpdateNotice);

sharePlaces(); // before the jumps: a link that is sent is none
leaveJumpsToBrowser();
startOffline();
