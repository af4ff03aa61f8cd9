package io.fairqueue.http.hook;

import io.fairqueue.http.idempotency.NeverKept;

/**
 * An endpoint's new secret.
 *
 * @param secret shown this once
 */
record SecretBody(String secret) implements NeverKept {

  /** Prints no secret. */
  @Override
  public String toString() {
    return "SecretBody[]";
  }
}
