package io.fairqueue.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.port.CodeStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link CodeStore} does. */
public abstract class CodeStoreContract {

  private static final Instant START = Fixtures.START;
  private static final Duration TTL = Duration.ofMinutes(10);

  private final EmailAddress email = Fixtures.email();

  /** The store under test: one shared instance per class is fine. */
  protected abstract CodeStore codes();

  @Test
  @Tag("A4")
  void aCodeWorksOnce() {
    codes().put(email, "123456", TTL, START);

    assertThat(codes().take(email, "123456", START)).isTrue();
    assertThat(codes().take(email, "123456", START)).isFalse();
  }

  @Test
  @Tag("A4")
  void aCodeWorksUntilItsTimeIsOver() {
    codes().put(email, "123456", TTL, START);
    assertThat(codes().take(email, "123456", START.plus(TTL).minusMillis(1))).isTrue();

    codes().put(email, "123456", TTL, START);
    assertThat(codes().take(email, "123456", START.plus(TTL))).isFalse();
  }

  @Test
  @Tag("A5")
  void theFifthWrongTryBurnsTheCode() {
    codes().put(email, "123456", TTL, START);
    tryWrong(CodeStore.MAX_WRONG_TRIES);

    assertThat(codes().take(email, "123456", START)).isFalse();
  }

  @Test
  @Tag("A5")
  void fewerWrongTriesDoNot() {
    codes().put(email, "123456", TTL, START);
    tryWrong(CodeStore.MAX_WRONG_TRIES - 1);

    assertThat(codes().take(email, "123456", START)).isTrue();
  }

  @Test
  @Tag("A4")
  void aNewCodeReplacesTheOldOneAndItsTries() {
    codes().put(email, "111111", TTL, START);
    tryWrong(CodeStore.MAX_WRONG_TRIES - 1);
    codes().put(email, "222222", TTL, START);

    assertThat(codes().take(email, "111111", START)).isFalse();
    assertThat(codes().take(email, "222222", START)).isTrue();
  }

  @Test
  void anAddressWithoutACodeHasNoRightOne() {
    codes().put(Fixtures.email(), "123456", TTL, START);

    assertThat(codes().take(email, "123456", START)).isFalse();
  }

  @Test
  @Tag("A4")
  void ofManyWithTheRightCodeOneGetsIn() {
    codes().put(email, "123456", TTL, START);

    List<Boolean> in = Race.of(20, i -> codes().take(email, "123456", START));

    assertThat(in).containsOnlyOnce(true);
  }

  @Test
  @Tag("A5")
  void guessingAtOnceGivesNoMoreTries() {
    codes().put(email, "000007", TTL, START);

    Race.of(40, i -> codes().take(email, "9%05d".formatted(i), START));

    assertThat(codes().take(email, "000007", START)).isFalse();
  }

  private void tryWrong(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(codes().take(email, "00000" + i, START)).isFalse();
    }
  }
}
