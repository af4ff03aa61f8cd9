// What the camera sees, for as long as it is on: read by the browser where it can, else by the server.

/** Where the browser reads: pictures a second. */
const BY_ITSELF = 8;
/** The most pixels a side of a picture for the server. */
const SIDE = 480;
/** Milliseconds between two pictures for the server, which takes six a second. */
const APART = 250;

/**
 * @typedef {object} Viewer
 * @property {HTMLVideoElement} video
 * @property {() => boolean} isBusy whether nobody wants to know for the moment
 * @property {(code: string) => void} read hears of a code
 * @property {(pixels: Uint8Array<ArrayBuffer>, width: number) => Promise<number>} ask has the server look; answers how many milliseconds to wait
 */

/** @type {MediaStream | undefined} */
let stream;
/** Rises with each start: what was begun before ends. */
let turnOn = 0;

/** Whether this browser reads codes by itself. */
export async function canRead() {
  const detector = /** @type {any} */ (window).BarcodeDetector;
  try {
    return Boolean(detector) && (await detector.getSupportedFormats()).includes("qr_code");
  } catch {
    return false;
  }
}

export const isOn = () => stream !== undefined;

/** The cameras that there are; their names are known once one was allowed. */
export async function cameras() {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter((each) => each.kind === "videoinput" && each.deviceId !== "");
}

/** The one that looks, and whether it has a light. */
export function looking() {
  const track = stream?.getVideoTracks()[0];
  const able = /** @type {any} */ (track?.getCapabilities?.() ?? {});
  return { camera: track?.getSettings().deviceId ?? "", torch: Boolean(able.torch) };
}

/** @param {boolean} on */
export async function shine(on) {
  const light = /** @type {any} */ ({ advanced: [{ torch: on }] });
  await stream?.getVideoTracks()[0]?.applyConstraints(light);
}

export function turnOff() {
  turnOn++;
  stream?.getTracks().forEach((track) => track.stop());
  stream = undefined;
}

/** Turns a camera on, after a tap; throws what the browser says where it can't. @param {Viewer} viewer @param {string} camera */
export async function watch(viewer, camera) {
  turnOff();
  const mine = ++turnOn;
  const wish = { width: { ideal: 1280 }, height: { ideal: 720 } };
  const which = camera ? { deviceId: { exact: camera } } : { facingMode: { ideal: "environment" } };
  const got = await navigator.mediaDevices.getUserMedia({ video: { ...wish, ...which }, audio: false });
  if (mine !== turnOn) {
    got.getTracks().forEach((track) => track.stop());
    return;
  }
  stream = got;
  viewer.video.srcObject = got;
  await viewer.video.play();
  const run = (await canRead()) ? detecting(viewer) : asking(viewer);
  const look = async () => {
    if (mine !== turnOn) {
      return;
    }
    const ready = viewer.video.readyState >= viewer.video.HAVE_CURRENT_DATA && !document.hidden;
    setTimeout(look, ready && !viewer.isBusy() ? await run() : APART);
  };
  look();
}

/** @param {Viewer} viewer */
function detecting(viewer) {
  const detector = new /** @type {any} */ (window).BarcodeDetector({ formats: ["qr_code"] });
  return async () => {
    const found = await detector.detect(viewer.video).catch(() => []);
    for (const each of found) {
      viewer.read(each.rawValue);
    }
    return 1000 / BY_ITSELF;
  };
}

/** @param {Viewer} viewer */
function asking(viewer) {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  return async () => {
    const { videoWidth, videoHeight } = viewer.video;
    const cut = Math.min(videoWidth, videoHeight);
    const side = Math.min(cut, SIDE);
    if (!pen || side === 0) {
      return APART;
    }
    canvas.width = canvas.height = side;
    pen.drawImage(viewer.video, (videoWidth - cut) / 2, (videoHeight - cut) / 2, cut, cut, 0, 0, side, side);
    const { data } = pen.getImageData(0, 0, side, side);
    const grey = new Uint8Array(side * side);
    for (let i = 0; i < grey.length; i++) {
      const at = 4 * i;
      grey[i] = (77 * (data[at] ?? 0) + 150 * (data[at + 1] ?? 0) + 29 * (data[at + 2] ?? 0)) >> 8;
    }
    return viewer.ask(grey, side);
  };
}
