package io.fairqueue.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RedisConfigTest {

  @Test
  @Tag("I25")
  void theDefaultTimeOutLeavesRoomForAnAnswerWithinTwoSeconds() {
    RedisConfig config = RedisConfig.of("redis://localhost");

    assertThat(config.commandTimeout()).isEqualTo(Duration.ofMillis(700));
    assertThat(config.isCluster()).isFalse();
  }

  @Test
  void aClusterIsNamedByItsScheme() {
    RedisConfig config = RedisConfig.of("rediss+cluster://a:1,b:2");

    assertThat(config.isCluster()).isTrue();
    assertThat(config.driverUrl()).isEqualTo("rediss://a:1,b:2");
  }

  @Test
  @Tag("N36")
  void itsPasswordIsNotPrinted() {
    assertThat(RedisConfig.of("redis://:secret@localhost").toString()).doesNotContain("secret");
  }

  @Test
  @Tag("I9")
  void refusesWhatIsNoRedisUrlOrNoTimeOut() {
    assertThatIllegalArgumentException().isThrownBy(() -> RedisConfig.of("http://localhost"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RedisConfig("redis://localhost", Duration.ZERO));
  }
}
