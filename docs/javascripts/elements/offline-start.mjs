// Where the page meets its service worker: after all else, and only where the build left a manifest.
import { followBuilds, lookout, register } from "../lib/offline.mjs";

/** Keep the site on the device, once the page is there and the browser has nothing better to do. */
export function startOffline() {
  dropSchemeColours();
  const manifest = document.querySelector("link[rel=manifest]");
  if (!manifest) return;
  const worker = new URL("sw.js", manifest.href).href;
  const idle = window.requestIdleCallback ?? setTimeout;
  const start = () => idle(() => keep(worker));
  if (document.readyState === "complete") start();
  else addEventListener("load", start, { once: true });
}

async function keep(worker) {
  const isInstalled = matchMedia("(display-mode: standalone)").matches;
  const registration = await register(navigator, worker, { isInstalled });
  if (!registration) return;
  followBuilds(registration, showNotice);
  const look = lookout(registration);
  document.addEventListener("visibilitychange", () => document.hidden || look());
}

function showNotice(worker) {
  const notice = document.querySelector("update-notice") ?? document.createElement("update-notice");
  notice.worker = worker;
  if (!notice.isConnected) document.body.append(notice);
}

/** The theme has written the colour of the scheme that was chosen by now; the first one found counts. */
function dropSchemeColours() {
  for (const meta of document.querySelectorAll("meta[name=theme-color][media]")) meta.remove();
}
