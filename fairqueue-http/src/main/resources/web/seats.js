// A section's plan: chosen from by pointer or keyboard, and never older than a few seconds.
import { addUp } from "./choose.js";
import { roam } from "./grid.js";
import { number, part, say, word } from "./words.js";

/** Makes a seat of 24 pixels a target of 44. */
const ZOOM = 1.85;
/** How often what became of seats is asked for, and how seldom at most, in seconds. */
const PAUSE = 5;
const MAX_PAUSE = 60;
const plan = /** @type {SVGSVGElement} */ (document.querySelector("svg.hall"));
const form = /** @type {HTMLFormElement} */ (document.querySelector("form.choice"));
const picks = /** @type {HTMLFieldSetElement | null} */ (form.querySelector(".picks"));
const max = Number(plan.dataset.max);
/** @type {SVGGElement[]} */
const seats = [...plan.querySelectorAll("[data-u]")].map((seat) => /** @type {SVGGElement} */ (seat));
/** @type {Map<string, SVGGElement>} */
const byUnit = new Map(seats.map((seat) => [seat.dataset.u ?? "", seat]));
/** The list's boxes, by unit. @type {Map<string, HTMLInputElement>} */
const boxes = new Map();
/** How often asking for it failed. */
let failures = 0;
/** @type {number | undefined} */
let timer;

/** @param {SVGGElement} seat @param {"f" | "t" | "c"} state */
function show(seat, state) {
  seat.dataset.s = state;
  seat.querySelector("use")?.setAttribute("href", `#${state}`);
  seat.setAttribute("aria-label", `${seat.dataset.n}, ${word(state)}`);
  seat.setAttribute("aria-disabled", String(state === "t"));
  if (max > 0) {
    seat.setAttribute("aria-selected", String(state === "c"));
  }
}

function chosen() {
  return picks ? [...picks.querySelectorAll("input")] : [];
}

/** @param {string} unit */
function pick(unit) {
  return chosen().find((box) => box.value.startsWith(unit));
}

/** Adds a seat to what is chosen, or takes it away. @param {string} unit @param {boolean} on */
function choose(unit, on) {
  const seat = byUnit.get(unit);
  const box = boxes.get(unit);
  if (on && seat && picks && !pick(unit)) {
    if (chosen().length >= max) {
      say(word("limit"));
      if (box) {
        box.checked = false;
      }
      return;
    }
    const label = document.createElement("label");
    label.className = "check";
    const field = document.createElement("input");
    Object.assign(field, { type: "checkbox", name: "seat", checked: true });
    field.value = `${unit}:${seat.dataset.p}`;
    field.dataset.price = seat.dataset.p ?? "0";
    const name = document.createElement("span");
    name.dir = "auto";
    name.textContent = seat.dataset.n ?? "";
    label.append(field, " ", name);
    picks.append(label);
    show(seat, "c");
  } else if (!on) {
    pick(unit)?.closest("label")?.remove();
    if (seat && seat.dataset.s === "c") {
      show(seat, "f");
    }
  }
  if (box) {
    box.checked = on;
  }
  if (picks) {
    picks.hidden = chosen().length === 0;
  }
  addUp(form);
}

/** @param {SVGGElement} seat */
function toggle(seat) {
  if (max > 0 && seat.dataset.s !== "t") {
    choose(seat.dataset.u ?? "", seat.dataset.s === "f");
  }
}

form.addEventListener("change", (event) => {
  const box = /** @type {HTMLInputElement} */ (event.target);
  choose(box.value.split(":")[0] ?? "", box.checked);
});

/** Takes over what is so now. @param {string} states */
function hear(states) {
  if (states.length !== seats.length) {
    return;
  }
  /** @type {string[]} */
  const gone = [];
  seats.forEach((seat, i) => {
    const free = states[i] === "f";
    if (free === (seat.dataset.s !== "t")) {
      return;
    }
    if (seat.dataset.s === "c") {
      gone.push(seat.dataset.n ?? "");
      choose(seat.dataset.u ?? "", false);
    }
    show(seat, free ? "f" : "t");
    const box = boxes.get(seat.dataset.u ?? "");
    const told = box?.closest("tr")?.lastElementChild;
    if (box && told) {
      box.disabled = !free;
      told.textContent = word(free ? "f" : "t");
    }
  });
  const left = part("free");
  if (left) {
    left.textContent = number(seats.filter((seat) => seat.dataset.s !== "t").length);
  }
  if (gone.length > 0) {
    const notice = document.createElement("p");
    notice.className = "notice is-warning";
    notice.textContent = `${word("gone")} ${gone.join(" · ")}`;
    document.querySelector(".gone")?.replaceChildren(notice);
  }
}

/** What is so now; null where the server doesn't say. @returns {Promise<string | null>} */
async function look() {
  try {
    const answer = await fetch(plan.dataset.states ?? "", { signal: AbortSignal.timeout(10_000) });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

/** @param {number} seconds */
function soon(seconds) {
  clearTimeout(timer);
  timer = setTimeout(beat, seconds * 1000);
}

/** Waits for the next time: longer where nobody answers or looks, and not all pages as long. */
function rest() {
  const pause = PAUSE * 2 ** failures * (document.hidden ? 4 : 1);
  soon(Math.min(MAX_PAUSE, pause) * (0.8 + 0.4 * Math.random()));
}

async function beat() {
  const states = await look();
  failures = states === null ? failures + 1 : 0;
  rest();
  if (states !== null) {
    hear(states);
  }
}

roam(plan, toggle);
if (max > 0) {
  plan.setAttribute("aria-multiselectable", String(max > 1));
}
for (const box of form.querySelectorAll("table input")) {
  const its = /** @type {HTMLInputElement} */ (box);
  boxes.set(its.value.split(":")[0] ?? "", its);
  its.removeAttribute("name");
}
for (const seat of seats) {
  const state = seat.dataset.s;
  show(seat, state === "t" ? "t" : "f");
  if (state === "c") {
    choose(seat.dataset.u ?? "", true);
  }
}
form.querySelector("details")?.removeAttribute("open");
const zoom = /** @type {HTMLButtonElement | null} */ (document.querySelector(".zoom"));
if (zoom) {
  zoom.hidden = false;
  zoom.addEventListener("click", () => {
    const large = zoom.getAttribute("aria-pressed") === "false";
    zoom.setAttribute("aria-pressed", String(large));
    const size = plan.viewBox.baseVal;
    plan.setAttribute("width", String(size.width * (large ? ZOOM : 1)));
    plan.setAttribute("height", String(size.height * (large ? ZOOM : 1)));
  });
}
addUp(form);
rest();
addEventListener("pageshow", (event) => event.persisted && soon(Math.random()));
document.addEventListener("visibilitychange", () => document.hidden || soon(Math.random()));
