// Replays what a log says of a line, and finds whoever overtook. Believes nothing that the log does not say.
import { leafOf, rangesOf } from "./leaf.js";
import { Fault, ensure } from "./octets.js";
import { Places } from "./places.js";

/** @typedef {import("./octets.js").Octets} Octets */
/** @typedef {import("./leaf.js").Leaf} Leaf */
/** @typedef {import("./leaf.js").Finding} Finding */

const MINUTE = 60_000;
const NAMED = 5;

/** What happens to places, or to numbers, by what a leaf calls it; in this order. */
const MOVES = /** @type {[string, (places: Places, first: number, last: number) => void][]} */ ([
  ["before_away", (places, first, last) => places.pass(first, last)],
  ["before_left", (places, first, last) => places.cease(first, last)],
  ["before_expired", (places, first, last) => places.cease(first, last)],
  ["before_removed", (places, first, last) => places.cease(first, last)],
  ["before_admitted", (places, first, last) => places.cease(first, last)],
  ["placed", (places, first, last) => places.place(first, last)],
  ["absent", (places, first, last) => places.pass(first, last)],
  ["back", (places, first, last) => places.back(first, last)],
  ["left", (places, first, last) => places.cease(first, last)],
  ["expired", (places, first, last) => places.cease(first, last)],
  ["left_numbers", (places, first, last) => places.leaveLobby(first, last)],
  ["expired_numbers", (places, first, last) => places.leaveLobby(first, last)],
]);

export class Replay {
  #places = new Places();
  #rev = 0;
  #at = -Infinity;
  #entries = 0;
  #admitted = 0;
  #byHand = 0;
  #perMinute = 0;
  #units = 0;
  #status = "ACTIVE";
  #isBegun = false;
  #isOlder = true;
  /** @type {string[]} */
  #removed = [];
  /** @type {number | undefined} */
  #sold;
  /** @type {{ at: number, count: number }[]} */
  #minute = [];
  /** @type {{ key: string, values: Record<string, string | number> } | undefined} */
  #fault;
  #fate = "fate-waits";

  /** @param {number} [place] what becomes of it is told @param {number} [number] likewise, before it has a place */
  constructor(place, number) {
    this.place = place;
    this.number = number;
  }

  /** The log's next entry. After the first that cannot be so the others mean nothing. @param {Octets} entry */
  add(entry) {
    if (this.#fault) {
      return;
    }
    try {
      const leaf = leafOf(entry);
      this.#follow(leaf);
      this.#tell(leaf);
    } catch (fault) {
      const { key, values } = fault instanceof Fault ? fault : new Fault("why-unreadable");
      this.#fault = { key, values };
    }
    this.#entries++;
  }

  /** Rows have one number more each; those that say much have several entries. @param {Leaf} leaf */
  #follow(leaf) {
    const isFirst = this.#entries === 0 && leaf.t === "recovered";
    const next = leaf.t === "line" ? leaf.rev : this.#rev + (isFirst ? 0 : 1);
    const at = Date.parse(leaf.at);
    const goesOn = leaf.t === "line" && next === this.#rev && at === this.#at && next > 0;
    ensure(next === this.#rev + 1 || goesOn || isFirst, "why-rev", { rev: next, before: this.#rev });
    ensure(at >= this.#at || isFirst, "why-time");
    this.#rev = next;
    this.#at = isFirst ? this.#at : at;
  }

  /** @param {Leaf} leaf */
  #tell(leaf) {
    if (leaf.t === "line") {
      this.#line(leaf);
    } else if (leaf.t === "recovered") {
      this.#isBegun = true;
    } else if (leaf.t === "sold") {
      this.#sold = leaf.count;
    } else if (leaf.t === "announce" || leaf.t === "amend") {
      this.#isOlder &&= leaf.t === "amend";
      this.#status = leaf.status ?? this.#status;
      const { admissions_per_minute: rate, max_units_per_claim: units } = leaf.policy ?? {};
      this.#perMinute = rate === undefined ? this.#perMinute : Number(rate) || 0;
      this.#units = Math.max(this.#units, units ?? 0);
    }
  }

  /** @param {Leaf} leaf */
  #line(leaf) {
    if (leaf.joined) {
      this.#places.join(leaf.joined.first, leaf.joined.count, leaf.lobby === true);
      this.#isOlder ||= leaf.genesis === true;
    }
    if (leaf.lobby_closed) {
      this.#places.closeLobby();
    }
    for (const [name, move] of MOVES) {
      for (const [first, last] of rangesOf(leaf, name)) {
        move(this.#places, first, last);
        this.#ceased(name, first, last);
      }
    }
    for (const { place, number, reason } of leaf.removed ?? []) {
      ensure(Number.isInteger(place ?? number) && typeof reason === "string", "why-unreadable");
      place === undefined ? this.#places.leaveLobby(number, number) : this.#places.cease(place, place);
      this.#ceased(place === undefined ? "removed_numbers" : "removed", place ?? number, place ?? number);
      this.#removed.push(`${place ?? `#${number}`} (${reason})`);
    }
    this.#admit(leaf, rangesOf(leaf, "admitted"));
    if (leaf.closed) {
      this.#fate = this.place && this.#places.isWaiting(this.place) ? "fate-closed" : this.#fate;
      this.#places.close();
    }
  }

  /** @param {string} name @param {number} first @param {number} last */
  #ceased(name, first, last) {
    const [how = "", isNumber] = name.replace(/^before_/, "").split("_");
    const own = isNumber ? this.number : this.place;
    if (own && first <= own && own <= last && ["left", "expired", "removed", "admitted"].includes(how)) {
      this.#fate = `fate-${how}`;
    }
  }

  /** @param {Leaf} leaf @param {[number, number][]} ranges */
  #admit(leaf, ranges) {
    if (ranges.length === 0) {
      return;
    }
    ensure(this.#status === "ACTIVE", "why-status", { status: this.#status });
    let count = 0;
    for (const [first, last] of ranges) {
      for (let place = first; place <= last; place++) {
        this.#places.admit(place);
      }
      count += last - first + 1;
      this.#ceased("admitted", first, last);
    }
    this.#admitted += count;
    this.#byHand += leaf.hand ? count : 0;
    this.#minute = [...this.#minute.filter(({ at }) => at > this.#at - MINUTE), { at: this.#at, count }];
    const now = this.#minute.reduce((sum, each) => sum + each.count, 0);
    ensure(leaf.hand || this.#perMinute === 0 || now <= this.#perMinute, "why-rate", { count: now, max: this.#perMinute });
  }

  /** Whether the one that is looked at was not to be drawn, because it had gone before. */
  get hasGone() {
    return this.#fate === "fate-left" || this.#fate === "fate-expired" || this.#fate === "fate-removed";
  }

  /** What came of it. @returns {Finding[]} */
  findings() {
    const counts = { came: this.#places.came, admitted: this.#admitted, waiting: this.#places.waiting };
    const names = this.#removed.slice(0, NAMED).join(", ") + (this.#removed.length > NAMED ? " …" : "");
    /** @type {(Finding | false | undefined)[]} */
    const all = [
      this.#fault
        ? { outcome: "fail", key: "order-not", values: { entry: this.#entries - 1 }, why: this.#fault }
        : { outcome: "pass", key: "order", values: counts },
      this.#isBegun && { outcome: "note", key: "begun" },
      this.#isOlder && { outcome: "note", key: "older" },
      this.#byHand > 0 && { outcome: "note", key: "hand", values: { count: this.#byHand } },
      this.#removed.length > 0 && { outcome: "note", key: "removed", values: { count: this.#removed.length, who: names } },
      this.#sold !== undefined && !this.#isOlder && this.#units > 0 && {
        outcome: this.#sold <= this.#admitted * this.#units ? "pass" : "fail",
        key: "sold",
        values: { sold: this.#sold, admitted: this.#admitted, max: this.#units },
      },
      !this.#fault && this.place !== undefined && { outcome: "pass", key: this.#fate, values: { place: this.place } },
    ];
    return all.filter((each) => typeof each === "object");
  }
}
