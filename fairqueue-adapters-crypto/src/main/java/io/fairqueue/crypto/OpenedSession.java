package io.fairqueue.crypto;

/**
 * A session that was just opened; the token is never printed.
 *
 * @param facts what verifying the token would tell
 */
public record OpenedSession(String token, VerifiedToken facts) {

  @Override
  public String toString() {
    return "OpenedSession[" + facts.subject() + "]";
  }
}
