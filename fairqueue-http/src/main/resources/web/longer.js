// How long a fan still waits, and why that is longer than the fan was told before.
import { whyLonger } from "./crowd.js";
import { part, say, show, wait, word } from "./words.js";

/** @typedef {import("./crowd.js").Board} Board */

/** A wait that is longer by this share, and by these seconds, is news. */
const MUCH = 1.25;
const LEAST = 60;

/** The shortest wait that was told, and the board of that time. */
let shortest = Infinity;
/** @type {Board | undefined} */
let then;
/** @type {Board | undefined} */
let now;
let isLonger = false;
let wasPaused = false;
let why = "";

function showWhy() {
  if (isLonger && why === "" && then && now) {
    why = whyLonger(then, now, wasPaused);
    if (why !== "") {
      say(word(`longer-${why}`));
    }
  }
  const place = part("longer");
  if (place) {
    place.hidden = !isLonger || why === "";
    show("longer", why === "" ? "" : word(`longer-${why}`));
  }
}

/** @param {Board} board */
export function noteBoard(board) {
  now = board;
  then ??= board;
  wasPaused ||= board.phase === "PAUSED";
  showWhy();
}

/**
 * Shows how long it takes. Answers whether a newer board may say why that is longer than it was.
 * @param {number | null} median @param {number | null} ninety
 */
export function showWait(median, ninety) {
  show("wait", wait(median, ninety));
  if (ninety === null) {
    return false;
  }
  if (ninety <= shortest) {
    shortest = ninety;
    then = now;
    wasPaused = now?.phase === "PAUSED";
  }
  const is = ninety > shortest * MUCH && ninety - shortest >= LEAST;
  const isNews = is && !isLonger;
  if (is !== isLonger) {
    isLonger = is;
    why = "";
  }
  showWhy();
  return isNews;
}
