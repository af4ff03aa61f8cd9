// The line, live: position and turn by the socket, all else by looking again.
import { onTick, setClock } from "./clock.js";
import { look } from "./live.js";
import "./notify.js";

/** @param {string} name */
const part = (name) => /** @type {HTMLElement | null} */ (document.querySelector(`[data-live=${name}]`));
const section = () => /** @type {HTMLElement | null} */ (document.querySelector("[data-state]"));
/** @returns {DOMStringMap} */
const words = () => /** @type {HTMLElement} */ (document.getElementById("words")).dataset;
const numbers = new Intl.NumberFormat(document.documentElement.lang + "-u-nu-latn");

/** @type {WebSocket | undefined} */
let socket;
let tries = 0;
let heardAt = Date.now();
let lost = false;
/** @type {number | undefined} */
let first;
let saidAt = 0;
/** @type {number | undefined} */
let announced;

/** @param {string} text @param {Record<string, string | number>} values */
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** @param {string} text */
function say(text) {
  const place = document.getElementById("say");
  if (place) {
    place.textContent = text;
  }
}

/** @param {string} name @param {string} text */
function show(name, text) {
  const place = part(name);
  if (place && place.textContent !== text) {
    place.textContent = text;
  }
}

/** @param {number | null} median @param {number | null} ninety */
function wait(median, ninety) {
  if (median === null || ninety === null) {
    return words().unknown ?? "";
  }
  const from = Math.max(1, Math.ceil(median / 60));
  const to = Math.max(1, Math.ceil(ninety / 60));
  if (to <= 1) {
    return words().soon ?? "";
  }
  return from === to
    ? fill(words().one ?? "", { minutes: numbers.format(to) })
    : fill(words().range ?? "", { from: numbers.format(from), to: numbers.format(to) });
}

/** @param {any} message */
function position(message) {
  setClock(message.server_time);
  const state = section()?.dataset.state;
  if (state === "outside") {
    return;
  }
  const expected = message.status === "WAITING" ? "waiting" : message.status === "ADMITTED" ? "turn" : "";
  if (state !== expected) {
    look(true);
    return;
  }
  if (state !== "waiting") {
    return;
  }
  const ahead = Math.max(0, message.position - 1);
  show("ahead", numbers.format(ahead));
  show("wait", wait(message.estimated_wait_seconds, message.estimated_wait_seconds_p90));
  first = first === undefined || ahead > first ? ahead : first;
  const way = /** @type {HTMLProgressElement | null} */ (part("progress"));
  if (way && first > ahead) {
    way.hidden = false;
    way.value = 1 - ahead / first;
  }
  if (Date.now() - saidAt > 60000 || ahead < 9) {
    saidAt = Date.now();
    say(`${part("ahead")?.previousElementSibling?.textContent}: ${numbers.format(ahead)}`);
  }
}

/** @param {any} message */
function hear(message) {
  heardAt = Date.now();
  switch (message.type) {
    case "position":
      position(message);
      break;
    case "admitted":
      if (section()?.dataset.state !== "turn") {
        look(true).then(() => navigator.userActivation?.hasBeenActive && navigator.vibrate?.([200, 100, 200]));
      }
      break;
    case "expired":
      look(true);
      break;
    case "sold_out":
    case "available":
    case "event":
      look(false);
      break;
    default:
  }
}

function freshness() {
  const place = part("fresh");
  if (!place) {
    return;
  }
  const seconds = Math.round((Date.now() - heardAt) / 1000);
  place.classList.toggle("is-lost", lost || !navigator.onLine);
  const text = !navigator.onLine
    ? words().offline
    : lost
      ? words().lost
      : seconds < 3 ? words().fresh : fill(words().ago ?? "", { seconds });
  const label = place.lastElementChild;
  if (label && label.textContent !== text) {
    label.textContent = text ?? "";
  }
}

function connect() {
  const path = section()?.dataset.socket;
  if (!path || (socket && socket.readyState <= WebSocket.OPEN)) {
    return;
  }
  socket = new WebSocket(location.origin.replace(/^http/, "ws") + path);
  socket.onopen = () => {
    lost = false;
    tries = 0;
    heardAt = Date.now();
    socket?.send('{"type":"position"}');
  };
  socket.onmessage = (event) => hear(JSON.parse(event.data));
  socket.onclose = () => {
    lost = true;
    tries = Math.min(tries + 1, 6);
    setTimeout(reconnect, Math.min(60000, 1000 * 2 ** tries) * (0.8 + 0.4 * Math.random()));
  };
}

async function reconnect() {
  if (await look(false)) {
    connect();
  } else {
    setTimeout(reconnect, Math.min(60000, 1000 * 2 ** ++tries));
  }
}

onTick((left) => {
  if (section()?.dataset.state !== "turn") {
    return;
  }
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  document.title = `● ${words().turn} · ${clock}`;
  const minutes = [300, 120, 60].find((limit) => left <= limit && left > limit - 3);
  if (minutes && announced !== minutes) {
    announced = minutes;
    say(fill(words().left ?? "", { minutes: minutes / 60 }));
  }
  if (left === 0 && announced !== 0) {
    announced = 0;
    setTimeout(() => look(true), 1500);
  }
});

connect();
setInterval(freshness, 1000);
setInterval(() => socket?.readyState === WebSocket.OPEN && socket.send('{"type":"position"}'), 20000);
addEventListener("online", () => connect());
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    look(false).then(connect);
  }
});
