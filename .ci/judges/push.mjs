// Each case: what it is, a push as it came (its body in Base64url), the browser's keys, the origin of the push
// service, the server's public key, and whether to take it. What was decrypted is printed.
import { createECDH } from "node:crypto";
import { readFileSync } from "node:fs";
import ece from "http_ece";
import { importJWK, jwtVerify } from "jose";

const DAY = 24 * 60 * 60;

async function verify(authorization, audience, serverKey) {
  const [, token, key] = /^vapid t=([^,]+), *k=(.+)$/.exec(authorization);
  if (key !== serverKey) {
    throw new Error("another key");
  }
  const point = Buffer.from(key, "base64url");
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  const { payload } = await jwtVerify(token, await importJWK(jwk, "ES256"), { audience, algorithms: ["ES256"] });
  if (!(payload.exp - Date.now() / 1000 <= DAY)) {
    throw new Error("valid for too long");
  }
  if (!/^(mailto:.+@|https:\/\/)/.test(payload.sub)) {
    throw new Error("nobody to write to");
  }
}

function decrypt(body, { privateKey, auth }) {
  const browser = createECDH("prime256v1");
  browser.setPrivateKey(Buffer.from(privateKey, "base64url"));
  const plain = ece.decrypt(Buffer.from(body, "base64url"), {
    version: "aes128gcm",
    privateKey: browser,
    authSecret: auth,
  });
  return JSON.parse(plain.toString("utf8"));
}

const cases = JSON.parse(readFileSync(process.argv[2], "utf8"));
let wrong = 0;
for (const { name, authorization, body, browser, audience, serverKey, taken } of cases) {
  let answer;
  let right;
  try {
    await verify(authorization, audience, serverKey);
    answer = `taken: ${JSON.stringify(decrypt(body, browser))}`;
    right = taken;
  } catch (refusal) {
    answer = `refused: ${refusal.message}`;
    right = !taken;
  }
  wrong += right ? 0 : 1;
  console.log(`${right ? "as expected" : "WRONG"}: ${name}: ${answer}`);
}
process.exitCode = cases.length > 0 && wrong === 0 ? 0 : 1;
