package io.fairqueue.memory.account;

import io.fairqueue.port.IdempotencyStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers in memory; keeps those of the latest 10,000 requests. */
public final class MemoryIdempotencyStore implements IdempotencyStore {

  private record Request(
      String fingerprint,
      UUID operation,
      Instant begunAt,
      @Nullable UUID holder,
      Instant leaseEnd,
      @Nullable String answer) {

    boolean isOver(Instant now) {
      return !now.isBefore(begunAt.plus(KEPT));
    }

    boolean isHeld(Instant now) {
      return holder != null && now.isBefore(leaseEnd);
    }
  }

  private final LinkedHashMap<String, Request> requests = new LinkedHashMap<>();

  @Override
  public synchronized Attempt begin(
      NamedRequest request, UUID holder, UUID operation, Instant now, Instant leaseEnd) {
    Request known = requests.get(request.key());
    if (known == null || known.isOver(now)) {
      requests.remove(request.key());
      requests.put(
          request.key(),
          new Request(request.fingerprint(), operation, now, holder, leaseEnd, null));
      if (requests.size() > MAX_PER_CALLER) {
        requests.pollFirstEntry();
      }
      return new Attempt.Begun(operation, false);
    }
    if (!known.fingerprint().equals(request.fingerprint())) {
      return new Attempt.OtherRequest();
    }
    if (known.answer() != null) {
      return new Attempt.Answered(known.operation(), known.answer());
    }
    if (known.isHeld(now)) {
      return new Attempt.InFlight();
    }
    requests.put(
        request.key(),
        new Request(
            known.fingerprint(), known.operation(), known.begunAt(), holder, leaseEnd, null));
    return new Attempt.Begun(known.operation(), true);
  }

  @Override
  public synchronized boolean finish(String key, UUID holder, String answer, Instant now) {
    Request mine = underWay(key, holder);
    if (mine == null || !mine.isHeld(now)) {
      return false;
    }
    requests.put(
        key,
        new Request(
            mine.fingerprint(), mine.operation(), mine.begunAt(), null, mine.leaseEnd(), answer));
    return true;
  }

  @Override
  public synchronized boolean leave(String key, UUID holder) {
    Request mine = underWay(key, holder);
    if (mine == null) {
      return false;
    }
    requests.put(
        key,
        new Request(
            mine.fingerprint(), mine.operation(), mine.begunAt(), null, mine.leaseEnd(), null));
    return true;
  }

  @Override
  public synchronized boolean forget(String key, UUID holder) {
    return underWay(key, holder) != null && requests.remove(key) != null;
  }

  @Override
  public synchronized void prune(Instant now) {
    requests.values().removeIf(request -> request.isOver(now));
  }

  private @Nullable Request underWay(String key, UUID holder) {
    Request known = requests.get(key);
    return known != null && holder.equals(known.holder()) ? known : null;
  }
}
