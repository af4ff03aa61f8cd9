package io.fairqueue.port;

import io.fairqueue.domain.OneTimeCode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One-time codes. Each belongs to the request that asked for it, and has tries of its own: whoever
 * asks for another one, or guesses, takes nothing from this one. Thread-safe. Keeps hashes, never
 * codes.
 */
public interface CodeStore {

  /** The wrong tries that burn a code. */
  int MAX_WRONG_TRIES = 5;

  /** The live codes of one subject; a new one then drops the oldest. */
  int MAX_LIVE = 50;

  /** The same of one origin, so that nobody's requests drop somebody else's code. */
  int MAX_LIVE_OF_ORIGIN = 20;

  /**
   * A try that names no request is compared with the newest codes of its own origin, and of others.
   */
  int NEWEST = 5;

  /** Adds a code beside those that live. Atomic. The caller's clock decides. */
  void put(CodeSubject subject, Issued code, Instant now);

  /**
   * Uses the code up if it is right; answers its note.
   *
   * <p>Atomic: of many callers with the right code one gets it. A try that names the request is
   * charged to that code; one that doesn't, to the newest codes. Five wrong tries that name it burn
   * a code, five that don't close it to such tries: those of its own origin are counted apart from
   * those of others. Repeating answers empty.
   */
  Optional<String> take(CodeSubject subject, Offered offered, Instant now);

  /**
   * A code that was mailed.
   *
   * @param request random; only who asked knows it
   * @param origin from where it was asked for
   * @param note what it leads to
   * @param until good before this moment
   */
  record Issued(UUID request, OneTimeCode code, String origin, String note, Instant until) {

    @Override
    public String toString() {
      return "Issued[" + request + "]";
    }
  }

  /**
   * A code that somebody typed.
   *
   * @param request null from clients that don't know it
   * @param origin from where it comes
   */
  record Offered(@Nullable UUID request, OneTimeCode code, String origin) {

    @Override
    public String toString() {
      return "Offered[" + request + "]";
    }
  }
}
