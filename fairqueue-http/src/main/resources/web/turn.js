// A fan's turn: how long it lasts, and that it has come, for who does something else: by a sound, a
// buzz and a notification. Browsers allow these only after a tap.
import { onTick } from "./clock.js";
import { look } from "./live.js";
import { filled, number, say, section, show, word } from "./words.js";

/** When it is said how much time is left, in seconds. */
const MARKS = [300, 120, 60, 30];

/** @type {AudioContext | undefined} */
let sound;
/** @type {number | undefined} */
let announced;

function ring() {
  if (!sound) {
    return;
  }
  for (const [start, pitch] of [[0, 660], [0.25, 880], [0.5, 1100]]) {
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    const at = sound.currentTime + (start ?? 0);
    tone.frequency.value = pitch ?? 880;
    volume.gain.setValueAtTime(0.2, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.4);
    tone.connect(volume).connect(sound.destination);
    tone.start(at);
    tone.stop(at + 0.4);
  }
}

async function arm() {
  sound ??= new AudioContext();
  await sound.resume();
  ring();
  showArmed();
}

/** Shows what a tap did. */
function showArmed() {
  if (sound) {
    show("alarm", word("alarm-on"));
  }
}

/** Whether pushes tell this device of the turn. */
export const isPushed = () => document.querySelector('[data-notify-do="end"]:not([hidden])') !== null;

/** It is the fan's turn. @param {boolean} pushed whether a push tells this device of it too */
export function alarm(pushed) {
  ring();
  if (navigator.userActivation?.hasBeenActive) {
    navigator.vibrate?.([200, 100, 200]);
  }
  if (!pushed && "Notification" in window && Notification.permission === "granted") {
    try {
      // The worker's has the same tag.
      const notice = new Notification(word("turn"), { body: word("event"), tag: section()?.dataset.event ?? "turn" });
      notice.onclick = () => window.focus();
    } catch {
      // Some browsers on phones want a service worker for it: there pushes do the same.
    }
  }
}

document.addEventListener("click", (event) => {
  if (/** @type {Element} */ (event.target).closest("[data-live=alarm]")) {
    void arm();
  }
});

onTick((left) => {
  if (section()?.dataset.state !== "turn") {
    return;
  }
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  document.title = `● ${word("turn")} · ${clock}`;
  const mark = MARKS.find((limit) => left <= limit && left > limit - 3);
  if (mark && announced !== mark) {
    announced = mark;
    say(mark < 60 ? word("ending") : filled("left", { minutes: number(mark / 60) }));
  }
  if (left === 0 && announced !== 0) {
    announced = 0;
    setTimeout(() => look(true), 1500);
  }
});

addEventListener("looked", showArmed);
