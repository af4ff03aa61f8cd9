// Checks what a server tells of a line, by the specifications of C2SP and RFC 6962 alone: as it is served, and with
// each character of it changed on the way, which is to be found.
import { readFileSync } from "node:fs";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { bytes, checkpoint, ensure, hash, includes, keysOf, leafHash, ofBase64, readLog } from "./log.mjs";

const { url, event, earlier, proof, receipt, entries } = JSON.parse(readFileSync(process.argv[2], "utf8"));

const log = (change) => readLog(url, event, earlier, change);

async function proven(change) {
  const vkeys = await keysOf(url, event);
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
  const text = what === "checkpoint" ? (await bytes(url, `/log/${event}/checkpoint`)).toString() : { proof, receipt }[what];
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
