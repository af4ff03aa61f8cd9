// The course of a sale: what was sampled, as columns on moments that are equally far apart.

/**
 * What the server says of an event's figures over time, column by column; the first point may be
 * from before the span, and none between two means that nothing changed since the first.
 * @typedef {{ from: string, to: string, step_seconds: number, at: number[],
 *   waiting: number[], admitted: number[], joined_total: number[], admitted_total: number[],
 *   left_total: number[], free: number[], held: number[], sold: number[],
 *   captured_minor: number[], refunded_minor: number[], wait_p50: (number | null)[],
 *   wait_p90: (number | null)[],
 *   payments: { at: number[], paid: number[], failed: number[], open: number[] } }} Samples
 */

/** @typedef {(number | null)[]} Column null where nothing is known */

/** What is drawn, by the names of its lines. */
const LINE_NAMES = /** @type {const} */ ([
  "waiting", "admitted", "joins", "admissions", "leaves", "free", "held", "sold", "revenue",
  "paid", "failed", "open", "p50", "p90",
]);

/** @typedef {(typeof LINE_NAMES)[number]} LineName */
/** @typedef {{ step: number, at: number[], columns: Record<LineName, Column> }} Course */
/** @typedef {Record<LineName, number | null> & { at: number }} Point */

/** A rate is over a minute, or a step where that is longer; in seconds. */
export const RATE_WINDOW = 60;

/** No longer is anything kept, or shown. */
export const LONGEST = 400 * 86_400;

/** @param {number} step */
const rateWindow = (step) => Math.max(RATE_WINDOW, step);

/** More points than this a chart has no room for. */
const POINTS = 720;

/** How far apart points are for a span, in tens of seconds, as samples are. @param {number} seconds */
const stepOf = (seconds) => Math.max(1, Math.ceil(seconds / POINTS / 10)) * 10;

/** The last sample that was taken by then; -1 for none. @param {number[]} at @param {number} moment @param {number} from */
function indexAt(at, moment, from) {
  let index = from;
  while (index + 1 < at.length && /** @type {number} */ (at[index + 1]) <= moment) {
    index++;
  }
  return index;
}

/** @param {Samples} samples @param {number} at @param {number} now @param {number} then @param {number} minutes @returns {Record<LineName, number | null>} */
function figuresAt(samples, at, now, then, minutes) {
  const level = (/** @type {Column} */ column) => (now < 0 ? null : (column[now] ?? null));
  const rate = (/** @type {number[]} */ total) =>
    now < 0 || then < 0 ? null : ((total[now] ?? 0) - (total[then] ?? 0)) / minutes;
  const { payments } = samples;
  // Of the steps that end within the minutes before.
  const paying = (/** @type {number[]} */ counts) =>
    now < 0 ? null : counts.reduce((sum, count, i) => {
      const end = payments.at[i] ?? 0;
      return end > at - minutes * 60 && end <= at ? sum + count : sum;
    }, 0) / minutes;
  return {
    waiting: level(samples.waiting),
    admitted: level(samples.admitted),
    joins: rate(samples.joined_total),
    admissions: rate(samples.admitted_total),
    leaves: rate(samples.left_total),
    free: level(samples.free),
    held: level(samples.held),
    sold: level(samples.sold),
    revenue: now < 0 ? null : (samples.captured_minor[now] ?? 0) - (samples.refunded_minor[now] ?? 0),
    paid: paying(payments.paid),
    failed: paying(payments.failed),
    open: paying(payments.open),
    p50: level(samples.wait_p50),
    p90: level(samples.wait_p90),
  };
}

/**
 * The course between two moments, in seconds since 1970.
 * @param {Samples} samples which begin a window before @param {number} from @param {number} to
 * @returns {Course}
 */
function courseOf(samples, from, to) {
  const step = samples.step_seconds;
  const window = rateWindow(step);
  /** @type {Course} */
  const course = { step, at: [], columns: emptyColumns() };
  // Of each step the server tells what its end was like.
  const begin = Date.parse(samples.from) / 1000;
  const first = begin + Math.ceil((from - begin) / step) * step;
  let now = -1;
  let then = -1;
  for (let at = first; at <= to; at += step) {
    now = indexAt(samples.at, at, now);
    then = indexAt(samples.at, at - window, then);
    add(course, { at, ...figuresAt(samples, at, now, then, window / 60) });
  }
  return course;
}

/** @param {number} seconds */
const iso = (seconds) => new Date(seconds * 1000).toISOString();

/**
 * The course between two moments, as the server tells it now.
 * @param {string} address @param {number} from @param {number} to @returns {Promise<Course>}
 */
export async function askFor(address, from, to) {
  const end = to + 1;
  const step = stepOf(to - from);
  const begin = Math.max(from - rateWindow(step), end - LONGEST);
  const answer = await fetch(`${address}?from=${iso(begin)}&to=${iso(end)}&step=${step}`);
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  return courseOf(await answer.json(), from, to);
}

/** @returns {Record<LineName, Column>} */
const emptyColumns = () =>
  /** @type {any} */ (Object.fromEntries(LINE_NAMES.map((name) => [name, []])));

/** @param {Course} course @param {Point} point */
function add(course, point) {
  course.at.push(point.at);
  LINE_NAMES.forEach((name) => course.columns[name].push(point[name]));
}

/** @param {Course} course */
function dropLast(course) {
  course.at.pop();
  LINE_NAMES.forEach((name) => course.columns[name].pop());
}

/** @param {Course} course */
function dropFirst(course) {
  course.at.shift();
  LINE_NAMES.forEach((name) => course.columns[name].shift());
}

/**
 * The course goes on: its last point is as new as what the server told last, and stays once a step
 * is over.
 * @param {Course} course @param {import("./stream.js").Snapshot} sale @param {number} seconds how long it is
 */
export function goOn(course, sale, seconds) {
  const at = Date.parse(sale.at) / 1000;
  const before = course.at.at(-2);
  const last = course.at.at(-1);
  if (last !== undefined && at <= last) {
    return;
  }
  if (last !== undefined && before !== undefined && last - before < course.step) {
    dropLast(course);
  }
  add(course, pointOf(sale, at, course.step <= RATE_WINDOW));
  while (course.at.length > 2 && /** @type {number} */ (course.at[1]) < at - seconds) {
    dropFirst(course);
  }
}

/** A snapshot counts the payments of some minutes. */
const COUNTED_MINUTES = 5;

/** @param {import("./stream.js").Snapshot} sale @param {string[]} states */
const paying = (sale, ...states) =>
  states.reduce((sum, state) => sum + (sale.payments[state] ?? 0), 0) / COUNTED_MINUTES;

/** @param {import("./stream.js").Snapshot} sale @param {number} at @param {boolean} hasRates @returns {Point} */
const pointOf = (sale, at, hasRates) => ({
  at,
  waiting: sale.waiting,
  admitted: sale.admitted,
  joins: hasRates ? sale.joins_per_minute : null,
  admissions: hasRates ? sale.admissions_per_minute : null,
  leaves: hasRates ? sale.left_per_minute : null,
  free: sale.free,
  held: sale.held,
  sold: sale.sold,
  revenue: sale.revenue_minor,
  paid: hasRates ? paying(sale, "SUCCEEDED", "REFUNDED") : null,
  failed: hasRates ? paying(sale, "FAILED") : null,
  open: hasRates ? paying(sale, "INITIALIZING", "PENDING", "UNRESOLVED") : null,
  p50: sale.wait_seconds.p50,
  p90: sale.wait_seconds.p90,
});
