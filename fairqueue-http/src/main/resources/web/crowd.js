// What a fan can tell from a board alone: how many are ahead, whether tickets will do, when to ask
// again. Nothing here touches a page.

/** @typedef {{head_place: number, last_place: number, block: number, counts: number[]}} Blocks */
/** @typedef {{id: string, name: string, price_minor: number, state: "AVAILABLE" | "FEW" | "SOLD_OUT"}} Tier */
/** @typedef {{id: string, level: "INFO" | "WARNING", text: Record<string, string>, otherwise: string}} Notice */
/**
 * @typedef {object} Board
 * @property {"BEFORE" | "LOBBY" | "DRAWING" | "ON_SALE" | "PAUSED" | "SOLD_OUT" | "ENDED" | "CANCELLED"} phase
 * @property {string} server_time
 * @property {string} [pause_reason]
 * @property {number} waiting
 * @property {number} admitted
 * @property {number} admissions_per_minute
 * @property {number} [max_admissions_per_minute]
 * @property {number} in_lobby
 * @property {number | null} estimated_wait_seconds
 * @property {number | null} estimated_wait_seconds_p90
 * @property {string} currency
 * @property {number} price_min_minor
 * @property {number} price_max_minor
 * @property {number} free
 * @property {number | null} mean_units_per_claim
 * @property {Tier[]} tiers
 * @property {Notice[]} notices
 * @property {Blocks} line
 * @property {number} poll_after_seconds
 */

/** Who has no more than this many ahead is told by the server; all others find out by the board. */
export const NEAR = 1000;

const MAX_SECONDS = 60;

/**
 * About how many wait before a place: all in the blocks before its own, and a share of that.
 * @param {Blocks} line
 * @param {number} place
 */
export function peopleAhead(line, place) {
  if (place <= line.head_place) {
    return 0;
  }
  const first = Math.floor(line.head_place / line.block);
  const own = Math.floor(place / line.block) - first;
  const before = line.counts.slice(0, own).reduce((sum, count) => sum + count, 0);
  if (own >= line.counts.length) {
    return before;
  }
  const from = Math.max(line.head_place, (first + own) * line.block);
  const end = Math.min(line.last_place + 1, (first + own + 1) * line.block);
  return before + Math.floor((line.counts[own] ?? 0) * Math.min(1, (place - from) / (end - from)));
}

/**
 * In how many seconds to ask again: the nearer, the sooner; never all at once.
 * @param {number} ahead
 * @param {boolean} hidden whether nobody looks at the page
 * @param {number} chance from 0 to 1
 * @param {number} [least] what the server asks for
 */
export function nextPoll(ahead, hidden, chance, least = 0) {
  const byDistance = ahead < 100 ? 2 : ahead < NEAR ? 5 : ahead < 10000 ? 15 : 30;
  const spread = 0.8 + 0.4 * chance;
  return Math.min(MAX_SECONDS, Math.max(byDistance, least) * spread * (hidden ? 4 : 1));
}

/**
 * Whether there will be tickets, as the name of a text.
 * @param {number} ahead
 * @param {number} free how many are left
 * @param {number} max how many one fan may take
 * @param {number | null} mean how many fans take
 */
export function odds(ahead, free, max, mean) {
  if (free === 0) {
    return "sold-out";
  }
  if ((ahead + 1) * max <= free) {
    return "plenty";
  }
  if ((ahead + 1) * (mean ?? max) <= 0.9 * free) {
    return "likely";
  }
  return ahead < free ? "tight" : "unlikely";
}

/**
 * How long a place far behind still waits, of what a newcomer would wait; null where nobody knows.
 * @param {number | null} newcomer in seconds
 * @param {number} ahead
 * @param {number} waiting
 */
export function share(newcomer, ahead, waiting) {
  return newcomer === null ? null : newcomer * Math.min(1, (ahead + 1) / (waiting + 1));
}

/** A minute's admissions are told apart from chance by so much. */
const FEWER = 0.8;

/**
 * Why a wait is longer than it was, as the name of a text; empty where a board doesn't tell.
 * @param {Board} then as it was when the wait was shorter
 * @param {Board} now
 * @param {boolean} paused whether the sale was, since then
 */
export function whyLonger(then, now, paused) {
  if (paused || now.phase === "PAUSED") {
    return "paused";
  }
  if ((now.max_admissions_per_minute ?? Infinity) < (then.max_admissions_per_minute ?? Infinity)) {
    return "rate";
  }
  const fewer = now.admissions_per_minute < FEWER * then.admissions_per_minute;
  // Whose turn it is keeps others from theirs.
  return fewer && now.admitted > 0 && now.admitted >= then.admitted ? "slow" : "";
}
