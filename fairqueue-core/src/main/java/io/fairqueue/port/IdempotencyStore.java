package io.fairqueue.port;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Answers to requests that callers named, so that a repeated request has one effect. Thread-safe.
 *
 * <p>Every method throws {@link StoreUnavailableException} when the store does not answer.
 */
public interface IdempotencyStore {

  /** How long a key names its request. */
  Duration KEPT = Duration.ofHours(24);

  /** As many answered requests of one caller are kept, the latest; a few more now and then. */
  int MAX_PER_CALLER = 10_000;

  /**
   * Begins a request.
   *
   * <p>Atomic: of many callers with one key one gets {@link Attempt.Begun}, the others what holds
   * for that one. A request that was neither answered nor forgotten until its lease ends, or whose
   * holder left it, is begun again by the next who asks the same. Uses the caller's clock. A key
   * that is older than {@link #KEPT} names nothing.
   *
   * @param request the caller, the request, and its name
   * @param holder the thread that works on it; unique
   * @param operation what it is called from its first try on
   */
  Attempt begin(NamedRequest request, UUID holder, UUID operation, Instant now, Instant leaseEnd);

  /**
   * Keeps the answer. Atomic; {@code false} and no change unless this holder's request is under
   * way; so repeating is safe.
   */
  boolean finish(String key, UUID holder, String answer, Instant now);

  /**
   * Leaves the request: what became of it is not known, and the next who asks the same begins it
   * again at once. Atomic; {@code false} unless this holder's request is under way.
   */
  boolean leave(String key, UUID holder);

  /** The request never was. Atomic; {@code false} unless this holder's request is under way. */
  boolean forget(String key, UUID holder);

  /** Forgets what is too old to name anything. Repeating is safe. */
  void prune(Instant now);

  /**
   * A request under a name.
   *
   * @param key the caller and the name, in at most 300 characters
   * @param caller whose requests are counted together, in at most 100 characters
   * @param fingerprint what is asked; another one under the same key is {@link
   *     Attempt.OtherRequest}
   */
  record NamedRequest(String key, String caller, String fingerprint) {}

  /** What became of beginning a request. */
  sealed interface Attempt {

    /**
     * Go on, and tell the answer.
     *
     * @param operation what the first try was called
     * @param repeated whether somebody began it before, and may have done it
     */
    record Begun(UUID operation, boolean repeated) implements Attempt {}

    /** Somebody works on the same request. */
    record InFlight() implements Attempt {}

    /**
     * It was answered before.
     *
     * @param operation what it was called
     */
    record Answered(UUID operation, String answer) implements Attempt {}

    /** The key names another request. */
    record OtherRequest() implements Attempt {}
  }
}
