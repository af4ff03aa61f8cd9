// Has this device told of the fan's turn, once the fan has asked for it by a tap.

const DEVICES = "/api/v1/me/devices";
const SIGN_OUT_WAITS = 2000;
/** @typedef {"off" | "on" | "denied" | "failed" | "phone" | "none"} State */
/** @type {State} */
let state = "none";

function show() {
  const box = /** @type {HTMLElement | null} */ (document.querySelector("[data-notify]"));
  if (!box) {
    return;
  }
  for (const part of box.querySelectorAll("[data-notify-when]")) {
    const when = /** @type {HTMLElement} */ (part).dataset.notifyWhen ?? "";
    /** @type {HTMLElement} */ (part).hidden = !when.split(" ").includes(state);
  }
  box.hidden = state === "none";
}

/** @param {State} next */
function become(next) {
  state = next;
  show();
}

/** Phones of one maker push to pages on the home screen only. */
function needsHomeScreen() {
  return /iP(hone|ad|od)/.test(navigator.userAgent) && !matchMedia("(display-mode: standalone)").matches;
}

/** @param {string} method @param {PushSubscription} subscription */
async function tell(method, subscription) {
  const answer = await fetch(DEVICES, {
    method,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ platform: "web", token: JSON.stringify(subscription) }),
  });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
}

async function present() {
  const registration = await navigator.serviceWorker.getRegistration("/");
  return (await registration?.pushManager.getSubscription()) ?? null;
}

async function begin() {
  try {
    const permission = await Notification.requestPermission();
    if (permission !== "granted") {
      become(permission === "denied" ? "denied" : "off");
      return;
    }
    const key = (await (await fetch("/api/v1/push/key")).json()).application_server_key;
    await navigator.serviceWorker.register("/sw.js");
    const registration = await navigator.serviceWorker.ready;
    const subscription = await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: key,
    });
    await tell("POST", subscription);
    become("on");
  } catch {
    become("failed");
  }
}

async function end() {
  const subscription = await present();
  if (subscription) {
    await tell("DELETE", subscription).catch(() => {});
    await subscription.unsubscribe();
  }
  become("off");
}

async function start() {
  if (!("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) {
    become(needsHomeScreen() ? "phone" : "none");
    return;
  }
  if (Notification.permission === "denied") {
    become("denied");
    return;
  }
  const subscription = Notification.permission === "granted" ? await present() : null;
  become(subscription ? "on" : "off");
  if (subscription) {
    // The device may have been somebody else's since.
    await tell("POST", subscription).catch(() => become("failed"));
  }
}

document.addEventListener("click", (event) => {
  const button = /** @type {HTMLElement | null} */ (
    /** @type {Element} */ (event.target).closest("[data-notify-do]")
  );
  if (button) {
    button.dataset.notifyDo === "begin" ? begin() : end();
  }
});

// Who signs out is told of nothing more here.
document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const ends = new URL(form.action).pathname.endsWith("/signout");
  if (ends && "serviceWorker" in navigator && "PushManager" in window) {
    event.preventDefault();
    // Whatever is known of it here, and however slow the network is.
    const late = new Promise((done) => setTimeout(done, SIGN_OUT_WAITS));
    Promise.race([end(), late]).catch(() => {}).finally(() => form.submit());
  }
});

// The line takes its part of the page from the server again and again.
new MutationObserver(show).observe(document.body, { childList: true });
start().catch(() => become("none"));
