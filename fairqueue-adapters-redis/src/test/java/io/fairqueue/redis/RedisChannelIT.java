package io.fairqueue.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.fairqueue.tck.server.PrivateServer;
import io.fairqueue.tck.server.TestRedis;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisChannelIT {

  private final PrivateServer server = TestRedis.startOwn();
  private final RedisConnections here = new RedisConnections(RedisConfig.of(server.url()));
  private final RedisConnections there = new RedisConnections(RedisConfig.of(server.url()));
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final RedisChannel listener = new RedisChannel(there, "test", heard::add);
  private final RedisChannel speaker =
      new RedisChannel(
          here,
          "test",
          notice -> {
            throw new IllegalArgumentException("not understood");
          });

  @AfterEach
  void end() {
    speaker.close();
    listener.close();
    here.close();
    there.close();
    server.close();
  }

  @Test
  void anotherNodeHearsANotice() {
    untilHeard("one");
  }

  @Test
  void noticesGoOnAfterTheServerWasAway() {
    untilHeard("before");
    server.stop();
    long errors = speaker.errors();
    await()
        .until(
            () -> {
              speaker.publish("lost");
              return speaker.errors() > errors;
            });

    server.start();

    untilHeard("after");
    assertThat(heard).doesNotContain("lost");
  }

  @Test
  void aListenerThatFailsIsCountedAndGoesOn() {
    untilHeard("first");
    await().until(() -> speaker.errors() > 0);
    long errors = speaker.errors();

    untilHeard("second");
    await().until(() -> speaker.errors() > errors);
  }

  @Test
  void publishingNeverThrows() {
    server.stop();
    here.close();

    assertThatCode(() -> speaker.publish("nobody")).doesNotThrowAnyException();
    await().until(() -> speaker.errors() > 0);
  }

  private void untilHeard(String notice) {
    await()
        .until(
            () -> {
              speaker.publish(notice);
              return heard.contains(notice);
            });
  }
}
