// What a message says of where a fan stands, as pages name it.

/** @type {Record<string, string>} */
const STATES = { LOBBY: "lobby", WAITING: "waiting", ADMITTED: "turn" };

/** The state that the page should be in; empty for any other. @param {any} message */
export const stateOf = (message) => STATES[message.status] ?? "";

/** How far the draw is, and which round decides; undefined outside the lobby. @param {any} message */
export const drawOf = (message) => message.draw && `${message.draw.state}${message.draw.round ?? ""}`;

/** Whether a draw may have given the fan a place, which a board doesn't say. @param {any} board */
export const hasClosed = (board) => board !== undefined && board.phase !== "LOBBY";
