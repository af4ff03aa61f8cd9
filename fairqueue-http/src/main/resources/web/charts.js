// A sale's charts: what was sampled of a span, and what goes on. The address says which span it is, so
// that it can be kept, and the server writes its tables.
import { askFor, goOn, LONGEST, RATE_WINDOW } from "./course.js";
import { moment, saleView } from "./figures.js";
import { chartIn, spanInWords } from "./plot.js";
import { watchSale } from "./stream.js";
import { number, part, show } from "./words.js";

const LEAST = 60;
const AGAIN_AFTER = 5_000;

const sale = /** @type {HTMLElement} */ (saleView());
const facts = sale.dataset;

/** What is shown, in seconds since 1970; whether it ends now, and goes on. */
const shown = { from: Number(facts.from), to: Number(facts.to), goesOn: facts.goesOn !== undefined };
const length = shown.to - shown.from;
/** @type {import("./course.js").Course | null} */
let course = null;
/** What was asked for last, and until when: answers to what was asked before are late. */
let asked = 0;
let askedTo = 0;

/** @type {import("./stream.js").Limits} */
let limits = { admissions_per_minute: whole(facts.maxRate), max_active: whole(facts.maxActive) };

/** @param {string | undefined} text */
function whole(text) {
  return text === undefined ? null : Number(text);
}

const sections = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-chart]")]);
const charts = sections.map((section) => ({
  name: section.dataset.chart,
  limit: /** @type {HTMLElement | null} */ (section.querySelector("[data-limit]")),
  ...chartIn(section, zoomTo, showMoment),
}));

/** @param {string | undefined} name */
const limitOf = (name) =>
  name === "rates" ? limits.admissions_per_minute : name === "choosing" ? limits.max_active : null;

function draw() {
  if (course !== null) {
    for (const chart of charts) {
      chart.show(course, shown.from, shown.to, limitOf(chart.name));
    }
  }
}

function writeLimits() {
  for (const chart of charts) {
    const limit = limitOf(chart.name);
    chart.limit?.toggleAttribute("hidden", limit === null);
    chart.limit?.querySelector("strong")?.replaceChildren(limit === null ? "" : number(limit));
  }
}

/** @param {number | null} at */
function showMoment(at) {
  show("moment", at === null ? "" : moment(at, { dateStyle: "medium", timeStyle: "medium" }));
}

/** Asks the server for what is shown. */
async function load() {
  const turn = ++asked;
  const { from, to } = shown;
  askedTo = to;
  try {
    const answer = await askFor(facts.samples ?? "", from, to);
    if (turn === asked) {
      course = answer;
      draw();
    }
    part("failed")?.toggleAttribute("hidden", true);
  } catch {
    if (turn === asked) {
      part("failed")?.toggleAttribute("hidden", false);
      setTimeout(() => turn === asked && load(), AGAIN_AFTER);
    }
  }
}

/** The tables of what is shown, for who reads them. */
async function writeTables() {
  if (document.querySelector("details.as-table[open]") === null) {
    return;
  }
  try {
    const address = location.href;
    const answer = await fetch(address, { redirect: "error" });
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    // Who went on meanwhile has asked again.
    for (const rows of location.href === address ? document.querySelectorAll("[data-rows]") : []) {
      const fresh = next.querySelector(`[data-rows="${rows.getAttribute("data-rows")}"]`);
      if (fresh) {
        rows.replaceChildren(...[...fresh.children].map((row) => document.adoptNode(row)));
      }
    }
  } catch {
    part("failed")?.toggleAttribute("hidden", false);
  }
}

/** Shows another span, which stays as it is. @param {number} from @param {number} to */
function zoomTo(from, to) {
  const now = Math.floor(Date.now() / 1000);
  const wide = Math.min(LONGEST, Math.max(LEAST, Math.round(to - from)));
  shown.to = Math.min(Math.round((from + to + wide) / 2), Math.max(now, shown.to));
  shown.from = shown.to - wide;
  shown.goesOn = false;
  part("fresh")?.toggleAttribute("hidden", true);
  history.replaceState(null, "", `?from=${shown.from}&to=${shown.to}`);
  show("range", spanInWords(shown.from, shown.to));
  document.querySelectorAll(".spans [aria-current]").forEach((each) => each.removeAttribute("aria-current"));
  void load();
  void writeTables();
}

/** @type {Record<string, () => void>} */
const MOVES = {
  nearer: () => zoomTo(...around(0.5)),
  farther: () => zoomTo(...around(2)),
  earlier: () => shift(-0.5),
  later: () => shift(0.5),
};

/** The same middle, wider by the factor. @param {number} factor @returns {[number, number]} */
function around(factor) {
  const middle = (shown.from + shown.to) / 2;
  const half = ((shown.to - shown.from) * factor) / 2;
  return [middle - half, middle + half];
}

/** @param {number} share of what is shown */
function shift(share) {
  const far = (shown.to - shown.from) * share;
  zoomTo(shown.from + far, shown.to + far);
}

/** What keys do, where a chart has the focus. @param {KeyboardEvent} event */
function onKey(event) {
  const chart = charts.find((each) => each.place === event.target);
  if (chart === undefined || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const isArrow = event.key === "ArrowLeft" || event.key === "ArrowRight";
  if (event.key === "+" || event.key === "=") {
    MOVES.nearer?.();
  } else if (event.key === "-") {
    MOVES.farther?.();
  } else if (isArrow) {
    chart.move(event.key === forward ? 1 : -1);
  } else {
    return;
  }
  event.preventDefault();
}

document.addEventListener("keydown", onKey);
for (const link of document.querySelectorAll("[data-move]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    MOVES[/** @type {HTMLElement} */ (link).dataset.move ?? ""]?.();
  });
}
for (const table of document.querySelectorAll("details.as-table")) {
  table.removeAttribute("open");
  table.classList.add("is-ready");
  table.addEventListener("toggle", () => void writeTables());
}

/** @param {import("./stream.js").Snapshot} now */
function follow(now) {
  const at = Date.parse(now.at) / 1000;
  if (course === null || !shown.goesOn) {
    return;
  }
  const isLate = at - (course.at.at(-1) ?? 0) > 3 * course.step;
  shown.to = at;
  shown.from = facts.goesOn === "whole" ? shown.from : at - length;
  goOn(course, now, at - shown.from);
  draw();
  show("range", spanInWords(shown.from, at));
  // What a snapshot says of a minute is not what a longer step is like; and a gap is not a line.
  if ((isLate || course.step > RATE_WINDOW) && at - askedTo >= course.step) {
    void load();
  }
}

watchSale((now) => {
  if (now.limits.admissions_per_minute !== limits.admissions_per_minute || now.limits.max_active !== limits.max_active) {
    limits = now.limits;
    writeLimits();
    draw();
  }
  follow(now);
});
void load();
