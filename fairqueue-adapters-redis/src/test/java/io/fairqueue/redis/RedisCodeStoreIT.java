package io.fairqueue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.OneTimeCode;
import io.fairqueue.port.CodeStore;
import io.fairqueue.port.CodeSubject;
import io.fairqueue.tck.contract.account.CodeStoreContract;
import io.fairqueue.tck.fixture.Fixtures;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RedisCodeStoreIT extends CodeStoreContract {

  private final RedisConnections redis = SharedRedis.connections();
  private final RedisCodeStore codes = new RedisCodeStore(redis, SharedRedis.PEPPER);

  @Override
  protected CodeStore codes() {
    return codes;
  }

  @Test
  @Tag("A5")
  @Tag("N36")
  void redisHoldsNeitherTheAddressNorTheCodeNorWhereFromNorWhatFor() {
    var email = Fixtures.email();
    var subject = CodeSubject.login(email);
    codes.put(
        subject,
        new CodeStore.Issued(
            UUID.randomUUID(),
            new OneTimeCode("914273"),
            "192.0.2.44",
            email.value(),
            Fixtures.START.plusSeconds(600)),
        Fixtures.START);
    String key = "fq:code:" + SharedRedis.PEPPER.digest("subject\nLOGIN\n" + email);

    Map<String, String> stored = redis.call(commands -> commands.hgetall(key));
    assertThat(stored).isNotEmpty();
    assertThat(key + stored)
        .doesNotContain(email.value())
        .doesNotContain("914273")
        .doesNotContain("192.0.2.44");
    long stays = redis.call(commands -> commands.pttl(key));
    assertThat(stays).isPositive();
  }

  @Test
  @Tag("A5")
  @Tag("N36")
  void whatRedisHoldsIsWorthNothingWithoutThePepper() {
    Pepper other = new Pepper("another secret altogether".getBytes(StandardCharsets.UTF_8));

    assertThat(SharedRedis.PEPPER.digest("123456")).isNotEqualTo(other.digest("123456"));
    assertThat(SharedRedis.PEPPER.open(SharedRedis.PEPPER.seal("ada@example.org")))
        .isEqualTo("ada@example.org");
    assertThat(SharedRedis.PEPPER.seal("ada")).isNotEqualTo(SharedRedis.PEPPER.seal("ada"));
  }
}
