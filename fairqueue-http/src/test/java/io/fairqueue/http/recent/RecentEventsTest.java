package io.fairqueue.http.recent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.TierId;
import io.fairqueue.port.EventQuery;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is shown again, and for how long. */
@Tag("C12")
final class RecentEventsTest {

  private static final EventId EVENT = new EventId(UUID.randomUUID());
  private static final TierId TIER = new TierId(UUID.randomUUID());

  private final AtomicLong nanos = new AtomicLong();
  private final Truth truth = new Truth();
  private final RecentEvents recent = new RecentEvents(truth, nanos::get);

  @Test
  void a_crowd_costs_one_read_a_second() {
    for (int i = 0; i < 100; i++) {
      assertThat(recent.availability(EVENT)).isEqualTo(truth.stock(1));
    }
    assertThat(truth.reads).hasValue(1);

    pass(Duration.ofSeconds(1));
    assertThat(recent.availability(EVENT)).isEqualTo(truth.stock(2));
  }

  @Test
  @Tag("N53")
  void a_commit_shows_at_once() {
    recent.find(EVENT);
    recent.outdate(EVENT);
    recent.find(EVENT);
    assertThat(truth.reads).hasValue(2);

    recent.availability(EVENT);
    recent.outdateStock(EVENT);
    assertThat(recent.availability(EVENT)).isEqualTo(truth.stock(4));
    recent.availability(EVENT);
    assertThat(truth.reads).hasValue(4);
  }

  @Test
  void in_a_storm_of_sales_counting_takes_a_quarter_of_the_time() {
    truth.cost = Duration.ofMillis(5);
    for (int i = 0; i < 1_000; i++) {
      recent.availability(EVENT);
      recent.outdateStock(EVENT);
      pass(Duration.ofMillis(1));
    }
    assertThat(truth.reads.get()).isBetween(60, 68);
  }

  @Test
  @Tag("N53")
  void what_was_read_before_a_commit_is_not_shown_after_it() throws Exception {
    truth.gate = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var early = threads.submit(() -> recent.find(EVENT));
      truth.entered.await();
      // The read has begun and not ended; now something is committed.
      recent.outdate(EVENT);
      truth.gate.countDown();
      early.get();
    }
    recent.find(EVENT);
    assertThat(truth.reads).hasValue(2);
  }

  @Test
  @Tag("N55")
  void one_event_is_not_taken_for_another() {
    EventId other = new EventId(UUID.randomUUID());
    recent.availability(EVENT);
    recent.availability(other);
    recent.find(EVENT);
    assertThat(truth.reads).hasValue(3);
    recent.outdate(other);
    recent.availability(EVENT);
    assertThat(truth.reads).hasValue(3);
  }

  @Test
  void a_read_that_failed_is_tried_again() {
    truth.broken = true;
    assertThatThrownBy(() -> recent.find(EVENT)).isInstanceOf(StoreUnavailableException.class);
    truth.broken = false;
    assertThat(recent.find(EVENT)).isEmpty();
  }

  @Test
  void a_list_is_read_once_until_an_event_changes() {
    var page = new PageRequest(1, 20);
    var byName = new EventQuery(null, null, null, false, EventQuery.Sort.NAME, page);
    var byStart = new EventQuery(null, null, null, false, EventQuery.Sort.STARTS_AT, page);
    recent.list(byName);
    recent.list(byName);
    recent.list(byStart);
    assertThat(truth.reads).hasValue(2);

    recent.outdate(EVENT);
    recent.list(byName);
    assertThat(truth.reads).hasValue(3);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** Answers something new each time. */
  private final class Truth implements EventReads {

    final AtomicInteger reads = new AtomicInteger();
    final CountDownLatch entered = new CountDownLatch(1);
    volatile CountDownLatch gate = new CountDownLatch(0);
    volatile boolean broken;
    volatile Duration cost = Duration.ZERO;

    List<TierAvailability> stock(int read) {
      return List.of(new TierAvailability(TIER, read, read, 0, 0));
    }

    @Override
    public Optional<Event> find(EventId id) {
      read();
      return Optional.empty();
    }

    @Override
    public Page<Event> list(EventQuery query) {
      return new Page<>(List.of(), query.page(), read());
    }

    @Override
    public List<TierAvailability> availability(EventId id) {
      return stock(read());
    }

    private int read() {
      if (broken) {
        throw new StoreUnavailableException("memory", "broken");
      }
      int read = reads.incrementAndGet();
      pass(cost);
      entered.countDown();
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return read;
    }
  }
}
