package io.fairqueue.port.identity;

import io.fairqueue.domain.EmailAddress;
import java.time.Instant;

/** Id tokens (OpenID Connect), in which a trusted issuer vouches for an email address. */
public interface IdTokens {

  /**
   * Verifies any text.
   *
   * <p>Changes nothing, so repeating is safe, and a token may be shown again until it is too old.
   * Waits for the issuer's keys, for less than two seconds. Never throws for what a token or an
   * issuer says. Uses the caller's clock. Thread-safe.
   */
  Verdict verify(String token, Instant now);

  /** Whether any issuer is trusted with organizers. */
  boolean acceptOrganizers();

  /** What became of verifying a token. */
  sealed interface Verdict {

    /**
     * The address belongs to whoever was given the token.
     *
     * @param issuer who vouches for it
     * @param mayBeOrganizer whether the issuer is trusted with organizers too
     */
    record Verified(String issuer, EmailAddress email, boolean mayBeOrganizer) implements Verdict {}

    /** It proves nothing, now or later. */
    record Refused(Fault fault) implements Verdict {}

    /** The issuer's keys could not be read: a later try may succeed. */
    record Unavailable(String issuer) implements Verdict {}
  }

  /** Why a token proves nothing. */
  enum Fault {
    /** No signed token, or too long for one. */
    MALFORMED,
    /** Signed by an algorithm that is not accepted, or not at all. */
    ALGORITHM,
    /** From an issuer that is not trusted. */
    ISSUER,
    /** Made for another program. */
    AUDIENCE,
    /** Not signed by a key of its issuer. */
    SIGNATURE,
    /** Its time is over, or it was issued too long ago. */
    EXPIRED,
    /** Issued in the future, or not to be used yet. */
    EARLY,
    /** Without an email address that the issuer has verified. */
    EMAIL
  }
}
