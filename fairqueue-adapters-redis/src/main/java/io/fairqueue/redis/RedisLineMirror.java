package io.fairqueue.redis;

import io.fairqueue.domain.EventId;
import io.fairqueue.port.LineChange;
import io.fairqueue.port.LineMirror;
import io.fairqueue.port.LineSnapshot;
import io.fairqueue.port.StoreUnavailableException;
import io.lettuce.core.ScoredValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.LongStream;

/** Copies of waiting sets in Redis; {@code apply.lua} tells their form. Thread-safe. */
public final class RedisLineMirror implements LineMirror {

  /** What is neither changed nor healed for so long belongs to an event that is over. */
  private static final Duration KEPT = Duration.ofDays(2);

  private static final Duration LOADING_KEPT = Duration.ofMinutes(1);
  private static final int BATCH = 5_000;
  private static final int LOAD_TRIES = 3;
  private static final String REV = "rev";

  private static final RedisScript<String> APPLY = RedisScript.text(RedisLineMirror.class, "apply");
  private static final RedisScript<String> LOAD = RedisScript.text(RedisLineMirror.class, "load");

  private final RedisConnections redis;

  public RedisLineMirror(RedisConnections redis) {
    this.redis = redis;
  }

  @Override
  public Applied apply(LineChange change) {
    List<String> arguments = new ArrayList<>(3 + change.joined().length + change.gone().length);
    arguments.add(Long.toString(change.rev()));
    arguments.add(Long.toString(KEPT.toMillis()));
    arguments.add(Integer.toString(change.joined().length));
    LongStream.concat(Arrays.stream(change.joined()), Arrays.stream(change.gone()))
        .mapToObj(Long::toString)
        .forEach(arguments::add);
    return Applied.valueOf(APPLY.run(redis, List.of(key(change.event())), arguments));
  }

  @Override
  public void load(LineSnapshot snapshot) {
    for (int tries = 0; tries < LOAD_TRIES; tries++) {
      if (!tryLoad(snapshot).equals("LOST")) {
        return;
      }
    }
    throw new StoreUnavailableException(RedisFailures.STORE, "it loses what is loaded");
  }

  @Override
  public OptionalLong rev(EventId event) {
    Double score = redis.call(commands -> commands.zscore(key(event), REV));
    return score == null ? OptionalLong.empty() : OptionalLong.of(-1 - score.longValue());
  }

  /** The rank of a place is its position, because the revision stands before the first place. */
  @Override
  public OptionalLong position(EventId event, long place) {
    Long rank = redis.call(commands -> commands.zrank(key(event), Long.toString(place)));
    return rank == null ? OptionalLong.empty() : OptionalLong.of(rank);
  }

  @Override
  public void forget(EventId event) {
    redis.call(commands -> commands.unlink(key(event)));
  }

  /** Fills a key that nobody reads, then puts it in the place of the copy. */
  private String tryLoad(LineSnapshot snapshot) {
    String loading = key(snapshot.event()) + ":" + UUID.randomUUID();
    long[] places = snapshot.places();
    for (int from = 0; from < places.length; from += BATCH) {
      ScoredValue<?>[] batch =
          Arrays.stream(places, from, Math.min(from + BATCH, places.length))
              .mapToObj(place -> ScoredValue.just((double) place, Long.toString(place)))
              .toArray(ScoredValue<?>[]::new);
      redis.call(commands -> commands.zadd(loading, (Object[]) batch));
      redis.call(commands -> commands.pexpire(loading, LOADING_KEPT));
    }
    return LOAD.run(
        redis,
        List.of(key(snapshot.event()), loading),
        List.of(
            Long.toString(snapshot.rev()),
            Integer.toString(places.length),
            Long.toString(KEPT.toMillis())));
  }

  private static String key(EventId event) {
    return LineKeys.of(event, "mirror");
  }
}
