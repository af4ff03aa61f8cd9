package io.fairqueue.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.server.PrivateServer;
import io.fairqueue.tck.server.TestRedis;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RedisOutageIT {

  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(2);

  private final PrivateServer server = TestRedis.startOwn();
  private final RedisConnections redis = new RedisConnections(RedisConfig.of(server.url()));
  private final RedisRateLimiter limiter = new RedisRateLimiter(redis, SharedRedis.PEPPER);

  @AfterEach
  void end() {
    redis.close();
    server.close();
  }

  @Test
  @Tag("I25")
  void aHungServerIsUnavailableInTimeAndBackWhenItWakes() {
    acquire();
    server.freeze();
    try {
      assertUnavailableInTime();
      assertUnavailableInTime();
    } finally {
      server.thaw();
    }
    await().atMost(ANSWERED_WITHIN).ignoreExceptions().untilAsserted(redis::ping);
    assertThat(acquire()).isEmpty();
  }

  @Test
  @Tag("H10")
  @Tag("I25")
  void aCrowdThatMeetsAHungServerIsAnsweredInTime() throws InterruptedException {
    acquire();
    server.freeze();
    try {
      Crowd.of(
          2_000,
          () -> {
            assertUnavailableInTime();
            return true;
          });
    } finally {
      server.thaw();
    }
  }

  @Test
  @Tag("I25")
  void aServerThatHangsFromTheStartIsUnavailableInTime() {
    server.freeze();
    try {
      assertUnavailableInTime();
    } finally {
      server.thaw();
    }
    await().atMost(ANSWERED_WITHIN).ignoreExceptions().untilAsserted(redis::ping);
  }

  @Test
  @Tag("I25")
  void aSilentConnectionIsReplaced() {
    acquire();
    server.freeze();
    try {
      for (int i = 0; i < 8; i++) {
        assertUnavailableInTime();
      }
    } finally {
      server.thaw();
    }
    await().atMost(Duration.ofSeconds(3)).ignoreExceptions().untilAsserted(redis::ping);
  }

  @Test
  @Tag("F13")
  void aDeadServerFailsFastAndHealsByItselfWithoutItsScripts() {
    acquire();
    server.stop();
    await().untilAsserted(() -> assertThatThrownBy(redis::ping).hasMessageContaining("redis"));
    long start = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(this::acquire).isInstanceOf(StoreUnavailableException.class);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ANSWERED_WITHIN);

    server.start();

    await().atMost(ANSWERED_WITHIN).ignoreExceptions().untilAsserted(redis::ping);
    assertThat(acquire()).isEmpty();
  }

  @Test
  void needsNoServerToBeginWith() {
    server.stop();
    try (RedisConnections early = new RedisConnections(RedisConfig.of(server.url()))) {
      assertThatThrownBy(early::ping)
          .isInstanceOfSatisfying(
              StoreUnavailableException.class, e -> assertThat(e.store()).isEqualTo("redis"));
      server.start();
      await().atMost(ANSWERED_WITHIN).ignoreExceptions().untilAsserted(early::ping);
    }
  }

  @Test
  void aCommandThatRedisRefusesIsNotWorthRepeating() {
    redis.call(commands -> commands.set("text", "text"));

    assertThatThrownBy(() -> redis.call(commands -> commands.zcard("text")))
        .isInstanceOf(StoreDataException.class)
        .hasRootCauseMessage("WRONGTYPE Operation against a key holding the wrong kind of value");
  }

  @Test
  void closingIsQuick() {
    RedisConnections open = new RedisConnections(RedisConfig.of(server.url()));
    open.ping();
    assertThatCode(open::close).doesNotThrowAnyException();
    assertThatThrownBy(open::ping).isInstanceOf(StoreUnavailableException.class);
  }

  /** Asks for something that a script does. */
  private Optional<Duration> acquire() {
    return limiter.acquire(UUID.randomUUID().toString(), 1, Duration.ofMinutes(1), Fixtures.START);
  }

  private void assertUnavailableInTime() {
    long start = System.nanoTime();
    assertThatThrownBy(this::acquire).isInstanceOf(StoreUnavailableException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ANSWERED_WITHIN);
  }
}
