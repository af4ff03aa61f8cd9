// Receipts and proofs: what the server has signed of a fan's entry, and where that stands in the log.
import { leafOf } from "./leaf.js";
import { isIncluded, leafHash } from "./merkle.js";
import { checkpointOf } from "./note.js";
import { base64Of, eightBytes, ensure, isSame, ofBase64, sha256, textOf, utf8, uuidBytes } from "./octets.js";

/** @typedef {import("./octets.js").Octets} Octets */
/** @typedef {import("./leaf.js").Finding} Finding */
/** @typedef {{ event_id: string, entry_id: string, number: number, salt: string, leaf?: string }} Entry */
/** @typedef {Entry & { place?: number, leaf: string, log: string, joined_at: string, aud: string | string[] }} Claims */
/** @typedef {{ head: any, claims: Claims, signed: string, signature: Octets }} Receipt */

const FIRST = "c2sp.org/tlog-proof@v1";

/** @param {string} text */
export const isReceipt = (text) => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text);

/** @param {string} text */
export const isProof = (text) => text.startsWith(FIRST);

/** @param {string} text @returns {Receipt} */
export function receiptOf(text) {
  const [head = "", claims = "", signature = ""] = text.split(".");
  return {
    head: JSON.parse(textOf(ofBase64(head))),
    claims: JSON.parse(textOf(ofBase64(claims))),
    signed: `${head}.${claims}`,
    signature: ofBase64(signature),
  };
}

/** Whether one of these keys has signed it. @param {Receipt} receipt @param {any} jwks */
export async function isGenuine({ head, claims, signed, signature }, jwks) {
  const { kty, crv, x, y } = jwks.keys.find((/** @type {any} */ key) => key.kid === head.kid) ?? {};
  if (head.alg !== "ES256" || head.typ !== "fairqueue-receipt+jwt" || kty !== "EC" || ![claims.aud].flat().includes("fairqueue:receipt")) {
    return false;
  }
  const key = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
  return crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, signature, utf8(signed));
}

/** How an entry stands in a log. @param {Entry} entry */
export const entryLeaf = ({ event_id: event, entry_id: entry, number, salt }) =>
  sha256(utf8("fairqueue/entry/v1"), uuidBytes(event), uuidBytes(entry), eightBytes(number), ofBase64(salt));

/** What a receipt says by itself. @param {Receipt} receipt @param {any} jwks @returns {Promise<Finding[]>} */
export async function ofReceipt(receipt, jwks) {
  const { claims } = receipt;
  const isOwn = base64Of(await entryLeaf(claims)) === claims.leaf;
  const isSigned = await isGenuine(receipt, jwks);
  return [
    isSigned ? { outcome: "pass", key: "receipt", values: { number: claims.number } } : { outcome: "fail", key: "receipt-not" },
    ...(isOwn ? [] : [/** @type {Finding} */ ({ outcome: "fail", key: "leaf-not" })]),
  ];
}

/**
 * Whether a number came as the log says; and by whom, where nobody else came with it.
 *
 * @param {Octets[]} entries @param {Claims} claims @returns {Promise<Finding & { isOfLobby?: boolean }>}
 */
export async function arrivalOf(entries, claims) {
  for (const entry of entries) {
    const { joined, at, lobby } = leafOf(entry);
    if (joined && joined.first <= claims.number && claims.number < joined.first + joined.count) {
      const isOwn = joined.count > 1 || joined.root === base64Of(await leafHash(await entryLeaf(claims)));
      return { outcome: isOwn ? "pass" : "fail", key: isOwn ? "arrived" : "arrived-other", values: { number: claims.number, at }, isOfLobby: lobby === true };
    }
  }
  return { outcome: "fail", key: "arrived-not", values: { number: claims.number } };
}

/**
 * A proof that an entry is in a log (C2SP: tlog-proof), without who signed the log.
 *
 * @param {string} text
 */
export function proofOf(text) {
  const end = text.indexOf("\n\n");
  const [kind, extra = "", index = "", ...path] = text.slice(0, end).split("\n");
  ensure(kind === FIRST && extra.startsWith("extra ") && index.startsWith("index "), "unreadable");
  const { entry, logged, path: below } = JSON.parse(textOf(ofBase64(extra.slice("extra ".length))));
  return {
    entry: /** @type {Entry} */ (entry),
    logged: utf8(logged),
    below: /** @type {string[]} */ (below).map(ofBase64),
    index: Number(index.slice("index ".length)),
    path: path.map(ofBase64),
    checkpoint: checkpointOf(text.slice(end + 2)),
  };
}

/** @param {ReturnType<typeof proofOf>} proof @param {Octets} [own] leaf of the receipt @returns {Promise<Finding>} */
export async function ofProof({ entry, logged, below, index, path, checkpoint }, own) {
  // Of an event that was over long ago the leaf is told, and its salt is in receipts alone.
  const leaf = entry.salt ? await entryLeaf(entry) : ofBase64(entry.leaf ?? "");
  const { joined, at } = leafOf(logged);
  ensure(joined, "unreadable");
  const isThere =
    checkpoint.origin.includes(`/log/${entry.event_id}`) && (!own || isSame(leaf, own)) &&
    (await isIncluded(ofBase64(joined.root), joined.count, await leafHash(leaf), entry.number - joined.first, below)) &&
    (await isIncluded(checkpoint.root, checkpoint.size, await leafHash(logged), index, path));
  return { outcome: isThere ? "pass" : "fail", key: isThere ? "proof" : "proof-not", values: { number: entry.number, at, index } };
}
