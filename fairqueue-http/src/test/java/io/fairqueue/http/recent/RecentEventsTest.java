package io.fairqueue.http.recent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.TierId;
import io.fairqueue.port.EventQuery;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.SharedReadings;
import io.fairqueue.port.StoreUnavailableException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is shown again, and for how long. */
@Tag("C12")
final class RecentEventsTest {

  private static final EventId EVENT = new EventId(UUID.randomUUID());
  private static final PageRequest FIRST = new PageRequest(1, 20);
  private static final TierId TIER = new TierId(UUID.randomUUID());

  private final AtomicLong nanos = new AtomicLong();
  private final Delegate delegate = new Delegate();
  private final SharedReadings pinboard = new Pinboard(nanos::get);
  private final RecentEvents recent = new RecentEvents(delegate, pinboard, nanos::get);
  private final RecentEvents other = new RecentEvents(delegate, pinboard, nanos::get);

  @Test
  void a_crowd_costs_one_read_a_second() {
    for (int i = 0; i < 100; i++) {
      assertThat(recent.availability(EVENT)).isEqualTo(delegate.stock(1));
    }
    assertThat(delegate.reads).hasValue(1);

    pass(Duration.ofSeconds(1));
    assertThat(recent.availability(EVENT)).isEqualTo(delegate.stock(2));
  }

  @Test
  @Tag("N53")
  void a_commit_shows_at_once() {
    recent.find(EVENT);
    recent.invalidate(EVENT);
    recent.find(EVENT);
    assertThat(delegate.reads).hasValue(2);

    recent.availability(EVENT);
    recent.invalidateStock(EVENT);
    assertThat(recent.availability(EVENT)).isEqualTo(delegate.stock(4));
    recent.availability(EVENT);
    assertThat(delegate.reads).hasValue(4);
  }

  @Test
  void a_name_in_addresses_is_looked_up_once_until_an_event_changes() {
    assertThat(recent.findBySlug("festival")).contains(EVENT);
    assertThat(recent.findBySlug("festival")).contains(EVENT);
    assertThat(delegate.reads).hasValue(1);

    recent.invalidate(EVENT);
    assertThat(recent.findBySlug("festival")).contains(EVENT);
    assertThat(delegate.reads).hasValue(2);
  }

  @Test
  void in_a_storm_of_sales_counting_takes_a_quarter_of_the_time() {
    delegate.cost = Duration.ofMillis(5);
    for (int i = 0; i < 1_000; i++) {
      recent.availability(EVENT);
      recent.invalidateStock(EVENT);
      pass(Duration.ofMillis(1));
    }
    assertThat(delegate.reads.get()).isBetween(60, 68);
  }

  @Test
  @Tag("N53")
  void what_was_read_before_a_commit_is_not_shown_after_it() throws Exception {
    delegate.gate = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var early = threads.submit(() -> recent.find(EVENT));
      delegate.entered.await();
      // The read has begun and not ended; now something is committed.
      recent.invalidate(EVENT);
      delegate.gate.countDown();
      early.get();
    }
    recent.find(EVENT);
    assertThat(delegate.reads).hasValue(2);
  }

  @Test
  @Tag("N55")
  void one_event_is_not_taken_for_another() {
    EventId other = new EventId(UUID.randomUUID());
    recent.availability(EVENT);
    recent.availability(other);
    recent.find(EVENT);
    assertThat(delegate.reads).hasValue(3);
    recent.invalidate(other);
    recent.availability(EVENT);
    assertThat(delegate.reads).hasValue(3);
  }

  @Test
  void a_read_that_failed_is_tried_again() {
    delegate.broken = true;
    assertThatThrownBy(() -> recent.find(EVENT)).isInstanceOf(StoreUnavailableException.class);
    delegate.broken = false;
    assertThat(recent.find(EVENT)).isEmpty();
  }

  @Test
  void a_list_is_read_once_until_an_event_changes() {
    var byName = new EventQuery(null, Set.of(), null, false, EventQuery.Sort.NAME, FIRST);
    var byStart = new EventQuery(null, Set.of(), null, false, EventQuery.Sort.STARTS_AT, FIRST);
    recent.list(byName);
    recent.list(byName);
    recent.list(byStart);
    assertThat(delegate.reads).hasValue(2);

    recent.invalidate(EVENT);
    recent.list(byName);
    assertThat(delegate.reads).hasValue(3);
  }

  @Test
  void a_crowd_at_two_nodes_costs_one_read_a_second() {
    for (int i = 0; i < 10; i++) {
      assertThat(recent.availability(EVENT)).isEqualTo(delegate.stock(1));
      assertThat(other.availability(EVENT)).isEqualTo(delegate.stock(1));
      pass(Duration.ofMillis(99));
    }
    assertThat(other.list(query("Night")).data()).isEqualTo(recent.list(query("Night")).data());
    assertThat(delegate.reads).hasValue(2);
  }

  @Test
  void what_is_borrowed_is_as_old_as_it_was() {
    recent.availability(EVENT);
    pass(Duration.ofMillis(900));
    assertThat(other.availability(EVENT)).isEqualTo(delegate.stock(1));
    pass(Duration.ofMillis(100));

    assertThat(other.availability(EVENT)).isEqualTo(delegate.stock(2));
  }

  @Test
  @Tag("N53")
  void who_knows_of_a_commit_borrows_nothing_from_before_it() {
    recent.find(EVENT);
    recent.list(query("Night"));
    pass(Duration.ofMillis(1));

    other.invalidate(EVENT);

    other.find(EVENT);
    other.list(query("Night"));
    assertThat(delegate.reads).hasValue(4);
    pass(Duration.ofMillis(1));
    recent.invalidate(EVENT);
    pass(Duration.ofMillis(1));
    recent.find(EVENT);
    other.find(EVENT);
    assertThat(delegate.reads).hasValue(5);
  }

  @Test
  @Tag("N53")
  void of_two_commits_the_last_one_counts_though_nobody_looked_meanwhile() {
    other.invalidateStock(EVENT);
    pass(Duration.ofMillis(1));
    recent.availability(EVENT);
    pass(Duration.ofMillis(1));
    other.invalidateStock(EVENT);

    assertThat(other.availability(EVENT)).isEqualTo(delegate.stock(2));
  }

  @Test
  @Tag("N53")
  void what_was_read_before_a_commit_and_shared_after_it_is_gone_a_second_after_it_began()
      throws Exception {
    delegate.gate = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var slow = threads.submit(() -> recent.availability(EVENT));
      delegate.entered.await();
      pass(Duration.ofMillis(600));
      // Here something is committed, and its notice is lost.
      delegate.gate.countDown();
      slow.get();
    }
    assertThat(other.availability(EVENT)).isEqualTo(delegate.stock(1));
    pass(Duration.ofMillis(400));
    assertThat(other.availability(EVENT)).isEqualTo(delegate.stock(2));
  }

  @Test
  void what_took_longer_than_it_may_be_shown_is_not_shared() {
    delegate.cost = Duration.ofSeconds(1);
    recent.availability(EVENT);
    assertThat(other.availability(EVENT)).isEqualTo(delegate.stock(2));
  }

  @Test
  @Tag("N55")
  void one_list_is_not_taken_for_another_and_drafts_are_not_shared() {
    OrganizerId owner = new OrganizerId(UUID.randomUUID());
    var drafts = new EventQuery(null, Set.of(), owner, false, EventQuery.Sort.NAME, FIRST);
    for (RecentEvents node : List.of(recent, other)) {
      node.list(query(null));
      node.list(query("null"));
      node.list(drafts);
    }
    assertThat(delegate.reads).hasValue(4);
  }

  private static EventQuery query(@Nullable String search) {
    return new EventQuery(search, Set.of(), null, false, EventQuery.Sort.NAME, FIRST);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** Keeps readings as it should, by the clock of the test. */
  private record Pinboard(LongSupplier nanos, Map<String, Pin> pins) implements SharedReadings {

    record Pin(String reading, long began) {}

    Pinboard(LongSupplier nanos) {
      this(nanos, new HashMap<>());
    }

    @Override
    public Look look(String key) {
      long now = now();
      return new Look(
          now,
          Optional.ofNullable(pins.get(key))
              .filter(pin -> now - pin.began() < MAX_DURATION.toMillis() * 1_000)
              .map(
                  pin ->
                      new Shared(
                          pin.reading(), Duration.of(now - pin.began(), ChronoUnit.MICROS))));
    }

    @Override
    public void put(String key, String reading, Look before) {
      pins.put(key, new Pin(reading, before.at()));
    }

    private long now() {
      return nanos.getAsLong() / 1_000;
    }
  }

  /** Answers something new each time. */
  private final class Delegate implements EventReads {

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
    public Optional<EventId> findBySlug(String slug) {
      read();
      return Optional.of(EVENT);
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
