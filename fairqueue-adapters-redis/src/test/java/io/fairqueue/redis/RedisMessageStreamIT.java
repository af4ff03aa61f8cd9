package io.fairqueue.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.message.MessageStream;
import io.fairqueue.tck.server.PrivateServer;
import io.fairqueue.tck.server.TestRedis;
import io.lettuce.core.Consumer;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.models.stream.ClaimedMessages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("H1")
@Tag("N42")
class RedisMessageStreamIT {

  private static final String GROUP = "warehouse";

  private final RedisConnections redis = SharedRedis.connections();
  private final String name = "messages:" + UUID.randomUUID();
  private final MessageStream stream = new RedisMessageStream(redis, name);

  @Test
  void aGroupReadsEachMessageAndTakesOverWhatADeadConsumerHad() {
    create();
    for (int i = 1; i <= 5; i++) {
      stream.append("msg_" + i, "claim.held", "{\"n\":" + i + "}");
    }

    List<StreamMessage<String, String>> dead = read("dead", 3);
    List<StreamMessage<String, String>> alive = read("alive", 9);
    assertThat(ids(dead)).containsExactly("msg_1", "msg_2", "msg_3");
    assertThat(ids(alive)).containsExactly("msg_4", "msg_5");
    acknowledge(alive);

    ClaimedMessages<String, String> taken =
        redis.call(
            commands ->
                commands.xautoclaim(
                    name,
                    XAutoClaimArgs.Builder.xautoclaim(
                        Consumer.from(GROUP, "alive"), Duration.ZERO, "0")));
    assertThat(ids(taken.getMessages())).containsExactly("msg_1", "msg_2", "msg_3");
    assertThat(taken.getMessages().getFirst().getBody())
        .isEqualTo(Map.of("id", "msg_1", "type", "claim.held", "body", "{\"n\":1}"));
    acknowledge(taken.getMessages());
    assertThat(redis.call(commands -> commands.xpending(name, GROUP)).getCount()).isZero();
  }

  @Test
  void itsLengthIsBounded() {
    redis.call(
        commands ->
            commands.eval(
                "for i = 1, 100500 do redis.call('xadd', KEYS[1], '*', 'id', i) end return 1",
                ScriptOutputType.INTEGER,
                new String[] {name}));

    stream.append("msg_last", "claim.held", "{}");

    assertThat(redis.<Long>call(commands -> commands.xlen(name))).isLessThan(100_500);
  }

  @Test
  void aServerThatIsAwayIsToldOf() {
    try (PrivateServer own = TestRedis.startOwn();
        RedisConnections connections = new RedisConnections(RedisConfig.of(own.url()))) {
      own.freeze();
      try {
        MessageStream away = new RedisMessageStream(connections, name);
        assertThatThrownBy(() -> away.append("msg_1", "claim.held", "{}"))
            .isInstanceOf(StoreUnavailableException.class);
      } finally {
        own.thaw();
      }
    }
  }

  private void create() {
    redis.call(
        commands ->
            commands.xgroupCreate(
                StreamOffset.from(name, "0"), GROUP, XGroupCreateArgs.Builder.mkstream()));
  }

  @SuppressWarnings("unchecked")
  private List<StreamMessage<String, String>> read(String consumer, int count) {
    return redis.call(
        commands ->
            commands.xreadgroup(
                Consumer.from(GROUP, consumer),
                XReadArgs.Builder.count(count),
                StreamOffset.lastConsumed(name)));
  }

  private void acknowledge(List<StreamMessage<String, String>> messages) {
    messages.forEach(
        each -> redis.<Long>call(commands -> commands.xack(name, GROUP, each.getId())));
  }

  private static List<String> ids(List<StreamMessage<String, String>> messages) {
    return messages.stream().map(each -> each.getBody().get("id")).toList();
  }
}
