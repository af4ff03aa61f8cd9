// A sale as it goes: all figures once a second, and what others changed meanwhile.
import { watchDraw } from "./drawn.js";
import { cash, saleView, spoken, waited } from "./figures.js";
import { isLeaving } from "./leaving.js";
import { addSliders } from "./slider.js";
import { watchSale } from "./stream.js";
import { filled, number, part, show, word } from "./words.js";

/** @typedef {import("./stream.js").Snapshot} Snapshot */
/** @typedef {import("./stream.js").Tier} Tier */

const page = saleView();

/** @param {Snapshot} sale */
function toSoldOut(sale) {
  if (sale.phase === "SOLD_OUT") {
    return word("now");
  }
  return sale.estimate_end_of_stock === null
    ? word("none")
    : spoken((Date.parse(sale.estimate_end_of_stock) - Date.parse(sale.at)) / 1000);
}

/** @param {number} some @param {number} all */
const percent = (some, all) => (all === 0 ? 0 : Math.round((100 * some) / all));

/** @param {number} before @param {number} after */
function lostShare(before, after) {
  const share = before === 0 ? 0 : 100 - percent(Math.min(after, before), before);
  return share <= 0 ? "" : filled("lost", { percent: number(share) });
}

/** @param {HTMLInputElement} input */
const isTouched = (input) => input.value !== input.defaultValue || input === document.activeElement;

const isTyping = () =>
  [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input:not([type=range]), textarea"))].some(isTouched);

/** Has the page made again, unless that would lose what somebody writes, or has just sent. */
function lookAgain() {
  if (!isTyping() && !isLeaving()) {
    location.reload();
  }
}

/** @param {Tier} tier */
function showTier(tier) {
  const row = document.querySelector(`[data-tier="${tier.id}"]`);
  const total = tier.free + tier.held + tier.sold;
  const share = (/** @type {number} */ count) => String((100 * count) / Math.max(1, total));
  row?.querySelector(".taken")?.setAttribute("width", share(tier.sold + tier.held));
  row?.querySelector(".sold")?.setAttribute("width", share(tier.sold));
  write(row?.querySelector(".name-of"), tier.name);
  write(row?.querySelector("[data-tier-sold]"), number(tier.sold));
  write(row?.querySelector("[data-tier-total]"), filled("of", { count: number(total) }));
}

/** Somebody may have added a tier, or taken one away. @param {Tier[]} tiers */
function showTiers(tiers) {
  const rows = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-tier]"));
  if ([...rows].map((row) => row.dataset.tier).join() === tiers.map((tier) => tier.id).join()) {
    tiers.forEach(showTier);
  } else {
    lookAgain();
  }
}

/** @param {Element | null | undefined} place @param {string} text */
function write(place, text) {
  if (place && place.textContent !== text) {
    place.textContent = text;
  }
}

/** @param {string} name @param {number} value */
function fill(name, value) {
  part(name)?.setAttribute("value", String(value));
}

/**
 * A limit where it is told, and where it is set: there only if nobody is about to set it.
 * @param {string} name @param {string} field @param {number | null} limit
 */
function showLimit(name, field, limit) {
  part(name)?.toggleAttribute("hidden", limit === null);
  show(name, limit === null ? "" : filled("of", { count: number(limit) }));
  const input = /** @type {HTMLInputElement | null} */ (document.getElementById(field));
  const text = limit === null ? "" : String(limit);
  if (input && input.defaultValue !== text) {
    const kept = isTouched(input) ? input.value : text;
    input.defaultValue = text;
    input.value = kept;
    input.dispatchEvent(new Event("input"));
  }
}

/**
 * How many came so far, and went no further.
 * @param {[string, number][]} steps from the first on @param {number} waiting who may still come further than waiting
 */
function showFunnel(steps, waiting) {
  const [first] = steps;
  steps.forEach(([name, count], i) => {
    const before = steps[i - 1];
    show(`funnel-${name}`, number(count));
    if (first && before) {
      show(`lost-${name}`, lostShare(before[1] - (name === "admitted" ? waiting : 0), count));
      fill(`way-${name}`, percent(count, first[1]));
    }
  });
}

/** @param {Snapshot} sale */
function showSale(sale) {
  const paid = (sale.claims.CONFIRMED ?? 0) + (sale.claims.REFUNDED ?? 0);
  show("waiting", number(sale.waiting));
  show("joins", number(sale.joins_per_minute));
  show("leaves", number(sale.left_per_minute));
  show("admitted", number(sale.admitted));
  show("admissions", number(sale.admissions_per_minute));
  showLimit("max-active", "active", sale.limits.max_active);
  showLimit("max-rate", "rate", sale.limits.admissions_per_minute);
  show("sold", number(sale.sold));
  show("total", filled("of", { count: number(sale.total) }));
  show("held", number(sale.held));
  show("revenue", cash(sale.revenue_minor));
  show("refunded", cash(sale.refunded_minor));
  show("sold-out", toSoldOut(sale));
  show("p50", waited(sale.wait_seconds.p50));
  show("p90", waited(sale.wait_seconds.p90));
  showFunnel([
    ["entered", sale.entered],
    ["waited", sale.waited_out],
    ["admitted", sale.admitted_total],
    ["chose", sale.chose],
    ["paid", paid],
  ], sale.waiting);
  showTiers(sale.tiers);
  for (const alert of document.querySelectorAll("[data-alert]")) {
    const code = /** @type {HTMLElement} */ (alert).dataset.alert;
    alert.toggleAttribute("hidden", !sale.alerts.some((each) => each.code === code));
  }
}

/** What somebody else did may change what can be done here. @param {Snapshot} sale */
function showPhase(sale) {
  const paused = sale.phase === "PAUSED";
  part("paused")?.toggleAttribute("hidden", !paused);
  show("reason", sale.pause_reason ?? "");
  if (page && page.dataset.phase !== (sale.phase ?? undefined)) {
    page.dataset.phase = sale.phase ?? "";
    for (const form of document.querySelectorAll("[data-while]")) {
      const on = ["BEFORE", "LOBBY", "DRAWING", "ON_SALE", "SOLD_OUT"].includes(sale.phase ?? "");
      form.toggleAttribute(
        "hidden",
        /** @type {HTMLElement} */ (form).dataset.while === "on" ? !on : !paused,
      );
    }
    // The menu and what may be done besides know the phase too.
    lookAgain();
  }
}

watchSale((sale) => {
  showSale(sale);
  showPhase(sale);
});
watchDraw();
addSliders();
