package io.fairqueue.tck.contract.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.port.PasswordHasher;
import io.fairqueue.tck.fixture.Race;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link PasswordHasher} does. */
public abstract class PasswordHasherContract {

  private static final String PASSWORD = "correct horse battery staple £ 票";

  /** The hasher under test; its costs may be low. */
  protected abstract PasswordHasher hasher();

  /** A hash of this password made with other costs than the hasher's. */
  protected abstract String outdatedHash(String password);

  @Test
  @Tag("A2")
  void aHashBelongsToItsPasswordOnly() {
    String hash = hasher().hash(PASSWORD);

    assertThat(hasher().matches(PASSWORD, hash)).isTrue();
    assertThat(hasher().matches(PASSWORD + " ", hash)).isFalse();
    assertThat(hasher().matches("", hash)).isFalse();
    assertThat(hasher().isOutdated(hash)).isFalse();
  }

  @Test
  @Tag("A2")
  void theSamePasswordHasAnotherHashEachTime() {
    assertThat(hasher().hash(PASSWORD))
        .isNotEqualTo(hasher().hash(PASSWORD))
        .doesNotContain(PASSWORD);
  }

  @Test
  @Tag("A2")
  void aHashOfOtherCostsStillBelongsButIsOutdated() {
    String old = outdatedHash(PASSWORD);

    assertThat(hasher().matches(PASSWORD, old)).isTrue();
    assertThat(hasher().matches("other", old)).isFalse();
    assertThat(hasher().isOutdated(old)).isTrue();
  }

  @Test
  @Tag("A1")
  void anAccountThatIsNotThereCostsAsMuchAsOneThatIs() {
    String hash = hasher().hash(PASSWORD);

    assertThat(cost(() -> hasher().hashAnyway(PASSWORD)))
        .isGreaterThan(cost(() -> hasher().matches(PASSWORD, hash)) / 4);
  }

  @Test
  @Tag("A2")
  void manyAtOnceWaitTheirTurn() {
    String hash = hasher().hash(PASSWORD);

    List<Boolean> answers =
        Race.of(4, i -> hasher().matches(i % 2 == 0 ? PASSWORD : "other", hash));

    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i)).isEqualTo(i % 2 == 0);
    }
  }

  /** What a call costs this thread, at the best of three times. */
  private static long cost(Runnable call) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return IntStream.range(0, 3)
        .mapToLong(
            time -> {
              long start = threads.getCurrentThreadCpuTime();
              call.run();
              return threads.getCurrentThreadCpuTime() - start;
            })
        .min()
        .orElseThrow();
  }
}
