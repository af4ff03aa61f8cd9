package io.fairqueue.tck.contract.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.port.IdempotencyStore;
import io.fairqueue.port.IdempotencyStore.Attempt;
import io.fairqueue.port.IdempotencyStore.NamedRequest;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link IdempotencyStore} does. */
@Tag("H9")
public abstract class IdempotencyStoreContract {

  private static final Instant START = Fixtures.START;
  private static final Instant LEASE_END = START.plusSeconds(60);
  private static final Instant END = START.plus(IdempotencyStore.KEPT);

  private final String key = "test:" + UUID.randomUUID();
  private final String caller = "caller:" + UUID.randomUUID();
  private final UUID operation = UUID.randomUUID();
  private final UUID first = UUID.randomUUID();
  private final UUID second = UUID.randomUUID();

  /** The store under test: one shared instance per class is fine. */
  protected abstract IdempotencyStore store();

  @Test
  void theFirstBeginsAndWhoComesMeanwhileIsToldSo() {
    assertThat(begin("a", first, START)).isEqualTo(new Attempt.Begun(operation, false));

    assertThat(begin("a", second, START)).isEqualTo(new Attempt.InFlight());
  }

  @Test
  void theAnswerIsGivenAgainUntilItIsOld() {
    begin("a", first, START);
    assertThat(store().finish(key, first, "201 é\n{}", START)).isTrue();

    assertThat(again("a", second, END.minusSeconds(1)))
        .isEqualTo(new Attempt.Answered(operation, "201 é\n{}"));
    UUID next = UUID.randomUUID();
    assertThat(store().begin(request("b"), second, next, END, END.plusSeconds(60)))
        .isEqualTo(new Attempt.Begun(next, false));
  }

  @Test
  void anotherRequestUnderTheSameKeyIsSeen() {
    begin("a", first, START);
    assertThat(again("b", second, START)).isEqualTo(new Attempt.OtherRequest());
    assertThat(again("b", second, LEASE_END)).isEqualTo(new Attempt.OtherRequest());

    store().finish(key, first, "done", START);
    assertThat(again("b", second, START)).isEqualTo(new Attempt.OtherRequest());
  }

  @Test
  void aForgottenRequestNeverWas() {
    begin("a", first, START);
    assertThat(store().forget(key, first)).isTrue();

    assertThat(store().forget(key, first)).isFalse();
    UUID next = UUID.randomUUID();
    assertThat(store().begin(request("b"), second, next, START, LEASE_END))
        .isEqualTo(new Attempt.Begun(next, false));
  }

  @Test
  void aRequestThatWasLeftIsBegunAgainAsTheSameOperationByWhoAsksTheSame() {
    begin("a", first, START);
    assertThat(store().leave(key, first)).isTrue();

    assertThat(store().leave(key, first)).isFalse();
    assertThat(store().finish(key, first, "late", START)).isFalse();
    assertThat(again("b", second, START)).isEqualTo(new Attempt.OtherRequest());
    assertThat(again("a", second, START)).isEqualTo(new Attempt.Begun(operation, true));
    assertThat(store().finish(key, second, "right", START)).isTrue();
    assertThat(again("a", first, START)).isEqualTo(new Attempt.Answered(operation, "right"));
  }

  @Test
  void afterItsLeaseARequestIsNobodysAndItsHolderComesTooLate() {
    begin("a", first, START);

    assertThat(store().finish(key, first, "late", LEASE_END)).isFalse();
    assertThat(again("a", second, LEASE_END)).isEqualTo(new Attempt.Begun(operation, true));
    assertThat(store().finish(key, first, "late", LEASE_END)).isFalse();
    assertThat(store().leave(key, first)).isFalse();
    assertThat(store().forget(key, first)).isFalse();
    assertThat(store().finish(key, second, "right", LEASE_END)).isTrue();
  }

  @Test
  void whatWasAnsweredStaysAnswered() {
    begin("a", first, START);
    store().finish(key, first, "right", START);

    assertThat(store().finish(key, first, "other", START)).isFalse();
    assertThat(store().leave(key, first)).isFalse();
    assertThat(store().forget(key, first)).isFalse();
    assertThat(again("a", second, START)).isEqualTo(new Attempt.Answered(operation, "right"));
  }

  @Test
  @Tag("N67")
  void whatIsOldIsPrunedAndWhatIsNotStays() {
    begin("a", first, START);
    store().finish(key, first, "right", START);

    store().prune(END.minusSeconds(1));
    assertThat(again("a", second, START)).isEqualTo(new Attempt.Answered(operation, "right"));

    store().prune(END);
    assertThat(again("a", second, START)).isInstanceOf(Attempt.Begun.class);
  }

  @Test
  void ofManyAtOnceOneBegins() {
    var attempts =
        Race.of(
            50, i -> store().begin(request("a"), UUID.randomUUID(), operation, START, LEASE_END));

    assertThat(attempts).filteredOn(Attempt.Begun.class::isInstance).hasSize(1);
    assertThat(attempts).filteredOn(Attempt.InFlight.class::isInstance).hasSize(49);
  }

  private Attempt begin(String fingerprint, UUID holder, Instant now) {
    return store().begin(request(fingerprint), holder, operation, now, now.plusSeconds(60));
  }

  /** By another node, which would call it otherwise. */
  private Attempt again(String fingerprint, UUID holder, Instant now) {
    return store().begin(request(fingerprint), holder, UUID.randomUUID(), now, now.plusSeconds(60));
  }

  private NamedRequest request(String fingerprint) {
    return new NamedRequest(key, caller, fingerprint);
  }
}
