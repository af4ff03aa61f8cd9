package io.fairqueue.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.port.IdempotencyStore;
import io.fairqueue.port.IdempotencyStore.Attempt;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link IdempotencyStore} does. */
@Tag("H9")
public abstract class IdempotencyStoreContract {

  private static final Instant START = Fixtures.START;
  private static final Instant LEASE_END = START.plusSeconds(60);
  private static final Instant KEPT_UNTIL = START.plusSeconds(86_400);

  private final String key = "test:" + UUID.randomUUID();

  /** The store under test: one shared instance per class is fine. */
  protected abstract IdempotencyStore store();

  @Test
  void theFirstBeginsAndWhoComesMeanwhileIsToldSo() {
    assertThat(begin("a", "first", START)).isEqualTo(new Attempt.Begun());

    assertThat(begin("a", "second", START)).isEqualTo(new Attempt.InFlight());
  }

  @Test
  void theAnswerIsGivenAgainUntilItIsOld() {
    begin("a", "first", START);
    assertThat(store().finish(key, "first", "201 é\n{}", START, KEPT_UNTIL)).isTrue();

    assertThat(begin("a", "second", START.plusSeconds(3_600)))
        .isEqualTo(new Attempt.Answered("201 é\n{}"));
    assertThat(begin("a", "third", KEPT_UNTIL)).isEqualTo(new Attempt.Begun());
  }

  @Test
  void anotherRequestUnderTheSameKeyIsSeen() {
    begin("a", "first", START);
    assertThat(begin("b", "second", START)).isEqualTo(new Attempt.OtherRequest());

    store().finish(key, "first", "done", START, KEPT_UNTIL);
    assertThat(begin("b", "third", START)).isEqualTo(new Attempt.OtherRequest());
  }

  @Test
  void aForgottenRequestNeverWas() {
    begin("a", "first", START);
    assertThat(store().forget(key, "first")).isTrue();

    assertThat(store().forget(key, "first")).isFalse();
    assertThat(begin("b", "second", START)).isEqualTo(new Attempt.Begun());
  }

  @Test
  void afterItsLeaseARequestIsNobodysAndItsHolderComesTooLate() {
    begin("a", "first", START);

    assertThat(store().finish(key, "first", "late", LEASE_END, KEPT_UNTIL)).isFalse();
    assertThat(begin("a", "second", LEASE_END)).isEqualTo(new Attempt.Begun());
    assertThat(store().finish(key, "first", "late", LEASE_END, KEPT_UNTIL)).isFalse();
    assertThat(store().forget(key, "first")).isFalse();
    assertThat(store().finish(key, "second", "right", LEASE_END, KEPT_UNTIL)).isTrue();
  }

  @Test
  void whatWasAnsweredStaysAnswered() {
    begin("a", "first", START);
    store().finish(key, "first", "right", START, KEPT_UNTIL);

    assertThat(store().finish(key, "first", "other", START, KEPT_UNTIL)).isFalse();
    assertThat(store().forget(key, "first")).isFalse();
    assertThat(begin("a", "second", START)).isEqualTo(new Attempt.Answered("right"));
  }

  @Test
  void ofManyAtOnceOneBegins() {
    var attempts = Race.of(50, i -> begin("a", "holder " + i, START));

    assertThat(attempts).filteredOn(Attempt.Begun.class::isInstance).hasSize(1);
    assertThat(attempts).filteredOn(Attempt.InFlight.class::isInstance).hasSize(49);
  }

  private Attempt begin(String fingerprint, String holder, Instant now) {
    return store().begin(key, fingerprint, holder, now, now.plusSeconds(60));
  }
}
