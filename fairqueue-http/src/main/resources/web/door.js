// The door: codes come from the camera, from a scanner that types, or by hand.
import { cameras, canRead, isOn, looking, shine, turnOff, watch } from "./camera.js";
import { keepCounting, prepare, showState, tick } from "./counter.js";
import { ask, call, device, judge, ruling } from "./gatekeeper.js";
import { remember } from "./recent.js";
import { isShown, pronounce, unmute } from "./verdict.js";
import { show, word } from "./words.js";

/** The same code is none for so long after it was seen last, in milliseconds. */
const AGAIN = 3000;
/** After a picture that showed a code the server is left alone for so long. */
const PAUSE = 1000;
const field = /** @type {HTMLInputElement} */ (document.getElementById("code"));
const video = /** @type {HTMLVideoElement} */ (document.getElementById("video"));
const choice = /** @type {HTMLSelectElement} */ (document.getElementById("cameras"));
const torch = /** @type {HTMLButtonElement} */ (document.querySelector("[data-do=torch]"));
/** What was seen a moment ago, and when last. @type {Map<string, number>} */
const seen = new Map();
/** How many codes are being judged, and the last of them. */
let judging = 0;
/** @type {Promise<unknown>} */
let last = Promise.resolve();

/** Whether this was seen a moment ago; it counts as seen from now on. @param {string} what */
function isRepeated(what) {
  const now = performance.now();
  seen.forEach((at, each) => now - at >= AGAIN && seen.delete(each));
  const repeated = seen.has(what);
  seen.set(what, now);
  return repeated;
}

/** @param {import("./gatekeeper.js").Ruling} verdict */
function tell(verdict) {
  pronounce(verdict);
  remember(verdict);
  showState();
}

/** One after another: whoever types does not wait. @param {string} code */
function take(code) {
  if (code.trim() === "" || isRepeated(code.trim())) {
    return;
  }
  judging++;
  last = last
    .then(async () => tell(await judge(code)))
    .catch(() => tell({ kind: "FAILED" }))
    .finally(() => judging--);
}

/** @param {Uint8Array<ArrayBuffer>} pixels @param {number} width */
async function send(pixels, width) {
  const headers = { "Content-Type": "application/octet-stream", "X-Width": String(width) };
  try {
    const answer = await ask(`/frame?device=${encodeURIComponent(device())}`, { method: "POST", headers, body: pixels });
    if (answer.status === 429) {
      return 1000 * Math.max(1, Number(answer.headers.get("Retry-After") ?? 1));
    }
    if (answer.ok && !(await answer.clone().json()).found) {
      return 1000 / 4;
    }
    const verdict = await ruling(answer);
    if (!isRepeated(verdict.ticket ?? verdict.kind)) {
      tell(verdict);
    }
    return PAUSE;
  } catch {
    show("camera", word("camera-away"));
    return PAUSE;
  }
}

/** @param {string} camera */
async function start(camera) {
  unmute();
  if (!navigator.mediaDevices) {
    show("camera", word("camera-none"));
    return;
  }
  try {
    await watch({ video, isBusy: () => judging > 0, read: take, ask: send }, camera);
    show("camera", word((await canRead()) ? "camera-on" : "camera-server"));
  } catch (refused) {
    const name = refused instanceof DOMException ? refused.name : "";
    show("camera", word(name === "NotAllowedError" ? "camera-refused" : "camera-none"));
  }
  const all = isOn() ? await cameras() : [];
  const { camera: mine, torch: hasLight } = looking();
  choice.replaceChildren(...all.map((each) => new Option(each.label, each.deviceId, false, each.deviceId === mine)));
  choice.hidden = all.length < 2;
  torch.hidden = !hasLight;
  showCamera();
  stayAwake();
}

/** Whoever scans touches nothing: the screen stays on all the same. */
const stayAwake = () => isOn() && navigator.wakeLock?.request("screen").catch(() => {});

function showCamera() {
  document.querySelector(".door")?.classList.toggle("is-watching", isOn());
  const button = document.querySelector("[data-do=camera]");
  if (button) {
    button.textContent = word(isOn() ? "turn-off" : "turn-on");
  }
}

/** @type {Record<string, () => unknown>} */
const deeds = {
  camera() {
    if (!isOn()) {
      return start("");
    }
    turnOff();
    show("camera", "");
    torch.hidden = choice.hidden = true;
    return showCamera();
  },
  torch() {
    const on = torch.getAttribute("aria-pressed") !== "true";
    torch.setAttribute("aria-pressed", String(on));
    return shine(on);
  },
  async prepare() {
    show("prepared", word("preparing"));
    await prepare().catch(() => show("prepared", word("prepare-failed")));
  },
};

document.addEventListener("click", (event) => {
  const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-do]"));
  deeds[button?.dataset.do ?? ""]?.();
});
choice.addEventListener("change", () => start(choice.value));

document.getElementById("by-hand")?.addEventListener("submit", (event) => {
  event.preventDefault();
  unmute();
  const code = field.value;
  field.value = "";
  field.focus();
  take(code);
});

// A scanner types wherever one is: what is meant for nothing else is meant for the field.
document.addEventListener("keydown", (event) => {
  const at = /** @type {HTMLElement} */ (event.target);
  const typed = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (typed && at !== field && !at.closest("input, select, textarea, dialog[open], button, summary, a")) {
    field.focus();
  }
});
document.getElementById("verdict")?.addEventListener("click", () => isShown() && field.blur());

const named = /** @type {HTMLInputElement | null} */ (document.getElementById("device"));
if (named) {
  named.value = device();
  named.addEventListener("change", () => named.value.trim() && call(named.value.trim()));
}
if (matchMedia("(pointer: fine)").matches) {
  field.focus();
}
addEventListener("undone", () => {
  seen.clear();
  showState();
});
keepCounting();
addEventListener("pagehide", turnOff);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) {
    tick();
    stayAwake();
  }
});
