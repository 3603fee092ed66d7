// While the site is edited nothing is kept: this removes the worker of an earlier site at this address.

const MINE = `greenroom ${new URL(self.registration.scope).pathname} `;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const mine = (await caches.keys()).filter((name) => name.startsWith(MINE));
  await Promise.all(mine.map((name) => caches.delete(name)));
  await self.registration.unregister();
  const open = await self.clients.matchAll({ type: "window" });
  await Promise.all(open.map((page) => page.navigate(page.url)));
}
