package io.fairqueue.crypto.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.port.PasswordHasher;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.tck.contract.account.PasswordHasherContract;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2idHasherTest extends PasswordHasherContract {

  private static final Argon2Costs LOW = new Argon2Costs(64, 1, 2);

  private final Argon2idHasher hasher = new Argon2idHasher(LOW, new SecureRandom());

  @Override
  protected PasswordHasher hasher() {
    return hasher;
  }

  @Override
  protected String outdatedHash(String password) {
    return new Argon2idHasher(new Argon2Costs(32, 2, 1), new SecureRandom()).hash(password);
  }

  @Test
  @Tag("A2")
  void aHashCarriesAlgorithmCostsAndSalt() {
    assertThat(hasher.hash("password"))
        .matches("\\$argon2id\\$v=19\\$m=64,t=1,p=2\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
  }

  @Test
  @Tag("A2")
  void theSamePasswordNeverHasTheSameHash() {
    assertThat(hasher.hash("password")).isNotEqualTo(hasher.hash("password"));
  }

  @Test
  @Tag("A2")
  void oldCostsStillVerifyAndAreOutdated() {
    String old = outdatedHash("password");

    assertThat(hasher.matches("password", old)).isTrue();
    assertThat(hasher.matches("passwore", old)).isFalse();
    assertThat(hasher.isOutdated(old)).isTrue();
    assertThat(hasher.isOutdated(hasher.hash("password"))).isFalse();
  }

  /** From the reference implementation's own tests (phc-winner-argon2, test.c). */
  @Test
  @Tag("A2")
  void verifiesWhatTheReferenceImplementationMade() {
    String reference =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    assertThat(hasher.matches("password", reference)).isTrue();
    assertThat(hasher.matches("differentpassword", reference)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "password",
        "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
        "$argon2id$v=19$m=4294967295,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8",
        "$argon2id$v=19$m=2000000,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8",
        "$argon2id$v=19$m=64,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8",
        "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8"
      })
  void whatIsNoHashIsDamagedData(String stored) {
    assertThatThrownBy(() -> hasher.matches("password", stored))
        .isInstanceOf(StoreDataException.class)
        .hasMessageNotContaining("c29tZXNhbHQ");
  }

  @Test
  @Tag("A1")
  void wastingTimeComputesOneHash() {
    AtomicInteger computed = new AtomicInteger();
    Argon2idHasher counting =
        new Argon2idHasher(
            LOW,
            1,
            new SecureRandom(),
            (password, salt, costs, length) -> {
              computed.incrementAndGet();
              return new byte[length];
            });

    counting.hashAnyway("password");

    assertThat(computed).hasValue(1);
  }

  @Test
  @Tag("A2")
  void onlySoManyAreComputedAtOnceAndTheOthersWaitTheirTurn() throws InterruptedException {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger max = new AtomicInteger();
    CountDownLatch twoRun = new CountDownLatch(2);
    Argon2idHasher bounded =
        new Argon2idHasher(
            LOW,
            2,
            new SecureRandom(),
            (password, salt, costs, length) -> {
              max.accumulateAndGet(running.incrementAndGet(), Math::max);
              twoRun.countDown();
              awaitQuietly(twoRun);
              running.decrementAndGet();
              return new byte[length];
            });

    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        callers.execute(() -> bounded.hashAnyway("password"));
      }
    }

    assertThat(max).hasValue(2);
    assertThat(running).hasValue(0);
  }

  @Test
  @Tag("I9")
  void costsCheckThemselves() {
    assertThat(Argon2Costs.defaults()).isEqualTo(new Argon2Costs(65_536, 3, 2));
    for (int[] bad : List.of(new int[] {8, 1, 2}, new int[] {64, 0, 1}, new int[] {64, 1, 0})) {
      assertThatThrownBy(() -> new Argon2Costs(bad[0], bad[1], bad[2]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
