// Keeps the site on the device. BUILD, in the line above, names what this build consists of: each
// file's address under the site, and the hash of its content.

const HERE = new URL(self.registration.scope);
const MINE = `greenroom ${HERE.pathname} `; // all sites of a host share its caches: touch no other
const KEPT = `${MINE}kept`; // files of builds, each under its address and hash
const VISITED = `${MINE}visited`; // the newest pages that no build keeps
const MOST_VISITED = 60;
const LANES = 3; // fetched at a time: whoever reads a page comes first
const UNREACHABLE = "unreachable.html";

const FILES = new Map(BUILD.files);
const PLACES = new Set(BUILD.places);
const IS_PAGE = /(^|\/)[^./]*$|\.html$/;
const IS_PART = /\.(css|m?js|json|xml|svg|png|jpe?g|gif|webp|avif|ico|woff2?)$/; // sound and the like go past

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(Promise.all([forgetOld(), keepOpenPages(event)])));
self.addEventListener("message", ({ data }) => data === "take over" && self.skipWaiting());
self.addEventListener("fetch", (event) => {
  const path = pathOf(event.request);
  if (path !== null) event.respondWith(answer(event, path));
});

/** All or nothing: with a file missing or another than this build's, the build before stays. */
async function install() {
  const kept = await caches.open(KEPT);
  const rest = [...FILES];
  const lane = async () => {
    for (let next; (next = rest.shift()); ) await keep(kept, ...next);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** What an earlier build, or an earlier try, has kept is not fetched again; nor what the page just had. */
async function keep(kept, path, hash) {
  const key = keyOf(path, hash);
  if (await kept.match(key)) return;
  const found = (await proven(path, hash, "default")) ?? (await proven(path, hash, "reload"));
  if (!found) throw new Error(`${path} is not what this build published`);
  await kept.put(key, found);
}

async function proven(path, hash, cache) {
  const response = await fetch(addressOf(path), { cache, priority: "low" });
  if (!response.ok || response.redirected) return null;
  const body = await response.arrayBuffer();
  if ((await hashOf(body)) !== hash) return null;
  return new Response(body, { headers: { "Content-Type": response.headers.get("Content-Type") ?? "" } });
}

async function hashOf(body) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body)).subarray(0, 16);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function forgetOld() {
  if (self.registration.installing) return; // the next build is filling the same cache
  const kept = await caches.open(KEPT);
  const wanted = new Set([...FILES].map(([path, hash]) => keyOf(path, hash)));
  const old = (await kept.keys()).filter(({ url }) => !wanted.has(url));
  await Promise.all(old.map((request) => kept.delete(request)));
}

/** The page of the first visit was loaded before there was a worker. */
async function keepOpenPages(event) {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const paths = open.map(({ url }) => pathOf(new Request(url))).filter((path) => path !== null && !FILES.has(path));
  await Promise.all(paths.map((path) => visit(event, new Request(addressOf(path)), path).catch(() => {})));
}

/** An address of this site that the worker answers for; null where the browser is left alone. */
function pathOf(request) {
  const { origin, pathname } = new URL(request.url);
  const isAsked = request.method === "GET" && request.cache !== "no-store" && !request.headers.has("range");
  if (!isAsked || origin !== HERE.origin || !pathname.startsWith(HERE.pathname)) return null;
  const path = decoded(pathname.slice(HERE.pathname.length)).replace(/(^|\/)index\.html$/, "$1");
  const isOurs = HERE.pathname !== "/" || PLACES.has(path.split("/")[0]);
  return FILES.has(path) || (isOurs && (IS_PAGE.test(path) || IS_PART.test(path))) ? path : null;
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

async function answer(event, path) {
  const kept = FILES.has(path) && (await caches.match(keyOf(path, FILES.get(path)), { cacheName: KEPT }));
  if (kept) return kept;
  if (FILES.has(`${path}/`)) return Response.redirect(addressOf(`${path}/`));
  return visit(event, event.request, path).catch(() => remembered(path));
}

/** From the network, and remembered for when there is none. Throws without one. */
async function visit(event, request, path) {
  const response = await fetch(request);
  const isWhole = response.ok && response.type === "basic" && !response.redirected;
  if (isWhole) event.waitUntil(remember(path, response.clone()));
  if (response.status === 404 || response.status === 410) event.waitUntil(forget(path));
  return response;
}

async function remember(path, response) {
  const visited = await caches.open(VISITED);
  await visited.delete(addressOf(path));
  await visited.put(addressOf(path), response);
  const oldest = (await visited.keys()).slice(0, -MOST_VISITED);
  await Promise.all(oldest.map((request) => visited.delete(request)));
}

async function forget(path) {
  const visited = await caches.open(VISITED);
  await visited.delete(addressOf(path));
}

async function remembered(path) {
  const found = await caches.match(addressOf(path), { cacheName: VISITED, ignoreVary: true });
  if (found) return found;
  if (!IS_PAGE.test(path)) return Response.error();
  const page = await caches.match(keyOf(UNREACHABLE, FILES.get(UNREACHABLE)), { cacheName: KEPT });
  return page ? new Response(page.body, { status: 503, headers: page.headers }) : Response.error();
}

function addressOf(path) {
  return new URL(path.split("/").map(encodeURIComponent).join("/"), HERE).href;
}

function keyOf(path, hash) {
  return `${addressOf(path)}?${hash}`;
}
