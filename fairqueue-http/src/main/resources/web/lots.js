// Works a draw out again: from the list that was sealed before, and from a number that nobody knew then.
import { leafOf } from "./leaf.js";
import { leafHash, rootOf, rootOver } from "./merkle.js";
import { base64Of, chained, eightBytes, ensure, hexOf, hmac, inOrder, isSame, ofBase64, ofHex, rowsOf, sha256, utf8, uuidBytes, withEach } from "./octets.js";

/** @typedef {import("./octets.js").Octets} Octets */
/** @typedef {import("./leaf.js").Finding} Finding */
/** @typedef {import("./leaf.js").Leaf} Leaf */

const RELAY = "https://api.drand.sh";

/**
 * What a log says of a draw.
 *
 * @typedef {object} Said
 * @property {Leaf} [announce] @property {Leaf} [list] @property {Leaf} [beacon] @property {Leaf} [fallback] @property {Leaf} [order]
 * @property {number} listIndex @property {number} round @property {string} closes @property {string} starts @property {boolean} isMoved
 */

/** @param {Octets[]} entries @returns {Said} */
export function saidOfDraw(entries) {
  /** @type {Said} */
  const said = { listIndex: -1, round: 0, closes: "", starts: "", isMoved: false };
  entries.forEach((entry, index) => {
    const leaf = leafOf(entry);
    if (leaf.t === "announce" || leaf.t === "amend") {
      said.isMoved ||= leaf.t === "amend" && leaf.round !== undefined && leaf.closes_at === undefined;
      said.round = leaf.round ?? said.round;
      said.closes = leaf.closes_at ?? said.closes;
      said.starts = leaf.sale_start ?? said.starts;
    }
    if (["announce", "list", "beacon", "fallback", "order"].includes(leaf.t)) {
      Object.assign(said, { [leaf.t]: leaf });
      said.listIndex = leaf.t === "list" ? index : said.listIndex;
    }
  });
  return said;
}

/**
 * @param {Said} said @param {string} event @param {Octets} entries as they were published
 * @param {any} transcript which says more of the beacon than the log does
 * @param {{ size: number, at: number } | undefined} seen how long the log was when somebody saw it here
 * @param {Octets} [own] leaf
 * @returns {Promise<{ findings: Finding[], isListed: boolean, place?: number }>} whether the own leaf is in the list, and where it is drawn to
 */
export async function drawn(said, event, entries, transcript, seen, own) {
  const { list, order } = said;
  ensure(list && said.announce && entries.length % 32 === 0, "unreadable");
  const leaves = rowsOf(entries, 32);
  const root = await rootOf(leaves);
  const isSealed =
    leaves.every((leaf, i) => i === 0 || inOrder(/** @type {Octets} */ (leaves[i - 1]), leaf) < 0) &&
    list.count === leaves.length && list.root === base64Of(root) && list.entries_sha256 === base64Of(await sha256(entries));
  /** @type {Finding[]} */
  const findings = [{ outcome: isSealed ? "pass" : "fail", key: isSealed ? "list" : "list-not", values: { count: leaves.length } }];
  const randomness = await decided(said, transcript, seen, findings);
  const isListed = own !== undefined && leaves.some((leaf) => isSame(leaf, own));
  if (!randomness) {
    return { findings, isListed };
  }
  const seed = await sha256(utf8("fairqueue/seed/v1"), uuidBytes(event), eightBytes(leaves.length), root, randomness);
  const ticket = await hmac(seed);
  const tickets = (await withEach(leaves, async (leaf) => ({ leaf, ticket: await ticket(leaf) }))).sort((one, other) =>
    inOrder(one.ticket, other.ticket));
  const places = tickets.map(({ leaf }, i) => chained(leaf, eightBytes(i + 1)));
  const isDrawn = order && order.count === leaves.length && order.root === base64Of(await rootOver(await withEach(places, leafHash)));
  findings.push(
    !order ? { outcome: "note", key: "drawn-yet" } : isDrawn ? { outcome: "pass", key: "drawn" } : { outcome: "fail", key: "drawn-not" });
  const index = own ? tickets.findIndex(({ leaf }) => isSame(leaf, own)) : -1;
  return index < 0 ? { findings, isListed } : { findings, isListed, place: index + 1 };
}

/** The value that decides. @param {Said} said @param {any} transcript @param {{ size: number, at: number } | undefined} seen @param {Finding[]} findings */
async function decided(said, transcript, seen, findings) {
  const { announce, beacon, fallback, list, round } = said;
  if (fallback) {
    const seed = ofBase64(fallback.server_seed);
    const isOwn = announce?.server_seed_hash === hexOf(await sha256(seed));
    const added = fallback.organizer_seed ? ofBase64(fallback.organizer_seed) : undefined;
    findings.push({ outcome: isOwn ? "pass" : "fail", key: isOwn ? "seed" : "seed-not" });
    if (announce?.organizer_seed_hash || added) {
      const isAdded = announce?.organizer_seed_hash === (added && hexOf(await sha256(added)));
      findings.push({ outcome: isAdded ? "pass" : "fail", key: isAdded ? "added" : "added-not" });
    }
    findings.push({
      outcome: "note",
      key: transcript.chain ? "fallback" : "fallback-none",
      values: { round, reason: fallback.reason },
      ...(transcript.chain && { link: linkTo(transcript.chain, round) }),
    });
    return sha256(utf8("fairqueue/fallback/v1"), seed, added ?? new Uint8Array(32));
  }
  if (!announce?.chain || !beacon || !list) {
    findings.push({ outcome: "note", key: announce?.chain ? "undecided" : "arrival" });
    return undefined;
  }
  const [genesis, period] = [Date.parse(transcript.genesis), 1000 * transcript.period_seconds];
  const closes = Date.parse(said.closes);
  const fixed = Math.ceil((closes + (Date.parse(said.starts) - closes) / 2 - genesis) / period) + 1;
  const isAnnounced = transcript.chain === announce.chain && transcript.public_key === announce.public_key && (said.isMoved || round === fixed);
  findings.push(
    !isAnnounced ? { outcome: "fail", key: "round-not", values: { round, fixed } }
      : said.isMoved ? { outcome: "note", key: "round-moved", values: { round } }
        : { outcome: "pass", key: "round", values: { round } });
  const known = genesis + (round - 1) * period;
  const isSeen = seen && seen.size > said.listIndex && seen.at < known;
  const values = { list: list.at, known: new Date(known).toISOString() };
  findings.push(
    Date.parse(list.at) >= known ? { outcome: "fail", key: "before-not", values }
      : isSeen ? { outcome: "pass", key: "before", values } : { outcome: "note", key: "before-said", values });
  const randomness = await sha256(ofHex(beacon.signature));
  const isRound = beacon.round === round && beacon.randomness === hexOf(randomness);
  findings.push({
    outcome: isRound ? "note" : "fail",
    key: isRound ? "beacon" : "beacon-not",
    values: { round, signature: beacon.signature },
    link: linkTo(announce.chain, round),
  });
  return randomness;
}

/** Where anybody reads a round. @param {string} chain @param {number} round */
const linkTo = (chain, round) => `${RELAY}/${chain}/public/${round}`;
