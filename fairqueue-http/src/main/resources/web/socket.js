// The line's socket: opened again after a while where it is lost.
const MAX_PAUSE = 60;

/**
 * @typedef {object} Ears
 * @property {(message: any) => void} hear
 * @property {() => void} lost
 */

export class Link {
  /** @type {WebSocket | undefined} */
  #socket;
  #tries = 0;
  #notBefore = 0;
  /** @type {Ears} */
  #ears;

  /** @param {Ears} ears */
  constructor(ears) {
    this.#ears = ears;
  }

  isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Opens it, unless it is open, or was lost just now. @param {string | undefined} path */
  open(path) {
    if (!path || (this.#socket && this.#socket.readyState <= WebSocket.OPEN) || performance.now() < this.#notBefore) {
      return;
    }
    const socket = new WebSocket(location.origin.replace(/^http/, "ws") + path);
    this.#socket = socket;
    socket.onopen = () => {
      this.#tries = 0;
      this.ask();
    };
    socket.onmessage = (event) => this.#ears.hear(JSON.parse(event.data));
    socket.onclose = () => {
      if (this.#socket !== socket) {
        return;
      }
      this.#tries = Math.min(this.#tries + 1, 6);
      this.#notBefore = performance.now() + Math.min(MAX_PAUSE, 2 ** this.#tries) * 1000 * (0.8 + 0.4 * Math.random());
      this.#ears.lost();
    };
  }

  /** The server answers again: so may the socket. */
  forgive() {
    this.#notBefore = 0;
  }

  /** Gives up a socket of which nothing is heard. */
  drop() {
    this.#socket?.close();
    this.#socket = undefined;
    this.#ears.lost();
  }

  /** Asks where the fan stands. */
  ask() {
    if (this.isOpen()) {
      this.#socket?.send('{"type":"position"}');
    }
  }
}
