// Checks what a server tells of a line, by the specifications of C2SP and RFC 6962 alone: as it is served, and with
// each character of it changed on the way, which is to be found.
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRemoteJWKSet, jwtVerify } from "jose";

const { url, event, earlier, proof, receipt, entries } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const hash = (...parts) => parts.reduce((h, part) => h.update(part), createHash("sha256")).digest();
const leafHash = (leaf) => hash(Buffer.of(0), leaf);
const nodeHash = (left, right) => hash(Buffer.of(1), left, right);
const half = (size) => 2 ** Math.floor(Math.log2(size - 1));

function ensure(truth, what) {
  if (!truth) throw new Error(what);
}

// A text that is written in another way than its bytes are is another text.
function ofBase64(text, alphabet = "base64") {
  const raw = Buffer.from(text, alphabet);
  ensure(raw.toString(alphabet) === text, "this is not how base64 is written");
  return raw;
}

function root(hashes) {
  if (hashes.length === 0) return hash(Buffer.alloc(0));
  if (hashes.length === 1) return hashes[0];
  const k = half(hashes.length);
  return nodeHash(root(hashes.slice(0, k)), root(hashes.slice(k)));
}

// RFC 9162, section 2.1.3.2.
function includes(top, size, leaf, index, path) {
  let at = index;
  let last = size - 1;
  let reached = leaf;
  if (index >= size) return false;
  for (const beside of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      reached = nodeHash(beside, reached);
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
      }
    } else {
      reached = nodeHash(reached, beside);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && reached.equals(top);
}

// C2SP signed-note and tlog-checkpoint.
function checkpoint(note, vkeys) {
  const end = note.lastIndexOf("\n\n");
  const text = note.slice(0, end + 1);
  const [origin, size, top] = text.split("\n");
  const signed = note.slice(end + 2).split("\n").filter(Boolean).some((line) => {
    const [, name, base64] = line.match(/^— (\S+) (\S+)$/);
    const signature = ofBase64(base64);
    return vkeys.some((vkey) => {
      const [keyName, id, key] = vkey.split("+").length === 3 ? vkey.split("+") : vkey.match(/^([^+]+)\+([0-9a-f]{8})\+(.*)$/).slice(1);
      const raw = ofBase64(key);
      const own = hash(Buffer.from(`${keyName}\n`), raw).subarray(0, 4);
      const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), raw.subarray(1)]);
      return name === keyName && keyName === origin && own.toString("hex") === id && raw[0] === 1
        && signature.subarray(0, 4).equals(own)
        && verify(null, Buffer.from(text), createPublicKey({ key: der, format: "der", type: "spki" }), signature.subarray(4));
    });
  });
  ensure(signed, "nobody who may has signed the checkpoint");
  return { origin, size: Number(size), root: ofBase64(top) };
}

function unpack(bundle) {
  const entries = [];
  for (let at = 0; at < bundle.length; ) {
    const length = bundle.readUInt16BE(at);
    ensure(at + 2 + length <= bundle.length, "entries are cut off");
    entries.push(bundle.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return entries;
}

const tilePath = (index) =>
  index < 1000 ? String(index).padStart(3, "0") : `x${String(Math.floor(index / 1000)).padStart(3, "0")}/${String(index % 1000).padStart(3, "0")}`;

async function bytes(path) {
  const answer = await fetch(`${url}${path}`);
  ensure(answer.status === 200, `${path} answered ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

function replay(entries) {
  const waiting = new Set();
  const away = new Set();
  let numbers = 0;
  let rev = 0;
  const each = (ranges, what) => (ranges ?? []).forEach(([from, to]) => {
    for (let place = from; place <= to; place++) what(place);
  });
  for (const entry of entries) {
    const leaf = JSON.parse(entry);
    const next = leaf.t === "line" ? leaf.rev : rev + 1;
    ensure(next === rev + 1 || next === rev, `rev ${next} follows ${rev}`);
    rev = next;
    if (leaf.joined) {
      ensure(leaf.joined.first === numbers + 1, `number ${leaf.joined.first} follows ${numbers}`);
      for (let i = 0; i < leaf.joined.count; i++) waiting.add(++numbers);
    }
    each(leaf.absent, (place) => ensure(waiting.delete(place) && away.add(place), `${place} was not there`));
    each(leaf.back, (place) => ensure(away.delete(place) && waiting.add(place), `${place} was not away`));
    each(leaf.left, (place) => ensure(waiting.delete(place) || away.delete(place), `${place} left twice`));
    each(leaf.expired, (place) => ensure(waiting.delete(place) || away.delete(place), `${place} left twice`));
    (leaf.removed ?? []).forEach(({ place }) => ensure(waiting.delete(place) || away.delete(place), `${place} left twice`));
    each(leaf.admitted, (place) => {
      ensure(waiting.has(place) && place === Math.min(...waiting), `${place} overtook`);
      waiting.delete(place);
    });
    if (leaf.closed) {
      waiting.clear();
      away.clear();
    }
  }
  return { numbers, rev, waiting: waiting.size };
}

async function log(change) {
  const note = change.checkpoint((await bytes(`/log/${event}/checkpoint`)).toString());
  const vkeys = (await bytes(`/.well-known/fairqueue-log-keys?event_id=${event}`)).toString().trim().split("\n");
  const head = checkpoint(note, vkeys);
  ensure(head.origin.endsWith(`/log/${event}`), "the log of another event");
  let entries = [];
  const hashes = [];
  for (let first = 0; first < head.size; first += 256) {
    const width = Math.min(256, head.size - first);
    const piece = tilePath(first / 256) + (width < 256 ? `.p/${width}` : "");
    entries.push(...unpack(await bytes(`/log/${event}/tile/entries/${piece}`)));
    const tile = await bytes(`/log/${event}/tile/0/${piece}`);
    for (let at = 0; at < tile.length; at += 32) hashes.push(tile.subarray(at, at + 32));
  }
  entries = change.entries(entries);
  ensure(entries.length === head.size && hashes.length === head.size, "not as many entries as signed");
  entries.forEach((entry, i) => ensure(leafHash(entry).equals(hashes[i]), `entry ${i} is another one`));
  ensure(root(hashes).equals(head.root), "the root is another one");
  const before = checkpoint(earlier, vkeys);
  ensure(root(hashes.slice(0, before.size)).equals(before.root), "the log does not go on from the checkpoint before");
  const end = replay(entries);
  return `${head.size} entries, ${end.numbers} came, ${end.waiting} wait, up to rev ${end.rev}`;
}

async function proven(change) {
  const vkeys = (await bytes(`/.well-known/fairqueue-log-keys?event_id=${event}`)).toString().trim().split("\n");
  const text = change.proof(proof);
  const end = text.indexOf("\n\n");
  const [kind, extra, index, ...path] = text.slice(0, end).split("\n");
  ensure(kind === "c2sp.org/tlog-proof@v1", "another kind of proof");
  ensure(extra.startsWith("extra ") && /^index (0|[1-9]\d*)$/.test(index), "this is not how a proof is written");
  const head = checkpoint(text.slice(end + 2), vkeys);
  const { entry, logged, path: below } = JSON.parse(ofBase64(extra.slice("extra ".length)));
  const { joined } = JSON.parse(logged);
  const uuid = (id) => {
    ensure(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id), "this is not how an id is written");
    return Buffer.from(id.replaceAll("-", ""), "hex");
  };
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(entry.number));
  const leaf = hash(Buffer.from("fairqueue/entry/v1"), uuid(entry.event_id), uuid(entry.entry_id), number, ofBase64(entry.salt));
  const decoded = (hashes) => hashes.map((each) => ofBase64(each));
  ensure(
    includes(ofBase64(joined.root), joined.count, leafHash(leaf), entry.number - joined.first, decoded(below)),
    "the fan's entry is not in the batch");
  ensure(
    includes(head.root, head.size, leafHash(Buffer.from(logged)), Number(index.slice("index ".length)), decoded(path)),
    "the batch is not in the log");
  const keys = createRemoteJWKSet(new URL(`${url}/.well-known/jwks.json`));
  const shown = change.receipt(receipt);
  shown.split(".").forEach((part) => ofBase64(part, "base64url"));
  const { payload } = await jwtVerify(shown, keys, { audience: "fairqueue:receipt", typ: "fairqueue-receipt+jwt" });
  ensure(payload.leaf === leaf.toString("base64") && payload.log === head.origin, "the receipt is of another entry");
  return `number ${entry.number} of ${head.size} entries`;
}

const same = (value) => value;
const unchanged = { checkpoint: same, entries: same, proof: same, receipt: same };
const flip = (text, at) => text.slice(0, at) + (text[at] === "B" ? "C" : "B") + text.slice(at + 1);
const count = (entry) => Buffer.from(entry.toString().replace(/\d(?=\D*$)/, (d) => (Number(d) + 1) % 10));

async function told(change, ...readers) {
  try {
    const read = [];
    for (const reader of readers) read.push(await reader(change));
    return `right: ${read.join("; ")}`;
  } catch (fault) {
    return `wrong: ${fault.message}`;
  }
}

// Every single character of what is told, one after the other.
async function unnoticed(what, reader) {
  const text = what === "checkpoint" ? (await bytes(`/log/${event}/checkpoint`)).toString() : { proof, receipt }[what];
  const missed = [];
  for (let at = 0; at < text.length; at++) {
    const change = { ...unchanged, [what]: (each) => flip(each, at) };
    if ((await told(change, reader)).startsWith("right")) missed.push(at);
  }
  return { characters: text.length, missed };
}

let wrong = 0;
function say(expected, sentence) {
  wrong += expected ? 0 : 1;
  console.log(`${expected ? "as expected" : "WRONG"}: ${sentence}`);
}

const served = await told(unchanged, log, proven);
say(served.startsWith("right"), `as it is served: ${served}`);
for (const [what, reader] of [["checkpoint", log], ["proof", proven], ["receipt", proven]]) {
  const { characters, missed } = await unnoticed(what, reader);
  say(characters > 0 && missed.length === 0, `${what}: ${characters} characters changed, unnoticed: [${missed}]`);
}
for (let at = 0; at < entries; at++) {
  const change = { ...unchanged, entries: (all) => all.map((entry, i) => (i === at ? count(entry) : entry)) };
  const answer = await told(change, log);
  say(answer.startsWith("wrong"), `entry ${at}: ${answer}`);
}
process.exitCode = wrong === 0 ? 0 : 1;
