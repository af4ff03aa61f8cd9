package io.fairqueue.http.idempotency;

import io.fairqueue.port.IdempotencyStore;
import io.fairqueue.port.StoreUnavailableException;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Remembers on this node and for all nodes together; on this node alone while the others can't be
 * told. So a shared store in trouble is never taken for a repeated request. Thread-safe.
 */
public final class FallbackIdempotencyStore implements IdempotencyStore {

  private final IdempotencyStore shared;
  private final IdempotencyStore own;

  public FallbackIdempotencyStore(IdempotencyStore shared, IdempotencyStore own) {
    this.shared = shared;
    this.own = own;
  }

  @Override
  public Attempt begin(
      String key, String fingerprint, String holder, Instant now, Instant leaseEnd) {
    Attempt here = own.begin(key, fingerprint, holder, now, leaseEnd);
    if (!(here instanceof Attempt.Begun)) {
      return here;
    }
    try {
      Attempt anywhere = shared.begin(key, fingerprint, holder, now, leaseEnd);
      if (!(anywhere instanceof Attempt.Begun)) {
        own.forget(key, holder);
      }
      return anywhere;
    } catch (StoreUnavailableException lost) {
      return here;
    }
  }

  @Override
  public boolean finish(String key, String holder, String answer, Instant now, Instant keptUntil) {
    boolean here = own.finish(key, holder, answer, now, keptUntil);
    return ifThere(() -> shared.finish(key, holder, answer, now, keptUntil)) || here;
  }

  @Override
  public boolean forget(String key, String holder) {
    boolean here = own.forget(key, holder);
    return ifThere(() -> shared.forget(key, holder)) || here;
  }

  private static boolean ifThere(BooleanSupplier step) {
    try {
      return step.getAsBoolean();
    } catch (StoreUnavailableException lost) {
      // This node knows; the others think that it is under way until its lease ends.
      return false;
    }
  }
}
