package io.fairqueue.port;

/** What a key is for, and so by which algorithm it signs. It verifies nothing else. */
public enum KeyUse {
  /** Signs tokens that others verify too, by the public key, which is published: ES256. */
  TOKEN,
  /** Signs sessions, which only servers read, by a secret of 256 bits; never published: HS256. */
  SESSION,
  /** Signs checkpoints of public logs, which others verify by the public key: Ed25519. */
  LOG
}
