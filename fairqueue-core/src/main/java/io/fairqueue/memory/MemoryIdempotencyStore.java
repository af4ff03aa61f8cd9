package io.fairqueue.memory;

import io.fairqueue.port.IdempotencyStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Answers in memory; keeps those of the latest 1,000 requests. */
public final class MemoryIdempotencyStore implements IdempotencyStore {

  private static final int MOST = 1_000;

  private record Request(
      String fingerprint, String holder, Instant until, @Nullable String answer) {}

  private final LinkedHashMap<String, Request> requests = new LinkedHashMap<>();

  @Override
  public synchronized Attempt begin(
      String key, String fingerprint, String holder, Instant now, Instant leaseEnd) {
    Request known = requests.get(key);
    if (known == null || !now.isBefore(known.until())) {
      requests.remove(key);
      requests.put(key, new Request(fingerprint, holder, leaseEnd, null));
      if (requests.size() > MOST) {
        requests.pollFirstEntry();
      }
      return new Attempt.Begun();
    }
    if (!known.fingerprint().equals(fingerprint)) {
      return new Attempt.OtherRequest();
    }
    return known.answer() == null ? new Attempt.InFlight() : new Attempt.Answered(known.answer());
  }

  @Override
  public synchronized boolean finish(
      String key, String holder, String answer, Instant now, Instant keptUntil) {
    Request mine = underWay(key, holder);
    if (mine == null || !now.isBefore(mine.until())) {
      return false;
    }
    requests.put(key, new Request(mine.fingerprint(), holder, keptUntil, answer));
    return true;
  }

  @Override
  public synchronized boolean forget(String key, String holder) {
    return underWay(key, holder) != null && requests.remove(key) != null;
  }

  private @Nullable Request underWay(String key, String holder) {
    Request known = requests.get(key);
    return known != null && known.answer() == null && known.holder().equals(holder) ? known : null;
  }
}
