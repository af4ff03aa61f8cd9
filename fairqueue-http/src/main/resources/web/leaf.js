// What stands in a log, entry by entry, and what comes of looking at it.
import { Fault, ensure, textOf } from "./octets.js";

/** @typedef {import("./octets.js").Octets} Octets */
/** @typedef {Record<string, any> & { t: string, at: string }} Leaf */

/**
 * What was looked at, and what came of it.
 *
 * @typedef {object} Finding
 * @property {"pass" | "note" | "fail"} outcome a note is of what can't be known
 * @property {string} key of its words
 * @property {Record<string, string | number>} [values]
 * @property {{ key: string, values: Record<string, string | number> }} [why]
 * @property {string} [link] where one may look oneself
 */

const MAX_NUMBER = 2 ** 31 - 1;

/** An entry of a log. @param {Octets} entry @returns {Leaf} */
export function leafOf(entry) {
  try {
    const leaf = JSON.parse(textOf(entry));
    ensure(typeof leaf.t === "string" && Number.isFinite(Date.parse(leaf.at)), "why-unreadable");
    return leaf;
  } catch {
    throw new Fault("why-unreadable");
  }
}

/** @param {Leaf} leaf @param {string} name @returns {[number, number][]} */
export function rangesOf(leaf, name) {
  const ranges = leaf[name] ?? [];
  ensure(Array.isArray(ranges), "why-unreadable");
  for (const range of ranges) {
    const [first, last] = range;
    ensure(Number.isInteger(first) && Number.isInteger(last) && 1 <= first && first <= last && last <= MAX_NUMBER, "why-unreadable");
  }
  return ranges;
}
