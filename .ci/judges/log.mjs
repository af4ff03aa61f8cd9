// Reads a public log by the specifications of C2SP and RFC 6962 alone.
import { createHash, createPublicKey, verify } from "node:crypto";

export const hash = (...parts) => parts.reduce((h, part) => h.update(part), createHash("sha256")).digest();
export const leafHash = (leaf) => hash(Buffer.of(0), leaf);
const nodeHash = (left, right) => hash(Buffer.of(1), left, right);
const half = (size) => 2 ** Math.floor(Math.log2(size - 1));

export function ensure(truth, what) {
  if (!truth) throw new Error(what);
}

// A text that is written in another way than its bytes are is another text.
export function ofBase64(text, alphabet = "base64") {
  const raw = Buffer.from(text, alphabet);
  ensure(raw.toString(alphabet) === text, "this is not how base64 is written");
  return raw;
}

export function root(hashes) {
  if (hashes.length === 0) return hash(Buffer.alloc(0));
  if (hashes.length === 1) return hashes[0];
  const k = half(hashes.length);
  return nodeHash(root(hashes.slice(0, k)), root(hashes.slice(k)));
}

// RFC 9162, section 2.1.3.2.
export function includes(top, size, leaf, index, path) {
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
export function checkpoint(note, vkeys) {
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

export async function bytes(url, path) {
  const answer = await fetch(`${url}${path}`);
  ensure(answer.status === 200, `${path} answered ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

// Places are numbers here: a line without a lobby.
function replay(entries) {
  const waiting = new Set();
  const away = new Set();
  let numbers = 0;
  let admitted = 0;
  let rev = 0;
  let lowest = 1; // nobody below waits
  const ofAll = (ranges, what) => (ranges ?? []).forEach(([from, to]) => {
    for (let place = from; place <= to; place++) what(place);
  });
  const isNext = (place) => {
    while (lowest <= numbers && !waiting.has(lowest)) lowest++;
    return place === lowest && waiting.delete(place);
  };
  const add = (leaf) => {
    const next = leaf.t === "line" ? leaf.rev : rev + 1;
    ensure(next === rev + 1 || next === rev, `rev ${next} follows ${rev}`);
    rev = next;
    if (leaf.joined) {
      ensure(leaf.joined.first === numbers + 1, `number ${leaf.joined.first} follows ${numbers}`);
      for (let i = 0; i < leaf.joined.count; i++) waiting.add(++numbers);
    }
    ofAll(leaf.absent, (place) => ensure(waiting.delete(place) && away.add(place), `${place} was not there`));
    ofAll(leaf.back, (place) => {
      ensure(away.delete(place) && waiting.add(place), `${place} was not away`);
      lowest = Math.min(lowest, place);
    });
    ofAll(leaf.left, (place) => ensure(waiting.delete(place) || away.delete(place), `${place} left twice`));
    ofAll(leaf.expired, (place) => ensure(waiting.delete(place) || away.delete(place), `${place} left twice`));
    (leaf.removed ?? []).forEach(({ place }) => ensure(waiting.delete(place) || away.delete(place), `${place} left twice`));
    ofAll(leaf.admitted, (place) => {
      ensure(isNext(place), `place ${place} overtook`);
      admitted++;
    });
    if (leaf.closed) {
      waiting.clear();
      away.clear();
    }
  };
  entries.forEach((entry, i) => {
    try {
      add(JSON.parse(entry));
    } catch (fault) {
      throw new Error(`entry ${i}: ${fault.message}`);
    }
  });
  return { numbers, admitted, rev, waiting: waiting.size };
}

export async function keysOf(url, event) {
  return (await bytes(url, `/.well-known/fairqueue-log-keys?event_id=${event}`)).toString().trim().split("\n");
}

/** All of a log, once all of it is right; with its entries and its checkpoint changed on the way, where that is asked for. */
export async function readLog(url, event, earlier, change = { checkpoint: (note) => note, entries: (all) => all }) {
  const note = change.checkpoint((await bytes(url, `/log/${event}/checkpoint`)).toString());
  const vkeys = await keysOf(url, event);
  const head = checkpoint(note, vkeys);
  ensure(head.origin.endsWith(`/log/${event}`), "the log of another event");
  let entries = [];
  const hashes = [];
  for (let first = 0; first < head.size; first += 256) {
    const width = Math.min(256, head.size - first);
    const piece = tilePath(first / 256) + (width < 256 ? `.p/${width}` : "");
    entries.push(...unpack(await bytes(url, `/log/${event}/tile/entries/${piece}`)));
    const tile = await bytes(url, `/log/${event}/tile/0/${piece}`);
    for (let at = 0; at < tile.length; at += 32) hashes.push(tile.subarray(at, at + 32));
  }
  entries = change.entries(entries);
  ensure(entries.length === head.size && hashes.length === head.size, "not as many entries as signed");
  entries.forEach((entry, i) => ensure(leafHash(entry).equals(hashes[i]), `entry ${i} is another one`));
  ensure(root(hashes).equals(head.root), "the root is another one");
  if (earlier) {
    const before = checkpoint(earlier, vkeys);
    ensure(root(hashes.slice(0, before.size)).equals(before.root), "the log does not go on from the checkpoint before");
  }
  const end = replay(entries);
  return `${head.size} entries, ${end.numbers} came, ${end.admitted} admitted, ${end.waiting} wait, up to rev ${end.rev}`;
}
