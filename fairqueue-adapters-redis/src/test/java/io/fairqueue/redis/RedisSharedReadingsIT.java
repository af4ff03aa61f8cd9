package io.fairqueue.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.port.SharedReadings;
import io.fairqueue.port.SharedReadings.Look;
import io.fairqueue.port.SharedReadings.Shared;
import io.fairqueue.tck.server.PrivateServer;
import io.fairqueue.tck.server.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C12")
class RedisSharedReadingsIT {

  private static final long AGE_MICROS = 300_000;

  private final RedisConnections redis = SharedRedis.connections();
  private final SharedReadings one = new RedisSharedReadings(redis);
  private final SharedReadings other = new RedisSharedReadings(redis);
  private final String key = "stock:" + UUID.randomUUID();

  @Test
  void whatOneNodeReadAnotherOneFindsWithItsAge() {
    Look first = one.look(key);
    assertThat(first.isAnswered()).isTrue();
    assertThat(first.found()).isEmpty();

    Shared found =
        await()
            .until(
                () -> {
                  one.put(key, "a reading, 7", before(AGE_MICROS));
                  return other.look(key).found();
                },
                Optional::isPresent)
            .orElseThrow();

    assertThat(found.reading()).isEqualTo("a reading, 7");
    assertThat(found.age()).isBetween(Duration.ofMillis(300), SharedReadings.MAX_DURATION);
    assertThat(other.look(key + "x").found()).isEmpty();
  }

  @Test
  void whatIsLentEndsASecondAfterTheLookThatWasBeforeIt() {
    long stays =
        await()
            .until(
                () -> {
                  one.put(key, "a reading", before(AGE_MICROS));
                  return redis.<Long>call(commands -> commands.pttl(name(key)));
                },
                left -> left > 0);

    assertThat(Duration.ofMillis(stays))
        .isLessThanOrEqualTo(SharedReadings.MAX_DURATION.minusMillis(300));
  }

  @Test
  @Tag("N53")
  void whatWasOnItsWayForLongerIsNotLent() {
    one.put(key, "too late", before(1_001_000));
    // The connection carries commands in their order.
    redis.ping();

    assertThat(other.look(key).found()).isEmpty();
  }

  @Test
  @Tag("N55")
  void aReadingIsNeverTakenForARecordThoughItBearsItsName() {
    List<String> records =
        Stream.of("code", "rate", "fail", "good")
            .map(kind -> "fq:" + kind + ":" + SharedRedis.PEPPER.digest(key))
            .toList();
    for (String record : records) {
      one.put(record, "a reading", one.look(record));
    }
    redis.ping();

    for (String record : records) {
      Long there = redis.call(commands -> commands.exists(record));
      assertThat(there).isZero();
      assertThat(name(record)).isNotEqualTo(record).startsWith("fq:shown:");
    }
  }

  @Test
  void withoutRedisNobodyAnswersAndNothingIsThrown() {
    try (PrivateServer own = TestRedis.startOwn();
        RedisConnections lost = new RedisConnections(RedisConfig.of(own.url()))) {
      SharedReadings readings = new RedisSharedReadings(lost);
      Look before = readings.look(key);
      assertThat(before.isAnswered()).isTrue();
      own.stop();

      readings.put(key, "a reading", before);

      assertThat(readings.look(key)).isEqualTo(Look.UNANSWERED);
      readings.put(key, "a reading", Look.UNANSWERED);
    }
  }

  /** A look that was so long ago. */
  private Look before(long micros) {
    return new Look(one.look(key).at() - micros, Optional.empty());
  }

  private static String name(String key) {
    return "fq:shown:" + Digests.sha256(key);
  }
}
