package io.fairqueue.http.signin;

import io.fairqueue.http.outage.Outages;
import io.fairqueue.port.identity.IdTokens;
import java.time.Instant;

/**
 * Tells operators once when an issuer does not give its keys, and once when it does again: a token
 * that it has signed is proof of that, one that proves nothing is not. Thread-safe.
 */
public final class WatchedIdTokens implements IdTokens {

  private final IdTokens tokens;
  private final Outages outages;

  public WatchedIdTokens(IdTokens tokens, Outages outages) {
    this.tokens = tokens;
    this.outages = outages;
  }

  @Override
  public Verdict verify(String token, Instant now) {
    Verdict verdict = tokens.verify(token, now);
    switch (verdict) {
      case Verdict.Verified verified -> outages.worked(verified.issuer());
      case Verdict.Unavailable silent ->
          outages.failed(silent.issuer(), "it does not give its keys");
      case Verdict.Refused refused -> {
        // Whoever sent it chose what it says.
      }
    }
    return verdict;
  }

  @Override
  public boolean acceptOrganizers() {
    return tokens.acceptOrganizers();
  }
}
