// A sale as it goes: the server tells its figures once a second. When it doesn't, they are old, and
// the page says since when.
import { filled, number, part, show, word } from "./words.js";

/**
 * What the server tells of a sale, as far as it is shown.
 * @typedef {{ id: string, free: number, held: number, sold: number }} Tier
 * @typedef {{ at: string, phase: string | null, pause_reason: string | null, waiting: number,
 *   admitted: number, admitted_total: number, chose: number, joins_per_minute: number,
 *   admissions_per_minute: number, held: number, sold: number, total: number,
 *   revenue_minor: number, refunded_minor: number, tiers: Tier[],
 *   claims: Record<string, number>, alerts: { code: string }[], wait_seconds: { p50: number | null, p90: number | null },
 *   estimate_end_of_stock: string | null }} Snapshot
 */

const page = /** @type {HTMLElement | null} */ (document.querySelector("[data-sale]"));
const locale = document.documentElement.lang + "-u-nu-latn";
const STALE_AFTER = 5_000;
const MAX_PAUSE = 30_000;

/** When the server was heard of last. */
let told = performance.now();
/** When that was by its own clock. @type {string | null} */
let toldAt = null;
let again = 1_000;

/** @param {number} minor */
function cash(minor) {
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency: page?.dataset.currency ?? "EUR",
  });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** @param {string} at */
function clock(at) {
  const zone = page?.dataset.zone ?? "UTC";
  const form = { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: zone };
  return new Intl.DateTimeFormat(locale, /** @type {any} */ (form)).format(new Date(at));
}

/** To the minute. @param {number} seconds */
function span(seconds) {
  const minutes = Math.max(1, Math.round(seconds / 60));
  const hours = Math.floor(minutes / 60);
  return hours === 0
    ? filled("min", { min: number(minutes) })
    : filled("h", { h: number(hours), min: number(minutes % 60) });
}

/** @param {number | null} seconds */
function waited(seconds) {
  if (seconds === null) {
    return word("none");
  }
  return seconds < 60 ? filled("s", { s: number(Math.round(seconds)) }) : span(seconds);
}

/** @param {Snapshot} sale */
function toSoldOut(sale) {
  if (sale.phase === "SOLD_OUT") {
    return word("now");
  }
  return sale.estimate_end_of_stock === null
    ? word("none")
    : span((Date.parse(sale.estimate_end_of_stock) - Date.parse(sale.at)) / 1000);
}

/** @param {number} some @param {number} all */
const percent = (some, all) => (all === 0 ? 0 : Math.round((100 * some) / all));

/** @param {number} before @param {number} after */
const lostShare = (before, after) =>
  before === 0
    ? ""
    : filled("lost", { percent: number(100 - percent(Math.min(after, before), before)) });

/** @param {Tier} tier */
function showTier(tier) {
  const row = document.querySelector(`[data-tier="${tier.id}"]`);
  const total = tier.free + tier.held + tier.sold;
  const share = (/** @type {number} */ count) => String((100 * count) / Math.max(1, total));
  row?.querySelector(".taken")?.setAttribute("width", share(tier.sold + tier.held));
  row?.querySelector(".sold")?.setAttribute("width", share(tier.sold));
  write(row?.querySelector("[data-tier-sold]"), number(tier.sold));
  write(row?.querySelector("[data-tier-total]"), filled("of", { count: number(total) }));
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

/** @param {Snapshot} sale */
function showSale(sale) {
  const paid = (sale.claims.CONFIRMED ?? 0) + (sale.claims.REFUNDED ?? 0);
  show("waiting", number(sale.waiting));
  show("joins", number(sale.joins_per_minute));
  show("admitted", number(sale.admitted));
  show("admissions", number(sale.admissions_per_minute));
  show("sold", number(sale.sold));
  show("total", filled("of", { count: number(sale.total) }));
  show("held", number(sale.held));
  show("revenue", cash(sale.revenue_minor));
  show("refunded", cash(sale.refunded_minor));
  show("sold-out", toSoldOut(sale));
  show("p50", waited(sale.wait_seconds.p50));
  show("p90", waited(sale.wait_seconds.p90));
  show("funnel-admitted", number(sale.admitted_total));
  show("funnel-chose", number(sale.chose));
  show("funnel-paid", number(paid));
  show("lost-chose", lostShare(sale.admitted_total, sale.chose));
  show("lost-paid", lostShare(sale.chose, paid));
  fill("way-chose", percent(sale.chose, sale.admitted_total));
  fill("way-paid", percent(paid, sale.admitted_total));
  sale.tiers.forEach(showTier);
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
    const isTyping = document.activeElement?.matches("input, textarea") ?? false;
    page.dataset.phase = sale.phase ?? "";
    for (const form of document.querySelectorAll("[data-while]")) {
      const on = ["BEFORE", "ON_SALE", "SOLD_OUT"].includes(sale.phase ?? "");
      form.toggleAttribute(
        "hidden",
        /** @type {HTMLElement} */ (form).dataset.while === "on" ? !on : !paused,
      );
    }
    if (!isTyping) {
      // The menu and what may be done besides know the phase too.
      location.reload();
    }
  }
}

function open() {
  const stream = new EventSource(page?.dataset.sale ?? "");
  stream.addEventListener("snapshot", (event) => {
    /** @type {Snapshot} */
    const sale = JSON.parse(event.data);
    told = performance.now();
    toldAt = sale.at;
    again = 1_000;
    showSale(sale);
    showPhase(sale);
  });
  stream.addEventListener("error", () => {
    // A stream that merely ended is opened again by the browser.
    if (stream.readyState === EventSource.CLOSED) {
      setTimeout(open, again);
      again = Math.min(again * 2, MAX_PAUSE);
    }
  });
}

setInterval(() => {
  const stale = performance.now() - told > STALE_AFTER;
  page?.classList.toggle("is-stale", stale);
  part("fresh")?.classList.toggle("is-lost", stale);
  const text =
    stale && toldAt !== null ? filled("stale", { time: clock(toldAt) }) : toldAt ? word("fresh") : "";
  if (text !== "") {
    write(part("fresh")?.querySelector("span:not(.dot)"), text);
  }
}, 500);

open();
