// Makes draws again, by what docs/fairness.md says of them alone. A file has one draw a line: with a secret and entries,
// as only a server knows them; or with the name of a file of leaves, as everybody is told.
import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

const hash = (...parts) => parts.reduce((h, part) => h.update(part), createHash("sha256")).digest();
const hmac = (key, ...parts) => parts.reduce((h, part) => h.update(part), createHmac("sha256", key)).digest();
const tag = (text) => Buffer.from(text, "ascii");
const uuid = (id) => Buffer.from(id.replaceAll("-", ""), "hex");

function long(number) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(number));
  return bytes;
}

// RFC 6962: two neighbours are one node, and a last one without a neighbour goes up as it is.
function root(leaves) {
  if (leaves.length === 0) return hash();
  let level = leaves.map((leaf) => hash(Buffer.of(0), leaf));
  while (level.length > 1) {
    const above = [];
    for (let i = 0; i < level.length; i += 2) {
      above.push(i + 1 < level.length ? hash(Buffer.of(1), level[i], level[i + 1]) : level[i]);
    }
    level = above;
  }
  return level[0];
}

function leavesOf({ event, secret, entries, leaves }) {
  if (leaves) {
    const all = readFileSync(leaves);
    return Array.from({ length: all.length / 32 }, (_, i) => ({ leaf: all.subarray(32 * i, 32 * i + 32) }));
  }
  return entries.map(({ id, number }) => {
    const salt = hmac(Buffer.from(secret, "hex"), tag("fairqueue/salt/v1"), uuid(id)).subarray(0, 16);
    return { number, leaf: hash(tag("fairqueue/entry/v1"), uuid(event), uuid(id), long(number), salt) };
  });
}

function drawn(told) {
  const listed = leavesOf(told).sort((one, other) => Buffer.compare(one.leaf, other.leaf));
  const list = root(listed.map(({ leaf }) => leaf));
  const randomness = Buffer.from(told.randomness, "hex");
  const seed = hash(tag("fairqueue/seed/v1"), uuid(told.event), long(listed.length), list, randomness);
  const order = listed
    .map((each) => ({ ...each, ticket: hmac(seed, each.leaf) }))
    .sort((one, other) => Buffer.compare(one.ticket, other.ticket));
  return {
    list_root: list.toString("hex"),
    order_root: root(order.map(({ leaf }, i) => Buffer.concat([leaf, long(i + 1)]))).toString("hex"),
    ...(told.order && { order: order.map(({ number }) => number) }),
  };
}

let count = 0;
let entrants = 0;
for (const line of readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean)) {
  const told = JSON.parse(line);
  const own = drawn(told);
  for (const [what, value] of Object.entries(own)) {
    if (JSON.stringify(value) !== JSON.stringify(told[what])) {
      console.log(`draw ${count + 1} of ${told.event}: ${what} is ${JSON.stringify(value)}, not ${JSON.stringify(told[what])}`);
      process.exit(1);
    }
  }
  count++;
  entrants += told.count;
}
console.log(`${count} draws of ${entrants} entrants come out the same`);
