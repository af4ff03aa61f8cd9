// Shows what is pushed, and keeps tickets that were opened, and doors, for when there is no network.
/** @typedef {{ until: number, files: string[] }} Kept */

const TICKETS = "fq-tickets";
/** The entry of the cache that says until when each page is kept. */
const INDEX = "/sw.js?kept";
/** What is kept is found, whatever its answer says that it depends on. */
const AS_IT_IS = { ignoreVary: true };
const ID = "[0-9a-f-]{36}";
const PAGE = new RegExp(`^/((en|de|fr|ar)/tickets/${ID}|console/events/${ID}/checkin)$`);
/** Where one reader of this device goes, or the next one comes. */
const HANDED_ON = /^\/((en|de|fr|ar)\/(signout|signin\/verify|account\/delete)|console\/signout)$/;
const LANGUAGE = /^\/(en|de|fr|ar)(?=\/)/;
const PARTS = new Set(["image", "script", "style"]);
const worker = /** @type {any} */ (self);
worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) =>
  event.waitUntil(inTurn(tidy).then(() => worker.clients.claim())),
);

/** @returns {Promise<Record<string, Kept>>} */
async function index() {
  const found = await (await caches.open(TICKETS)).match(INDEX);
  return found ? found.json() : {};
}

/** @param {Record<string, Kept>} kept */
const write = async (kept) => (await caches.open(TICKETS)).put(INDEX, new Response(JSON.stringify(kept)));

/** Forgets what is over, and what nothing that is kept needs. */
async function tidy() {
  const kept = await index();
  for (const [page, { until }] of Object.entries(kept)) {
    if (until <= Date.now()) {
      delete kept[page];
    }
  }
  const needed = new Set(Object.entries(kept).flatMap(([page, { files }]) => [page, ...files]));
  const cache = await caches.open(TICKETS);
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!needed.has(pathname + search) && pathname + search !== INDEX) {
      await cache.delete(request);
    }
  }
  await write(kept);
}

/** One after another: what is read and written again must not be written by somebody else meanwhile. */
let turn = Promise.resolve();
/** @param {() => Promise<void>} work */
const inTurn = (work) => (turn = turn.then(work).catch(() => {}));

/** Keeps a page with what it is made of. @param {string} page @param {Kept} ticket */
async function keep(page, ticket) {
  const cache = await caches.open(TICKETS);
  for (const file of [page, ...ticket.files]) {
    const answer = await fetch(file, { redirect: "error" });
    if (!answer.ok) {
      return;
    }
    await cache.put(file, answer);
  }
  await write({ ...(await index()), [page]: ticket });
  await tidy();
}

/** @param {string} page */
async function forget(page) {
  const kept = await index();
  delete kept[page];
  await write(kept);
  await tidy();
}

worker.addEventListener("message", (/** @type {any} */ event) => {
  const { keep: page, until, files } = event.data ?? {};
  if (PAGE.test(page) && until > Date.now() && Array.isArray(files)) {
    event.waitUntil(inTurn(() => keep(page, { until, files })));
  }
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) {
    return;
  }
  if (request.method === "POST" && HANDED_ON.test(pathname)) {
    event.waitUntil(inTurn(async () => void (await caches.delete(TICKETS))));
    forgetLists();
  } else if (request.method === "GET" && request.mode === "navigate" && PAGE.test(pathname)) {
    event.respondWith(shown(event));
  } else if (request.method === "GET" && PARTS.has(request.destination)) {
    event.respondWith(part(request));
  }
});

/** A page that is kept: from the server, else as it was. @param {any} event */
async function shown(event) {
  const { pathname } = new URL(event.request.url);
  try {
    const answer = await fetch(event.request);
    if (answer.status === 403 || answer.status === 404) {
      // It is not this reader's, or not any more. Who only has to sign in again keeps it.
      event.waitUntil(inTurn(() => forget(pathname)));
    }
    return answer;
  } catch (offline) {
    const kept = (await index())[pathname];
    const page = await (await caches.open(TICKETS)).match(pathname, AS_IT_IS);
    if (kept && page && kept.until > Date.now()) {
      return page;
    }
    throw offline;
  }
}

/** What doors took along; whom they let in is kept until the server was told. */
function forgetLists() {
  const request = indexedDB.open("fairqueue-door");
  request.onupgradeneeded = () => request.transaction?.abort();
  request.onsuccess = () => request.result.transaction("lists", "readwrite").objectStore("lists").clear();
}

/** What pages are made of. @param {Request} request */
const part = (request) =>
  fetch(request).catch(async (offline) => {
    const kept = await (await caches.open(TICKETS)).match(request, AS_IT_IS);
    return kept ?? Promise.reject(offline);
  });

/** Only pages of ours are opened, whatever was pushed. @param {unknown} url */
function ours(url) {
  try {
    const page = new URL(String(url ?? "/"), location.origin);
    return page.origin === location.origin ? page.href : location.origin + "/";
  } catch {
    return location.origin + "/";
  }
}

/** Where a server that knows no address of its own means. @param {any} told */
const pageOf = ({ type, event_id: event }) =>
  event ? `/e/${event}${/^(line|draw)\./.test(type) ? "/line" : ""}` : "/";

worker.addEventListener("push", (/** @type {any} */ event) => {
  let told = /** @type {any} */ ({});
  try {
    told = event.data?.json() ?? {};
  } catch {
    // Something has to be shown all the same.
  }
  const turn = told.type === "line.admitted";
  event.waitUntil(
    worker.registration.showNotification(told.title ?? "FairQueue", {
      body: told.body ?? "",
      // A newer one about the same event takes the place of an older one, and is heard again.
      tag: told.event_id ?? "fairqueue",
      renotify: true,
      requireInteraction: turn,
      vibrate: turn ? [200, 100, 200] : undefined,
      dir: "auto",
      icon: "/icon-192.png",
      badge: "/icon-192.png",
      data: { url: told.url ?? pageOf(told), id: told.event_id, slug: told.slug },
    }),
  );
});

worker.addEventListener("notificationclick", (/** @type {any} */ event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data ?? {}));
});

/** The page of an address, whatever its language, by the event's id. @param {string} address @param {any} told */
const pageAt = (address, { id, slug }) =>
  new URL(address).pathname.replace(LANGUAGE, "").split("/").map((part) => (part === slug ? id : part)).join("/");

/** Shows a page that is open already, the one looked at last, or opens it. @param {any} told */
async function open(told) {
  const href = ours(told.url);
  const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const shown = windows.find((/** @type {any} */ each) => pageAt(each.url, told) === pageAt(href, told));
  // A window may be closed meanwhile, or not let itself be brought to the front.
  return shown ? shown.focus().catch(() => worker.clients.openWindow(href)) : worker.clients.openWindow(href);
}

async function subscribeAgain() {
  const applicationServerKey = (await (await fetch("/api/v1/push/key")).json()).application_server_key;
  const subscription = await worker.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
  await fetch("/api/v1/me/devices", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ platform: "web", token: JSON.stringify(subscription) }),
  });
}

// A browser that makes a new subscription by itself tells nobody but us.
worker.addEventListener("pushsubscriptionchange", (/** @type {any} */ event) => event.waitUntil(subscribeAgain()));
