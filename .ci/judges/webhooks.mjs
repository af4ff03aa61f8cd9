// Each case: what it is, a call as it came, the receiver's secret, how far its clock is off, and whether to take it.
import { readFileSync } from "node:fs";
import { Webhook } from "standardwebhooks";

const cases = JSON.parse(readFileSync(process.argv[2], "utf8"));
const now = Date.now;
let wrong = 0;
for (const { name, secret, headers, body, offset, taken } of cases) {
  Date.now = () => now() + offset;
  let answer = "taken";
  try {
    new Webhook(secret).verify(body, headers);
  } catch (refusal) {
    answer = `refused: ${refusal.message}`;
  }
  const right = (answer === "taken") === taken;
  wrong += right ? 0 : 1;
  console.log(`${right ? "as expected" : "WRONG"}: ${name}: ${answer}`);
}
process.exitCode = cases.length > 0 && wrong === 0 ? 0 : 1;
