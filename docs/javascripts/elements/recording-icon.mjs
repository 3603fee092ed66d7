// The recorder's own line icons: each state has its shape, not its colour alone.
import { iconsOf } from "./icon.mjs";

const SHAPES = {
  microphone: "M12 3.5a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0v-5a3 3 0 0 0-3-3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3.5",
  asking: "M9 9a3 3 0 1 1 4.3 2.7c-.9.5-1.3 1.2-1.3 2.3M12 17.3v.2",
  recording: "M12 6.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z",
  paused: "M8.5 5v14M15.5 5v14",
  stopped: "M5 12.5l4.5 4.5L19 7.5",
  trouble: "M12 3.5 22 20.5H2zM12 10v5M12 17.6v.2",
  stop: "M6.5 6.5h11v11h-11z",
  play: "M8 4.5v15l11.5-7.5z",
  open: "M6 9.5l6 6 6-6",
  download: "M12 3.5v11M7.5 10.5l4.5 4.5 4.5-4.5M4.5 20h15",
  share: "M12 15V3.5M8 7l4-4 4 4M6.5 11h-2v9.5h15V11h-2",
  delete: "M4.5 6.5h15M9.5 6.5V4h5v2.5M6.5 6.5l1 14h9l1-14M10.5 10.5v6M13.5 10.5v6",
};

export const { icon, showIcon } = iconsOf(SHAPES);
