// The site on the device: when its service worker is registered, and when a newer build waits. No DOM.

const BETWEEN_LOOKS = 60 * 60 * 1000; // an installed site may stay open for days

/**
 * Register the worker, unless the device saves data and was never asked to keep the site.
 * @param {Navigator} navigator @param {string} worker the script's address; its folder is the scope
 * @param {{isInstalled: boolean}} wish
 * @returns {Promise<ServiceWorkerRegistration|null>} null where there is none, for whatever reason
 */
export async function register(navigator, worker, { isInstalled }) {
  try {
    const container = navigator.serviceWorker;
    const isSparing = navigator.connection?.saveData === true && !isInstalled;
    if (isSparing && !(await container.getRegistration(worker))) return null;
    return (await container.register(worker, { updateViaCache: "none" })) ?? null;
  } catch {
    return null; // no service workers here, or none allowed: the site works online
  }
}

/**
 * Tell of each worker that waits beside an older one, now and later.
 * @param {ServiceWorkerRegistration} registration @param {(worker: ServiceWorker) => void} tell
 */
export function followBuilds(registration, tell) {
  const follow = (worker) => {
    const look = () => worker.state === "installed" && registration.active && tell(worker);
    worker.addEventListener("statechange", look);
    look();
  };
  if (registration.waiting) follow(registration.waiting);
  if (registration.installing) follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
}

/**
 * A function that looks for a newer build, but not twice within the hour.
 * @param {ServiceWorkerRegistration} registration
 */
export function lookout(registration, now = Date.now) {
  let last = now();
  return () => {
    if (now() - last < BETWEEN_LOOKS) return;
    last = now();
    registration.update().catch(() => {}); // no network: another time
  };
}
