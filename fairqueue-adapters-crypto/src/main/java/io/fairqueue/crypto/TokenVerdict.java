package io.fairqueue.crypto;

/** What became of verifying a token. */
public sealed interface TokenVerdict {

  record Valid(VerifiedToken token) implements TokenVerdict {}

  /** Authentic and of the expected kind, but its time is over. */
  record Expired(VerifiedToken token) implements TokenVerdict {}

  /**
   * Not ours, altered, of another kind, or no token at all; which of these is nobody's business.
   */
  record Invalid() implements TokenVerdict {}
}
