// What is always to be seen at a door: who came in, whether the server can be asked, what it is to hear yet.
import { ask, away, catchUp, event, isAway } from "./gatekeeper.js";
import { along, erase, marksOf, takeAlong } from "./shelf.js";
import { timeOf } from "./verdict.js";
import { filled, number, part, show, word } from "./words.js";

/** How often the server is asked how many came in, in milliseconds. */
const EVERY = 3000;
/** A list is taken again once it is older. */
const STALE = 600_000;
/** @type {{ tier_id: string, entered: number, expected: number }[]} */
let counted = [];
let busy = false;

async function showCounts() {
  const waiting = (await marksOf(event)).filter((each) => !each.refused);
  let sum = 0;
  let all = 0;
  for (const { tier_id: tier, entered, expected } of counted) {
    const here = entered + waiting.filter((each) => each.tier === tier).length;
    sum += here;
    all += expected;
    showCount(tier, here, expected);
  }
  if (counted.length > 0) {
    showCount("all", sum, all);
  }
}

/** @param {string} tier @param {number} entered @param {number} expected */
function showCount(tier, entered, expected) {
  show(`entered-${tier}`, number(entered));
  show(`expected-${tier}`, number(expected));
  const bar = /** @type {HTMLProgressElement | null} */ (document.querySelector(`progress[data-tier="${tier}"]`));
  if (bar) {
    bar.max = Math.max(1, expected);
    bar.value = entered;
  }
}

/** Shows all of it as it is now. */
export async function showState() {
  const marks = await marksOf(event);
  const waiting = marks.filter((each) => !each.refused).length;
  const kept = await along(event);
  const said = isAway()
    ? filled(waiting ? "away-with" : "away", { time: timeOf(away()), count: number(waiting) })
    : waiting
      ? filled("sending", { count: number(waiting) })
      : word("online");
  show("network", said);
  document.getElementById("network")?.classList.toggle("is-lost", isAway() || waiting > 0);
  show("prepared", kept ? filled("prepared", { time: timeOf(kept.from), count: number(kept.count) }) : word("not-prepared"));
  showConflicts(marks.filter((each) => each.refused));
  await showCounts();
}

/** Who came in here although the server had let somebody else in. @param {import("./shelf.js").Mark[]} conflicts */
function showConflicts(conflicts) {
  const list = document.getElementById("conflicts");
  const box = /** @type {HTMLElement | null} */ (list?.closest("section") ?? null);
  if (!list || !box || list.childElementCount === conflicts.length) {
    return;
  }
  box.hidden = conflicts.length === 0;
  list.replaceChildren(
    ...conflicts.map((each) => {
      const row = document.createElement("li");
      const text = document.createElement("span");
      const kind = word(`kind-${(each.refused ?? "").toLowerCase().replace(/_/g, "-")}`);
      text.className = "what";
      text.textContent = [each.label, filled("conflict", { time: timeOf(each.at), kind }), each.told].filter(Boolean).join(" · ");
      const seen = document.createElement("button");
      seen.className = "button plain small";
      seen.textContent = word("seen");
      seen.onclick = () => erase(each).then(showState);
      row.append(text, seen);
      return row;
    }),
  );
}

/** Hears of the server, tells it what it missed, and takes its list again. */
async function goOn() {
  const answer = await ask("/stats");
  if (answer.ok) {
    counted = (await answer.json()).tiers;
  }
  if (answer.status === 401) {
    show("network", word("sign-in"));
    return;
  }
  await catchUp();
  const kept = await along(event);
  if (kept && answer.ok && Date.now() - kept.from > STALE) {
    await prepare();
  }
}

/** Once at a time, in one tab. */
export async function tick() {
  if (busy) {
    return;
  }
  busy = true;
  try {
    await (navigator.locks ? navigator.locks.request("fq-door", { ifAvailable: true }, (mine) => (mine ? goOn() : undefined)) : goOn());
  } catch {
    // It can't be asked: that is shown.
  } finally {
    busy = false;
    await showState();
  }
}

/** Takes along what this device has to know for when there is no network, and the page itself. */
export async function prepare() {
  const kept = await takeAlong(event, /** @type {HTMLElement} */ (document.querySelector("[data-door]")).dataset.door ?? "");
  if ("serviceWorker" in navigator) {
    const parts = document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]");
    const files = [...parts].map((each) => new URL(each.getAttribute("href") ?? each.getAttribute("src") ?? "", location.href));
    await navigator.serviceWorker.register("/sw.js");
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({
      keep: location.pathname,
      until: kept.until,
      files: files.filter((each) => each.origin === location.origin).map((each) => each.pathname + each.search),
    });
  }
  await showState();
}

export function keepCounting() {
  setInterval(() => document.hidden || tick(), EVERY);
  addEventListener("online", tick);
  addEventListener("offline", tick);
  part("network") && tick();
}
