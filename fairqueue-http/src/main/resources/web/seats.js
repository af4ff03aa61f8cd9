// A section's plan: chosen from by pointer or keyboard, and never older than a few seconds.
import { addUp } from "./choose.js";
import { roam } from "./grid.js";

/** Makes a seat of 24 pixels a target of 44. */
const ZOOM = 1.85;
const plan = /** @type {SVGSVGElement} */ (document.querySelector("svg.hall"));
const form = /** @type {HTMLFormElement} */ (document.querySelector("form.choice"));
const picks = /** @type {HTMLFieldSetElement | null} */ (form.querySelector(".picks"));
const words = /** @type {HTMLElement} */ (document.querySelector("#words")).dataset;
const max = Number(plan.dataset.max);
/** @type {SVGGElement[]} */
const seats = [...plan.querySelectorAll("[data-u]")].map((seat) => /** @type {SVGGElement} */ (seat));
/** @type {Map<string, SVGGElement>} */
const byUnit = new Map(seats.map((seat) => [seat.dataset.u ?? "", seat]));
/** The list's boxes, by unit. @type {Map<string, HTMLInputElement>} */
const boxes = new Map();

/** @param {string} text */
function say(text) {
  const place = document.querySelector("#say");
  if (place) {
    place.textContent = text;
  }
}

/** @param {SVGGElement} seat @param {"f" | "t" | "c"} state */
function show(seat, state) {
  seat.dataset.s = state;
  seat.querySelector("use")?.setAttribute("href", `#${state}`);
  seat.setAttribute("aria-label", `${seat.dataset.n}, ${words[state]}`);
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
      say(words.limit ?? "");
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
      told.textContent = words[free ? "f" : "t"] ?? "";
    }
  });
  const left = document.querySelector("[data-live=free]");
  if (left) {
    const free = seats.filter((seat) => seat.dataset.s !== "t").length;
    left.textContent = new Intl.NumberFormat(document.documentElement.lang).format(free);
  }
  if (gone.length > 0) {
    const notice = document.createElement("p");
    notice.className = "notice is-warning";
    notice.textContent = `${words.gone} ${gone.join(" · ")}`;
    document.querySelector(".gone")?.replaceChildren(notice);
  }
}

async function look() {
  if (!document.hidden) {
    const answer = await fetch(plan.dataset.states ?? "").catch(() => null);
    if (answer?.ok) {
      hear(await answer.text());
    }
  }
}

roam(plan, toggle);
plan.setAttribute("aria-multiselectable", String(max > 1));
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
setInterval(look, 5000);
addEventListener("pageshow", (event) => event.persisted && look());
