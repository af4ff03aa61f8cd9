// Checks a log of any length, as its server serves it: longlog.mjs URL EVENT.
import { readLog } from "./log.mjs";

const [url, event] = process.argv.slice(2);
const begun = performance.now();
try {
  console.log(`right: ${await readLog(url, event)}`);
} catch (fault) {
  console.log(`wrong: ${fault.message}`);
}
const { maxRSS } = process.resourceUsage();
console.log(`${((performance.now() - begun) / 1000).toFixed(1)} s, ${Math.round(maxRSS / 1024)} MiB at most`);
