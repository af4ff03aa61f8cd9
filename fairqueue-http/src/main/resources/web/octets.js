// Bytes as logs, receipts and draws write them, and their hashes: all by the browser's own means.

/** @typedef {Uint8Array<ArrayBuffer>} Octets */

const scribe = new TextEncoder();
const reader = new TextDecoder("utf-8", { fatal: true });

/** How many hashes are asked for at once. */
const AT_ONCE = 2048;

/** What does not fit, by the name of its words, with their figures. */
export class Fault extends Error {
  /** @param {string} key @param {Record<string, string | number>} [values] */
  constructor(key, values = {}) {
    super(key);
    this.key = key;
    this.values = values;
  }
}

/**
 * Goes on only where something is so.
 *
 * @param {unknown} truth @param {string} key @param {Record<string, string | number>} [values]
 * @returns {asserts truth}
 */
export function ensure(truth, key, values) {
  if (!truth) {
    throw new Fault(key, values);
  }
}

/** @param {string} text */
export const utf8 = (text) => /** @type {Octets} */ (scribe.encode(text));

/** @param {Octets} bytes */
export const textOf = (bytes) => reader.decode(bytes);

/** @param {Octets} bytes */
export const hexOf = (bytes) => Array.from(bytes, (each) => each.toString(16).padStart(2, "0")).join("");

/** @param {string} text @returns {Octets} */
export function ofHex(text) {
  ensure(/^([0-9a-f]{2})*$/.test(text), "unreadable");
  return Uint8Array.from(text.match(/../g) ?? [], (each) => Number.parseInt(each, 16));
}

/** Of base64, or base64url. @param {unknown} text @returns {Octets} */
export function ofBase64(text) {
  ensure(typeof text === "string" && /^[A-Za-z0-9+/_-]*={0,2}$/.test(text), "unreadable");
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (each) => each.charCodeAt(0));
}

/** @param {Octets} bytes */
export const base64Of = (bytes) => btoa(String.fromCharCode(...bytes));

/** @param {string} id @returns {Octets} */
export const uuidBytes = (id) => ofHex(id.replace(/-/g, ""));

/** Eight bytes, the largest first. @param {number} value @returns {Octets} */
export function eightBytes(value) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

/** @param {Octets[]} parts @returns {Octets} */
export function chained(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Which comes first. @param {Octets} one @param {Octets} other */
export function inOrder(one, other) {
  const length = Math.min(one.length, other.length);
  for (let i = 0; i < length; i++) {
    const apart = /** @type {number} */ (one[i]) - /** @type {number} */ (other[i]);
    if (apart !== 0) {
      return apart;
    }
  }
  return one.length - other.length;
}

/** @param {Octets} one @param {Octets} other */
export const isSame = (one, other) => inOrder(one, other) === 0;

/** @param {Octets[]} parts @returns {Promise<Octets>} */
export const sha256 = async (...parts) =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", parts.length === 1 && parts[0] ? parts[0] : chained(...parts)));

/** What makes codes of texts under a key. @param {Octets} secret */
export async function hmac(secret) {
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return async (/** @type {Octets} */ bytes) => /** @type {Octets} */ (new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes)));
}

/** Rows of bytes of one length, one after the other. @param {Octets} all @param {number} length */
export const rowsOf = (all, length) =>
  Array.from({ length: all.length / length }, (_, i) => /** @type {Octets} */ (all.subarray(i * length, (i + 1) * length)));

/**
 * The same with each of many, some at a time.
 *
 * @template T, R
 * @param {T[]} all @param {(each: T, index: number) => Promise<R>} what @returns {Promise<R[]>}
 */
export async function withEach(all, what) {
  /** @type {R[]} */
  const done = [];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    done.push(...(await Promise.all(all.slice(from, from + AT_ONCE).map((each, i) => what(each, from + i)))));
  }
  return done;
}
