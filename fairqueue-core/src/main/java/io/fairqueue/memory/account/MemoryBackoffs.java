package io.fairqueue.memory.account;

import io.fairqueue.port.BackoffPolicy;
import io.fairqueue.port.Backoffs;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Failures in memory; keeps the 100,000 keys that came last. */
public final class MemoryBackoffs implements Backoffs {

  private static final int MAX = 100_000;

  private record Failed(int times, Instant first, Instant next) {}

  private final LinkedHashMap<String, Failed> failures = new LinkedHashMap<>();
  private final LinkedHashMap<String, Instant> trusted = new LinkedHashMap<>();

  @Override
  public synchronized Optional<Duration> attempt(String key, BackoffPolicy policy, Instant now) {
    Failed known = failures.get(key);
    if (known == null || !now.isBefore(policy.forgottenAt(known.times(), known.first()))) {
      known = new Failed(0, now, now);
    }
    if (now.isBefore(known.next())) {
      return Optional.of(Duration.between(now, known.next()));
    }
    int times = known.times() + 1;
    failures.remove(key);
    failures.put(key, new Failed(times, known.first(), now.plus(policy.waitAfter(times))));
    if (failures.size() > MAX) {
      failures.pollFirstEntry();
    }
    return Optional.empty();
  }

  @Override
  public synchronized void reset(String key) {
    failures.remove(key);
  }

  @Override
  public synchronized void trust(String key, Instant until, Instant now) {
    Instant known = trusted.remove(key);
    trusted.put(key, known == null || known.isBefore(until) ? until : known);
    if (trusted.size() > MAX) {
      trusted.pollFirstEntry();
    }
  }

  @Override
  public synchronized boolean isTrusted(String key, Instant now) {
    Instant until = trusted.get(key);
    return until != null && now.isBefore(until);
  }
}
