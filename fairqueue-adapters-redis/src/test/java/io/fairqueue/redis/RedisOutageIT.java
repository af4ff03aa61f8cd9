package io.fairqueue.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.JoinOutcome;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.Supply;
import io.fairqueue.tck.Fixtures;
import io.fairqueue.tck.PrivateServer;
import io.fairqueue.tck.TestRedis;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RedisOutageIT {

  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(2);

  private final PrivateServer server = TestRedis.startOwn();
  private final RedisConnections redis = new RedisConnections(RedisConfig.of(server.url()));
  private final RedisQueueStore queue = new RedisQueueStore(redis, Supply.unlimited());
  private final EventId event = new EventId(UUID.randomUUID());

  @AfterEach
  void end() {
    redis.close();
    server.close();
  }

  @Test
  @Tag("I25")
  void aHungServerIsUnavailableInTimeAndBackWhenItWakes() {
    join();
    server.freeze();
    try {
      assertUnavailableInTime();
      assertUnavailableInTime();
    } finally {
      server.thaw();
    }
    await().atMost(ANSWERED_WITHIN).ignoreExceptions().untilAsserted(redis::ping);
    assertThat(join()).isInstanceOf(JoinOutcome.Joined.class);
  }

  @Test
  @Tag("H10")
  @Tag("I25")
  void aCrowdThatMeetsAHungServerIsAnsweredInTime() throws InterruptedException {
    join();
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
    join();
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
    join();
    server.stop();
    await().untilAsserted(() -> assertThatThrownBy(redis::ping).hasMessageContaining("redis"));
    long start = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(this::join).isInstanceOf(StoreUnavailableException.class);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ANSWERED_WITHIN);

    server.start();

    await().atMost(ANSWERED_WITHIN).ignoreExceptions().untilAsserted(redis::ping);
    assertThat(join()).isInstanceOf(JoinOutcome.Joined.class);
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

  private JoinOutcome join() {
    return queue.join(
        event, new EntryId(UUID.randomUUID()), new CustomerId(UUID.randomUUID()), Fixtures.START);
  }

  private void assertUnavailableInTime() {
    long start = System.nanoTime();
    assertThatThrownBy(this::join).isInstanceOf(StoreUnavailableException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ANSWERED_WITHIN);
  }
}
