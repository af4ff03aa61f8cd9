// A line, live. Who is far from its head reads the board, the same for all; who is near has a socket, or asks.
import { ask } from "./ask.js";
import { showBoard, showOdds } from "./board.js";
import { setClock } from "./clock.js";
import { NEAR, nextPoll, odds, peopleAhead, share } from "./crowd.js";
import { failures, heard, lost, silence, unheard } from "./fresh.js";
import "./later.js";
import "./leave.js";
import { look } from "./live.js";
import { noteBoard, showWait } from "./longer.js";
import "./notify.js";
import { Link } from "./socket.js";
import { drawOf, hasClosed, stateOf } from "./standing.js";
import { alarm, isPushed } from "./turn.js";
import { about, number, part, say, section, show } from "./words.js";

/** Without a board for so long a fan far behind asks the server itself; in seconds. */
const MAX_SILENCE = 30;
/** An open socket that says nothing for so long is dead. */
const MAX_SOCKET_SILENCE = 50;
const SOCKET_ASKS = 20;
/** How long a server that does not answer is left alone at most. */
const MAX_PAUSE_NEAR = 6;
const MAX_PAUSE_FAR = 60;

let ahead = Number(section()?.dataset.ahead ?? 0);
let farthest = ahead;
let saidAt = -60_000;
let isTurning = false;
/** @type {number | undefined} */
let said;
/** @type {import("./crowd.js").Board | undefined} */
let board;
/** @type {number | undefined} */
let timer;

const state = () => section()?.dataset.state;
const isInLobby = () => state() === "lobby";
const isFar = () => state() === "outside" || isInLobby() || (state() === "waiting" && ahead > NEAR);

/** @param {boolean} exact */
function showAhead(exact) {
  show("ahead", exact ? number(ahead) : about(ahead));
  if (board) {
    const max = Number(section()?.dataset.max ?? 1);
    showOdds(odds(ahead, board.free, max, board.mean_units_per_claim));
  }
  farthest = Math.max(farthest, ahead);
  const way = /** @type {HTMLProgressElement | null} */ (part("progress"));
  if (way && farthest > ahead) {
    way.hidden = false;
    way.value = 1 - ahead / farthest;
  }
  if (ahead !== said && (performance.now() - saidAt > 60_000 || (exact && ahead < 9))) {
    said = ahead;
    saidAt = performance.now();
    say(`${part("ahead")?.previousElementSibling?.textContent}: ${part("ahead")?.textContent}`);
  }
}

/** @param {string} expected the state that the page should be in; empty for any other */
async function turnTo(expected) {
  if (isTurning) {
    return;
  }
  isTurning = true;
  const [before, pushed] = [state(), isPushed()];
  if ((await look(true)) && before !== "turn" && expected === "turn" && state() === "turn") {
    alarm(pushed);
  }
  isTurning = false;
}

/** @param {any} message as sockets push it and polls answer it */
function seePosition(message) {
  setClock(message.server_time);
  if (state() === "outside") {
    return;
  }
  const expected = stateOf(message);
  if (state() !== expected || (isInLobby() && drawOf(message) !== section()?.dataset.draw)) {
    void turnTo(expected);
  } else if (expected === "waiting") {
    ahead = Math.max(0, message.position - 1);
    if (showWait(message.estimated_wait_seconds, message.estimated_wait_seconds_p90)) {
      void ask(section()?.dataset.board, seeBoard);
    }
    showAhead(true);
  }
}

/** @param {import("./crowd.js").Board} seen */
function seeBoard(seen) {
  const isNews = board && board.phase !== seen.phase;
  board = seen;
  showBoard(seen);
  noteBoard(seen);
  if (state() === "outside" && isNews) {
    void look(false);
  }
  if (state() !== "waiting") {
    return;
  }
  const far = isFar();
  if (far) {
    ahead = peopleAhead(seen.line, Number(section()?.dataset.place));
    showWait(
      share(seen.estimated_wait_seconds, ahead, seen.waiting),
      share(seen.estimated_wait_seconds_p90, ahead, seen.waiting));
  }
  showAhead(!far);
}

/** @param {any} message */
function hear(message) {
  heard();
  switch (message.type) {
    case "position":
      seePosition(message);
      break;
    case "admitted":
      // Where it is the fan's turn already, there is more time now.
      void (state() === "turn" ? look(false) : turnTo("turn"));
      break;
    case "board":
      seeBoard(message);
      break;
    case "expired":
      void look(true);
      break;
    case "event":
      void look(false);
      break;
    default:
  }
}

const link = new Link({
  hear,
  lost: () => {
    lost();
    soon(0.5 + Math.random());
  },
});

/** @param {number} seconds */
function soon(seconds) {
  clearTimeout(timer);
  timer = setTimeout(beat, seconds * 1000);
}

function plan() {
  if (link.isOpen()) {
    soon(SOCKET_ASKS);
  } else if (failures() > 0) {
    soon(Math.min(isFar() ? MAX_PAUSE_FAR : MAX_PAUSE_NEAR, 2 ** failures()) * (0.8 + 0.4 * Math.random()));
  } else {
    const distance = state() === "outside" || isInLobby() ? NEAR : ahead;
    soon(nextPoll(distance, document.hidden, Math.random(), isFar() ? board?.poll_after_seconds : 0));
  }
}

async function beat() {
  if (link.isOpen()) {
    if (silence() > MAX_SOCKET_SILENCE) {
      link.drop();
    } else {
      link.ask();
    }
  } else {
    const here = section()?.dataset ?? {};
    let answered = await ask(here.board, seeBoard);
    if (!isFar() || (isInLobby() && hasClosed(board)) || silence() > MAX_SILENCE) {
      answered = await ask(here.poll, seePosition);
    }
    if (answered && failures() > 0) {
      link.forgive();
    }
    (answered ? heard : unheard)();
    if (!isFar()) {
      link.open(here.socket);
    }
  }
  plan();
}

addEventListener("online", () => soon(Math.random()));
addEventListener("pageshow", ({ persisted }) => persisted && void look(false).then(() => soon(Math.random())));
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && state() === "outside") {
    // Another tab may have joined meanwhile.
    void look(false);
  } else if (!document.hidden && silence() > nextPoll(ahead, false, 1)) {
    soon(Math.random());
  }
});
if (!isFar()) {
  link.open(section()?.dataset.socket);
}
plan();
