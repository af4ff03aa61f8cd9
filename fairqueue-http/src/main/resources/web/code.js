// Reads the codes of tickets, and verifies them by the server's public keys: without a network.
import { readings, stripped, unbased, unsealed } from "./base.js";

const VERSION = 3;
const SIGNED = 23;
const LENGTH = SIGNED + 64;
/** Half of the order of P-256: of two signatures that are as good, ours is the lower one. */
const HALF = "7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8";
const KIND = { name: "ECDSA", namedCurve: "P-256" };
const BY = { name: "ECDSA", hash: "SHA-256" };

/** @typedef {JsonWebKey & { kid?: string }} PublicKey */
/** @typedef {{ ticket: string } | { elsewhere: true } | null} Read */

/** @param {string} text */
const encoded = (text) => new TextEncoder().encode(text);
/** @param {Uint8Array} bytes */
const hex = (bytes) => [...bytes].map((each) => each.toString(16).padStart(2, "0")).join("");
/** @param {Uint8Array} bytes */
const uuid = (bytes) => hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");

/** @param {string} text */
const digest = async (text) => new DataView(await crypto.subtle.digest("SHA-256", encoded(text)));

/** @param {PublicKey} key @param {BufferSource} signature @param {BufferSource} signed */
async function verifies(key, signature, signed) {
  const { kty, crv, x, y } = key;
  try {
    const known = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, KIND, false, ["verify"]);
    return await crypto.subtle.verify(BY, known, signature, signed);
  } catch {
    return false;
  }
}

/** A short code: version, number of its key, ticket, tag of its event, signature. @param {string} text @param {string} event @param {PublicKey[]} keys @returns {Promise<Read>} */
async function short(text, event, keys) {
  const bytes = unbased(text);
  if (!bytes || bytes.length !== LENGTH || bytes[0] !== VERSION || hex(bytes.slice(SIGNED + 32)) > HALF) {
    return null;
  }
  const said = new DataView(bytes.buffer);
  for (const key of keys) {
    const number = (await digest(key.kid ?? "")).getUint16(0) & 0x1fff;
    if (number === said.getUint16(1) && (await verifies(key, bytes.slice(SIGNED), bytes.slice(0, SIGNED)))) {
      const tag = (await digest(event)).getUint32(0);
      return tag === said.getUint32(19) ? { ticket: uuid(bytes.slice(3, 19)) } : { elsewhere: true };
    }
  }
  return null;
}

/**
 * What a signed text says (RFC 7515, ES256), if one of the keys signed it.
 * @param {string} text @param {PublicKey[]} keys @returns {Promise<any>}
 */
export async function claims(text, keys) {
  const [head, body, signature, more] = text.split(".");
  if (!head || !body || !signature || more !== undefined) {
    return null;
  }
  try {
    const { alg, kid } = JSON.parse(new TextDecoder().decode(unsealed(head)));
    const key = keys.find((each) => each.kid === kid);
    const good = key && alg === "ES256" && (await verifies(key, unsealed(signature), encoded(`${head}.${body}`)));
    return good ? JSON.parse(new TextDecoder().decode(unsealed(body))) : null;
  } catch {
    return null;
  }
}

/** As releases before wrote them. @param {string} text @param {string} event @param {PublicKey[]} keys @param {number} now @returns {Promise<Read>} */
async function long(text, event, keys, now) {
  const said = await claims(text, keys);
  if (![said?.aud].flat().includes("fairqueue:ticket") || !(said.exp * 1000 > now)) {
    return null;
  }
  return said.event_id === event ? { ticket: String(said.sub) } : { elsewhere: true };
}

/**
 * Which ticket a scanned text is the code of; null for none.
 * @param {string} scanned @param {string} event @param {PublicKey[]} keys @param {number} now
 * @returns {Promise<Read>}
 */
export async function readCode(scanned, event, keys, now) {
  const text = stripped(scanned);
  for (const reading of readings(text)) {
    const read = await short(reading, event, keys);
    if (read) {
      return read;
    }
  }
  return long(text, event, keys, now);
}
