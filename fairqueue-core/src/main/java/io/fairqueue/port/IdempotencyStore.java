package io.fairqueue.port;

import java.time.Instant;

/**
 * Answers to requests that callers named, so that a repeated request has one effect. Thread-safe.
 */
public interface IdempotencyStore {

  /**
   * Begins a request.
   *
   * <p>Atomic: of many callers with one key one gets {@link Attempt.Begun}, the others what holds
   * for that one. A request that was neither finished nor forgotten until its lease ends never was.
   * Uses the caller's clock.
   *
   * @param key whose request, under the name that the caller gave it
   * @param fingerprint what is asked; another one under the same key is {@link
   *     Attempt.OtherRequest}
   * @param holder who works on it; unique
   */
  Attempt begin(String key, String fingerprint, String holder, Instant now, Instant leaseEnd);

  /**
   * Keeps the answer until then. Atomic; {@code false} and no change unless this holder's request
   * is under way; so repeating is safe.
   */
  boolean finish(String key, String holder, String answer, Instant now, Instant keptUntil);

  /** The request never was. Atomic; {@code false} unless this holder's request is under way. */
  boolean forget(String key, String holder);

  /** What became of beginning a request. */
  sealed interface Attempt {

    /** Go on, and tell the answer. */
    record Begun() implements Attempt {}

    /** Somebody works on the same request. */
    record InFlight() implements Attempt {}

    /** It was answered before. */
    record Answered(String answer) implements Attempt {}

    /** The key names another request. */
    record OtherRequest() implements Attempt {}
  }
}
