package io.fairqueue.tck.contract.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.sample.LineSample;
import io.fairqueue.domain.sample.PaymentStep;
import io.fairqueue.domain.sample.SampleSpan;
import io.fairqueue.domain.sample.SampledTime;
import io.fairqueue.port.sample.SampleStore;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import io.fairqueue.tck.fixture.Till;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SampleStore} does: the figures of all events are written down by whoever comes
 * first. All events share one clock, so that each test has an hour of its own.
 */
public abstract class SampleStoreContract extends StoresSuite {

  private static final AtomicInteger HOURS = new AtomicInteger();

  private final Instant hour = START.plus(Duration.ofHours(HOURS.incrementAndGet()));

  @Test
  void aSampleHasAllFiguresOfAnEvent() {
    EventId event = given().onSale(9).id();
    CustomerId left = given().customer();
    given().join(event, left, hour);
    var unused = stores().lines().leave(event, left, hour);
    Claim.Confirmed sold = till().sell(event, 2, hour);
    Claim.Confirmed back = till().sell(event, 1, hour);
    Refund refund = till().requestRefund(back, hour);
    stores().payments().refundSucceeded(refund.id(), hour);
    given().held(event, hour);
    given().admitted(event, given().customer(), hour);
    given().join(event, given().customer(), hour);

    take(1);

    LineSample sample = all(event).getFirst();
    assertThat(sample.at()).isEqualTo(at(1));
    assertThat(sample.waiting()).isEqualTo(1);
    assertThat(sample.admitted()).isEqualTo(1);
    assertThat(sample.joined()).isEqualTo(6);
    assertThat(sample.admittedEver()).isEqualTo(4);
    assertThat(sample.left()).isEqualTo(1);
    assertThat(sample.expired()).isZero();
    assertThat(sample.free()).isEqualTo(6);
    assertThat(sample.held()).isEqualTo(1);
    assertThat(sample.sold()).isEqualTo(2);
    assertThat(sample.confirmed()).isEqualTo(2);
    assertThat(sample.capturedMinor()).isEqualTo(3 * Fixtures.PRICE);
    assertThat(sample.refundedMinor()).isEqualTo(Fixtures.PRICE);
    assertThat(sample.waitP50()).isEqualTo(0.0);
    assertThat(sample.waitP90()).isEqualTo(0.0);
    assertThat(claim(sold.id())).isEqualTo(sold);
  }

  @Test
  void paymentsAreCountedByTheStepTheyBeganInAndWhatBecameOfThem() {
    EventId event = given().onSale(20).id();
    till().sell(event, 1, at(3));
    Claim.Confirmed back = till().sell(event, 1, at(9));
    stores().payments().refundSucceeded(till().requestRefund(back, at(30)).id(), at(30));
    Payment failed = till().begin(given().held(event, at(25)), at(25));
    stores().payments().fail(failed.id(), "declined", Till.ATTEMPTS, at(45));
    Payment replaced = till().begin(given().held(event, at(25)), at(25));
    stores().payments().fail(replaced.id(), Payment.Failed.SUPERSEDED, Till.ATTEMPTS, at(25));
    till().begin(given().held(event, at(29)), at(29));
    till().sell(event, 1, at(60));
    till().sell(given().onSale(5).id(), 1, at(25));

    assertThat(stores().samples().payments(new SampleSpan(event, at(0), at(60), SampleSpan.GRAIN)))
        .containsExactly(new PaymentStep(at(10), 2, 0, 0), new PaymentStep(at(30), 0, 1, 1));
  }

  @Test
  void nothingIsWrittenWhereNothingChanged() {
    EventId event = given().onSale(5).id();
    take(1);
    take(20);
    given().join(event, given().customer(), hour);
    take(40);
    take(60);

    assertThat(all(event)).extracting(LineSample::at).containsExactly(at(1), at(40));
    assertThat(all(event)).extracting(LineSample::joined).containsExactly(0L, 1L);
  }

  @Test
  void samplesAreTenSecondsApart() {
    EventId event = given().onSale(5).id();
    for (int second : List.of(1, 2, 10, 11, 12, 20, 21)) {
      given().join(event, given().customer(), hour);
      take(second);
    }

    assertThat(all(event)).extracting(LineSample::at).containsExactly(at(1), at(11), at(21));
  }

  @Test
  void differencesAddUpToTheTotals() {
    EventId event = given().onSale(20).id();
    for (int i = 0; i < 5; i++) {
      for (int fan = 0; fan <= i; fan++) {
        till().sell(event, 1, hour);
      }
      take(1 + 10 * i);
    }

    List<LineSample> all = all(event);
    assertThat(all).hasSize(5);
    long sold = all.getFirst().confirmed();
    for (int i = 1; i < all.size(); i++) {
      long more = all.get(i).confirmed() - all.get(i - 1).confirmed();
      assertThat(more).isEqualTo(i + 1);
      sold += more;
    }
    assertThat(sold).isEqualTo(15);
    assertThat(all.getLast().capturedMinor())
        .isEqualTo(stores().stats().of(event, at(60)).capturedMinor());
  }

  @Test
  void ofEachStepTheLastOneIsShownAndTheOneBeforeTheSpan() {
    EventId event = given().onSale(5).id();
    for (int second : List.of(1, 11, 21, 31, 41, 51, 61)) {
      given().join(event, given().customer(), hour);
      take(second);
    }

    assertThat(shown(event, 20, 60, 20))
        .extracting(LineSample::at)
        .containsExactly(at(11), at(31), at(51));
    assertThat(shown(event, 0, 100, 100)).extracting(LineSample::at).containsExactly(at(61));
    assertThat(shown(event, 21, 31, 10)).extracting(LineSample::at).containsExactly(at(11), at(21));
    assertThat(shown(event, 100, 200, 10)).extracting(LineSample::at).containsExactly(at(61));
    assertThat(all(given().onSale(1).id())).isEmpty();
  }

  @Test
  void theFirstAndTheLastMomentAreKnown() {
    EventId event = given().onSale(5).id();
    assertThat(stores().samples().sampled(event)).isEmpty();
    for (int second : List.of(1, 11, 31)) {
      given().join(event, given().customer(), hour);
      take(second);
    }

    SampledTime sampled = stores().samples().sampled(event).orElseThrow();

    assertThat(sampled).isEqualTo(new SampledTime(at(1), at(31)));
    assertThat(stores().samples().of(sampled.span(event, 240)))
        .extracting(LineSample::joined)
        .containsExactly(1L, 2L, 3L);
    assertThat(stores().samples().of(sampled.span(event, 2)))
        .extracting(LineSample::joined)
        .containsExactly(2L, 3L);
  }

  @Test
  void ofManyNodesOneWrites() {
    EventId event = given().onSale(5).id();
    given().join(event, given().customer(), hour);

    List<Integer> taken = Race.of(8, i -> stores().samples().take(at(1).plusMillis(i)));

    assertThat(taken).filteredOn(count -> count > 0).hasSize(1);
    assertThat(all(event)).hasSize(1);
  }

  @Test
  void aDraftHasNoSamplesAndAnEventThatEndedOneMore() {
    EventId draft = given().draft(Fixtures.details(1)).id();
    var event = given().onSale(1);
    take(1);
    till().sell(event.id(), 1, hour);
    assertThat(stores().events().replace(event, event.end(hour))).isTrue();
    take(20);

    assertThat(all(draft)).isEmpty();
    assertThat(all(event.id())).extracting(LineSample::sold).containsExactly(0L, 1L);
  }

  @Test
  void aSpanThatCannotBeShownIsRefused() {
    EventId event = given().onSale(1).id();
    for (List<Integer> wrong :
        List.of(
            List.of(10, 10, 10),
            List.of(10, 0, 10),
            List.of(0, 100, 0),
            List.of(0, 100, -10),
            List.of(0, 100, 15),
            List.of(0, 20_001, 10),
            List.of(0, 401 * 86_400, 86_400))) {
      assertThatThrownBy(() -> shown(event, wrong.get(0), wrong.get(1), wrong.get(2)))
          .as(wrong.toString())
          .isInstanceOf(InvalidInputException.class);
    }
    assertThat(shown(event, 0, 20_000, 10)).isEmpty();
    assertThat(SampleSpan.stepOf(at(0), at(20_000))).isEqualTo(Duration.ofSeconds(10));
    assertThat(SampleSpan.stepOf(at(0), at(20_001))).isEqualTo(Duration.ofSeconds(20));
  }

  private void take(int second) {
    var unused = stores().samples().take(at(second));
  }

  private Instant at(int second) {
    return hour.plusSeconds(second);
  }

  private List<LineSample> all(EventId event) {
    return shown(event, 0, 3_600, 10);
  }

  private List<LineSample> shown(EventId event, int from, int to, int step) {
    return stores().samples().of(new SampleSpan(event, at(from), at(to), Duration.ofSeconds(step)));
  }
}
