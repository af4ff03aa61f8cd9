// Counts down to a moment of the server's clock: the device's own may be wrong, and hidden tabs sleep.

/** How far the server's clock is ahead of this one, in milliseconds. */
let offset = 0;
/** @type {(left: number) => void} */
let listener = () => {};

/** @param {string} serverTime */
export function setClock(serverTime) {
  offset = Date.parse(serverTime) - Date.now();
}

/** Hears of every second that is left. @param {(left: number) => void} hear */
export function onTick(hear) {
  listener = hear;
}

/** @param {string} until @returns {number} whole seconds */
function left(until) {
  return Math.max(0, Math.floor((Date.parse(until) - Date.now() - offset) / 1000));
}

/** @param {number} seconds */
function shown(seconds) {
  const [minutes, rest] = [Math.floor(seconds / 60), String(seconds % 60).padStart(2, "0")];
  return minutes < 60
    ? `${minutes}:${rest}`
    : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${rest}`;
}

/** Counts down to what begins, which is no hurry. */
function showBeginning() {
  for (const timer of document.querySelectorAll("[data-opens]")) {
    const text = shown(left(/** @type {HTMLElement} */ (timer).dataset.opens ?? ""));
    if (timer.textContent !== text) {
      timer.textContent = text;
    }
  }
}

function showTime() {
  showBeginning();
  for (const timer of document.querySelectorAll("[data-until]")) {
    const seconds = left(/** @type {HTMLElement} */ (timer).dataset.until ?? "");
    const text = shown(seconds);
    if (timer.textContent !== text) {
      timer.textContent = text;
    }
    timer.parentElement?.classList.toggle("is-ending", seconds <= 30);
    listener(seconds);
  }
}

/** Reads the server's clock from the page, and begins to count. */
export function startClocks() {
  const timer = /** @type {HTMLElement | null} */ (document.querySelector("[data-until], [data-opens]"));
  if (timer?.dataset.now) {
    setClock(timer.dataset.now);
    delete timer.dataset.now;
  }
  showTime();
}

startClocks();
setInterval(showTime, 250);
document.addEventListener("visibilitychange", showTime);
