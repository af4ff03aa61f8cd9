package io.fairqueue.tck.contract.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.port.LineStore;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a tick has something to do, as {@link LineStore} tells it. */
public abstract class DueLinesContract extends StoresSuite {

  private static final int STEPS = 200;
  private static final Duration WINDOW = SalePolicy.defaults().admissionWindow();
  private static final Duration WAITING_TTL = SalePolicy.defaults().waitingTtl();

  @Test
  @Tag("D5")
  void aLineIsAdmittableWhileSomebodyWaitsAndAUnitIsFree() {
    EventId event = given().onSale(1).id();
    assertThat(isAdmittable(event, START)).isFalse();

    CustomerId first = given().customer();
    given().join(event, first, START);
    given().join(event, given().customer(), START);
    assertThat(isAdmittable(event, START)).isTrue();

    assertThat(admit(event, START)).hasSize(1);
    assertThat(isAdmittable(event, START)).isFalse();

    stores().lines().leave(event, first, START);
    assertThat(isAdmittable(event, START)).isTrue();
  }

  @Test
  @Tag("D5")
  void aUnitThatIsFreeAgainMakesItsLineAdmittable() {
    EventId event = given().onSale(1).id();
    var claim = given().held(event, START);
    given().join(event, given().customer(), START);
    assertThat(isAdmittable(event, START)).isFalse();

    stores().claims().release(claim.id(), ReleaseReason.CUSTOMER, START);

    assertThat(isAdmittable(event, START)).isTrue();
  }

  @Test
  @Tag("D5")
  void aLineAtItsRateIsAdmittableOnceTheMinuteIsOver() {
    EventId event = onSale(Fixtures.PLENTY, OptionalInt.of(1)).id();
    given().join(event, given().customer(), START);
    given().join(event, given().customer(), START);
    assertThat(admit(event, START)).hasSize(1);

    assertThat(isAdmittable(event, START.plusSeconds(59))).isFalse();
    assertThat(isAdmittable(event, START.plusSeconds(60))).isTrue();
  }

  @Test
  @Tag("C2")
  void nobodyIsAdmittableInAPause() {
    Event.Active event = given().onSale(1);
    given().join(event.id(), given().customer(), START);
    Event paused = change(event, event.pause(START));
    assertThat(isAdmittable(event.id(), START)).isFalse();

    change(paused, ((Event.Paused) paused).resume(START.plusSeconds(1)));

    assertThat(isAdmittable(event.id(), START.plusSeconds(1))).isTrue();
  }

  @Test
  void nobodyIsAdmittableOutsideTheSale() {
    Event.Active event = given().onSale(1);
    given().join(event.id(), given().customer(), START);

    assertThat(isAdmittable(event.id(), Fixtures.SALE_END.minusMillis(1))).isTrue();
    assertThat(isAdmittable(event.id(), Fixtures.SALE_END)).isFalse();
    change(event, event.end(START));
    assertThat(isAdmittable(event.id(), START)).isFalse();
  }

  @Test
  @Tag("D8")
  void aLineIsExpirableFromTheEndOfAnAdmissionUntilThatIsSwept() {
    EventId event = given().onSale(1).id();
    given().join(event, given().customer(), START);
    assertThat(admit(event, START)).hasSize(1);
    Instant end = START.plus(WINDOW);
    assertThat(isExpirable(event, end.minusMillis(1))).isFalse();
    assertThat(isExpirable(event, end)).isTrue();

    assertThat(expire(event, end)).hasSize(1);

    assertThat(isExpirable(event, end)).isFalse();
  }

  @Test
  @Tag("C2")
  void anAdmissionStandsStillInAPause() {
    Event.Active event = given().onSale(1);
    given().join(event.id(), given().customer(), START);
    admit(event.id(), START);
    Instant end = START.plus(WINDOW);
    Event paused = change(event, event.pause(START));
    assertThat(isExpirable(event.id(), end)).isFalse();

    change(paused, ((Event.Paused) paused).resume(START.plusSeconds(10)));

    assertThat(isExpirable(event.id(), end.plusSeconds(10).minusMillis(1))).isFalse();
    assertThat(isExpirable(event.id(), end.plusSeconds(10))).isTrue();
  }

  @Test
  @Tag("D8")
  void aLineIsExpirableWhenSomebodyHasWaitedTooLong() {
    EventId event = given().onSale(1).id();
    assertThat(isExpirable(event, START.plus(WAITING_TTL))).isFalse();
    given().join(event, given().customer(), START);

    assertThat(isExpirable(event, START.plus(WAITING_TTL).minusMillis(1))).isFalse();
    assertThat(isExpirable(event, START.plus(WAITING_TTL))).isTrue();
    assertThat(expire(event, START.plus(WAITING_TTL))).hasSize(1);
    assertThat(isExpirable(event, START.plus(WAITING_TTL))).isFalse();
  }

  @Test
  @Tag("B10")
  void aLineIsWaitedInWhileItsSaleIsOnAndSomebodyWaits() {
    Event.Active event = onSale(1, OptionalInt.of(1));
    assertThat(isWaitedIn(event.id(), START)).isFalse();
    CustomerId fan = given().customer();
    given().join(event.id(), fan, START);

    assertThat(isWaitedIn(event.id(), START)).isTrue();
    turn(event.id(), START);
    assertThat(isWaitedIn(event.id(), START)).isFalse();
    turn(event.id(), START);
    assertThat(isWaitedIn(event.id(), START)).isTrue();
    assertThat(admit(event.id(), START)).hasSize(1);
    assertThat(isWaitedIn(event.id(), START)).isFalse();
  }

  /** Fans admitted or expired were said to be due, whatever has happened before. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  @Tag("D5")
  @Tag("D8")
  void noLineIsMissing(long seed) {
    Random random = new Random(seed);
    EventId event = onSale(2, OptionalInt.of(4)).id();
    List<CustomerId> fans = IntStream.range(0, 8).mapToObj(i -> given().customer()).toList();
    Instant now = START;
    for (int step = 0; step < STEPS; step++) {
      String when = "seed %d, step %d".formatted(seed, step);
      CustomerId fan = fans.get(random.nextInt(fans.size()));
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> stores().lines().join(event, fan, now);
        case 3 -> stores().lines().leave(event, fan, now);
        case 4 -> turn(event, now);
        case 5 -> use(event, fan, now);
        default -> now = now.plusSeconds(random.nextInt(300));
      }
      boolean admittable = isAdmittable(event, now);
      assertThat(admit(event, now).isEmpty() || admittable).as(when).isTrue();
      boolean expirable = isExpirable(event, now);
      assertThat(!expire(event, now).isEmpty()).as(when).isEqualTo(expirable);
    }
  }

  /** On or off. */
  private void turn(EventId id, Instant now) {
    switch (event(id)) {
      case Event.Active active -> change(active, active.pause(now));
      case Event.Paused paused -> change(paused, paused.resume(now));
      case Event.Draft draft -> throw new AssertionError(draft);
      case Event.Ended over -> throw new AssertionError(over);
      case Event.Cancelled over -> throw new AssertionError(over);
    }
  }

  /** The admitted hold a unit; holders give it back. */
  private void use(EventId event, CustomerId fan, Instant now) {
    var held = Fixtures.liveClaim(stores().claims(), event, fan);
    if (held.isPresent()) {
      stores().claims().release(held.get().id(), ReleaseReason.CUSTOMER, now);
    } else if (stores().lineReads().find(event, fan).orElse(null)
        instanceof QueueEntry.Admitted mine) {
      hold(mine, 1, now);
    }
  }

  private Event change(Event read, Event changed) {
    assertThat(stores().events().replace(read, changed)).isTrue();
    return event(read.id());
  }

  private Event.Active onSale(int units, OptionalInt perMinute) {
    SalePolicy.Builder policy = SalePolicy.defaults().edit();
    perMinute.ifPresent(policy::admissionsPerMinute);
    return given().onSale(Fixtures.details(policy.build(), Fixtures.general("Standing", units, 0)));
  }

  private List<QueueEntry.Admitted> admit(EventId event, Instant now) {
    return stores().lines().admit(event(event), false, 100, now).orElseThrow();
  }

  private List<QueueEntry.Expired> expire(EventId event, Instant now) {
    return stores().lines().expire(event, WAITING_TTL, now);
  }

  private boolean isAdmittable(EventId event, Instant now) {
    return stores().lineReads().admittable(now).contains(event);
  }

  private boolean isWaitedIn(EventId event, Instant now) {
    return stores().lineReads().waited(now).contains(event);
  }

  private boolean isExpirable(EventId event, Instant now) {
    return stores().lineReads().expirable(now).contains(event);
  }
}
