package io.fairqueue.port;

/** What a key is for. It verifies nothing else. */
public enum KeyUse {
  /** Signs tokens that others verify too, by the public key: ES256. */
  TOKEN,
  /** Signs sessions, which only servers read; never published. */
  SESSION
}
