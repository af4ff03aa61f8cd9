package io.fairqueue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.port.CodeStore;
import io.fairqueue.tck.CodeStoreContract;
import io.fairqueue.tck.Fixtures;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RedisCodeStoreIT extends CodeStoreContract {

  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private final RedisConnections redis = SharedRedis.connections();
  private final RedisCodeStore codes = new RedisCodeStore(redis);
  private final EmailAddress email = Fixtures.email();

  @Override
  protected CodeStore codes() {
    return codes;
  }

  @Test
  @Tag("A4")
  void ofManyWithTheRightCodeOneIsRight() throws InterruptedException {
    codes.put(email, "123456", TEN_MINUTES, Fixtures.START);

    assertThat(Crowd.of(20, () -> codes.take(email, "123456", Fixtures.START)))
        .containsOnlyOnce(true);
  }

  @Test
  @Tag("A5")
  void wrongTriesAtOnceBurnTheCode() throws InterruptedException {
    codes.put(email, "123456", TEN_MINUTES, Fixtures.START);

    assertThat(Crowd.of(CodeStore.MAX_WRONG_TRIES, () -> codes.take(email, "0", Fixtures.START)))
        .containsOnly(false);
    assertThat(codes.take(email, "123456", Fixtures.START)).isFalse();
  }

  @Test
  @Tag("A5")
  @Tag("N36")
  void redisHoldsNeitherTheAddressNorTheCode() {
    codes.put(email, "914273", TEN_MINUTES, Fixtures.START);
    String key = "fq:code:" + Digests.sha256(email.value());

    Map<String, String> stored = redis.call(commands -> commands.hgetall(key));
    assertThat(stored).isNotEmpty();
    assertThat(key + stored).doesNotContain(email.value()).doesNotContain("914273");
    long stays = redis.call(commands -> commands.pttl(key));
    assertThat(stays).isPositive();
  }
}
