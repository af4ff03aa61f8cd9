// Asks the API for what is shown.
import { look } from "./live.js";

/**
 * Whether the server answered.
 * @param {string | undefined} address
 * @param {(body: any) => void} use
 */
export async function ask(address, use) {
  if (!address) {
    return true;
  }
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(10_000) });
    if (answer.ok) {
      use(await answer.json());
    } else if (answer.status === 401 || answer.status === 404) {
      // Signed out, or no longer in line: the page says so.
      await look(true);
    }
    return answer.status < 500 && answer.status !== 429;
  } catch {
    return false;
  }
}
