// What the server tells of a sale once a second. When it doesn't, what the page shows is old, and
// the page says since when.
import { clock, saleView } from "./figures.js";
import { filled, part, word } from "./words.js";

/**
 * What the server tells of a sale, as far as it is shown.
 * @typedef {{ id: string, name: string, free: number, held: number, sold: number }} Tier
 * @typedef {{ admissions_per_minute: number | null, max_active: number | null }} Limits
 * @typedef {{ at: string, phase: string | null, pause_reason: string | null, waiting: number,
 *   entered: number, waited_out: number, admitted: number, admitted_total: number, chose: number, joins_per_minute: number,
 *   admissions_per_minute: number, left_per_minute: number, free: number, held: number,
 *   sold: number, total: number, revenue_minor: number, refunded_minor: number, tiers: Tier[],
 *   claims: Record<string, number>, payments: Record<string, number>, alerts: { code: string }[],
 *   wait_seconds: { p50: number | null, p90: number | null }, limits: Limits,
 *   estimate_end_of_stock: string | null }} Snapshot
 */

const STALE_AFTER = 5_000;

/** A snapshot that is older by more comes from a server whose clock is another. */
const OUT_OF_ORDER = 5_000;

const MAX_PAUSE = 30_000;

/** When the server was heard of last. */
let heardAt = performance.now();
/** When that was by its own clock. @type {string | null} */
let toldAt = null;
let again = 1_000;

/** Whether the page shows more already: who has just come is first told what others were told last. @param {string} at */
function isOld(at) {
  const shown = Date.parse(toldAt ?? saleView()?.dataset.at ?? "");
  return Date.parse(at) < shown && Date.parse(at) > shown - OUT_OF_ORDER;
}

/** @param {(sale: Snapshot) => void} show */
function openStream(show) {
  const stream = new EventSource(saleView()?.dataset.sale ?? "");
  stream.addEventListener("snapshot", (event) => {
    /** @type {Snapshot} */
    const sale = JSON.parse(event.data);
    heardAt = performance.now();
    again = 1_000;
    if (!isOld(sale.at)) {
      toldAt = sale.at;
      show(sale);
    }
  });
  stream.addEventListener("error", () => {
    // A stream that merely ended is opened again by the browser.
    if (stream.readyState === EventSource.CLOSED) {
      setTimeout(openStream, again, show);
      again = Math.min(again * 2, MAX_PAUSE);
    }
  });
}

function showFreshness() {
  const stale = performance.now() - heardAt > STALE_AFTER;
  saleView()?.classList.toggle("is-stale", stale);
  part("fresh")?.classList.toggle("is-lost", stale);
  const place = part("fresh")?.querySelector("span:not(.dot)");
  if (toldAt !== null && place) {
    const text = stale ? filled("stale", { time: clock(toldAt) }) : word("fresh");
    if (place.textContent !== text) {
      place.textContent = text;
    }
  }
}

/** Has each snapshot shown, as long as the page is. @param {(sale: Snapshot) => void} show */
export function watchSale(show) {
  openStream(show);
  setInterval(showFreshness, 500);
}
