// Which places wait, as a log says; complains where it cannot be so.
import { ensure } from "./octets.js";

export class Places {
  /** Each place by what it does: 1 waits, 2 is away; nothing of those who are gone. */
  #states = new Uint8Array(1024);
  /** Nobody waits before it. */
  #lowest = 1;
  #next = 1;
  #lastOfLobby = 0;
  #lobbyLeft = 0;
  #isGathering = false;
  #isClosed = false;
  #placed = 0;
  #given = 0;

  /** Fans came; those of a lobby get their places later. @param {number} first @param {number} count @param {boolean} lobby */
  join(first, count, lobby) {
    ensure(first === this.#next && count >= 1, "why-gap", { number: first, expected: this.#next });
    ensure(lobby ? !this.#isClosed && this.#lastOfLobby === first - 1 : !this.#isGathering, "why-lobby", { number: first });
    this.#next += count;
    if (lobby) {
      this.#isGathering = true;
      this.#lastOfLobby = this.#next - 1;
    } else {
      this.#set(first, this.#next - 1, 1);
    }
  }

  closeLobby() {
    this.#isGathering = false;
    this.#isClosed = true;
  }

  /** Who is in the lobby leaves it by number. @param {number} first @param {number} last */
  leaveLobby(first, last) {
    ensure(last <= this.#lastOfLobby, "why-gone", { place: last });
    this.#lobbyLeft += last - first + 1;
  }

  /** A draw gives places, in order. @param {number} first @param {number} last */
  place(first, last) {
    ensure(this.#isClosed && first > this.#placed && last <= this.#lastOfLobby, "why-no-draw", { place: first });
    this.#set(first, last, 1);
    this.#placed = last;
    this.#given += last - first + 1;
  }

  /** The lowest place that waits and is there is let in, and no other. @param {number} place */
  admit(place) {
    let lowest = this.#lowest;
    while (lowest < this.#states.length && this.#states[lowest] !== 1) {
      lowest++;
    }
    ensure(this.#states[place] === 1, "why-unwaited", { place });
    ensure(place === lowest, "why-overtook", { place, first: lowest });
    ensure(place <= this.#lastOfLobby || this.#given + this.#lobbyLeft >= this.#lastOfLobby, "why-unplaced", { place });
    this.#states[place] = 0;
    this.#lowest = place + 1;
  }

  /** @param {number} first @param {number} last */
  cease(first, last) {
    this.#from(first, last, [1, 2], 0);
  }

  /** @param {number} first @param {number} last */
  pass(first, last) {
    this.#from(first, last, [1], 2);
  }

  /** @param {number} first @param {number} last */
  back(first, last) {
    this.#from(first, last, [2], 1);
  }

  close() {
    this.#states.fill(0);
  }

  /** Whether somebody at this place waits, or is away. @param {number} place */
  isWaiting(place) {
    return (this.#states[place] ?? 0) > 0;
  }

  get came() {
    return this.#next - 1;
  }

  get waiting() {
    return this.#states.reduce((sum, state) => sum + (state > 0 ? 1 : 0), 0);
  }

  /** @param {number} first @param {number} last @param {number[]} before @param {number} state */
  #from(first, last, before, state) {
    for (let place = first; place <= last; place++) {
      ensure(before.includes(this.#states[place] ?? 0), "why-gone", { place });
    }
    this.#set(first, last, state);
  }

  /** @param {number} first @param {number} last @param {number} state */
  #set(first, last, state) {
    if (last >= this.#states.length) {
      const larger = new Uint8Array(2 * last);
      larger.set(this.#states);
      this.#states = larger;
    }
    this.#states.fill(state, first, last + 1);
    if (state === 1) {
      this.#lowest = Math.min(this.#lowest, first);
    }
  }
}
