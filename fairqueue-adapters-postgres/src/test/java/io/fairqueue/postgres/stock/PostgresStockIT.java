package io.fairqueue.postgres.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.EventStore.ReviseOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.postgres.check.CheckResult;
import io.fairqueue.postgres.check.PostgresChecks;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a change of a great stock costs, and who waits for it. */
final class PostgresStockIT {

  private static final Instant START = Fixtures.START;

  @Test
  @Tag("C5")
  void fansBuyWhileVeryManyPlacesGetAnotherPrice() throws Exception {
    try (TestDatabase database = new TestDatabase();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Fixtures given = new Fixtures(database.stores());
      Event.Active event = given.onSale(200_000);
      List<QueueEntry.Admitted> fans = given.crowd(event.id(), 200, START);
      Tier tier = event.details().tiers().getFirst();
      EventDetails dearer =
          withTier(
              event.details(),
              new Tier(
                  tier.id(), tier.name(), tier.seating(), tier.capacity(), tier.priceMinor() + 1));

      Future<ReviseOutcome> revision =
          threads.submit(() -> database.stores().events().revise(event, dearer, START));
      for (QueueEntry.Admitted fan : fans) {
        assertThat(database.stores().claims().hold(request(fan)))
            .isInstanceOf(HoldOutcome.Held.class);
      }

      assertThat(revision.get()).isEqualTo(new ReviseOutcome.Revised());
    }
  }

  @Test
  @Tag("C5")
  void aMillionPlacesGetAnotherPrice() {
    try (TestDatabase database = new TestDatabase()) {
      Tier tier = Fixtures.general("Standing", 1_000_000, Fixtures.PRICE);
      Event.Active event =
          new Fixtures(database.stores()).onSale(Fixtures.details(SalePolicy.defaults(), tier));
      EventDetails dearer =
          withTier(
              event.details(),
              new Tier(tier.id(), tier.name(), tier.seating(), tier.capacity(), 1));
      long before = written(database);

      assertThat(database.stores().events().revise(event, dearer, START))
          .isEqualTo(new ReviseOutcome.Revised());

      assertThat(written(database) - before).isLessThan(tier.capacity());
    }
  }

  @Test
  @Tag("F2")
  @Tag("C10")
  void whatIsWronglyCalledFreeIsNotSoldTwiceAndIsMendedByWhoMeetsIt() {
    try (TestDatabase database = new TestDatabase()) {
      Fixtures given = new Fixtures(database.stores());
      EventId event = given.onSale(3).id();
      List<QueueEntry.Admitted> fans = given.crowd(event, 3, START);
      assertThat(database.stores().claims().hold(request(fans.get(0))))
          .isInstanceOf(HoldOutcome.Held.class);
      Jdbi.create(database.pool())
          .useHandle(
              handle -> handle.execute("update unit_blocks set free = stock, free_count = 3"));
      assertThat(stock(database)).contains("1 at odds with their claim");

      assertThat(database.stores().claims().hold(request(fans.get(1))))
          .isInstanceOf(HoldOutcome.Held.class);

      assertThat(stock(database))
          .isEqualTo(
              "3 units: 1 free, 2 held, 0 sold; 0 at odds with their claim; 0 of claims that have"
                  + " too few or too many");
    }
  }

  private static String stock(TestDatabase database) {
    return new PostgresChecks(database.pool())
        .run(null).stream()
            .filter(result -> result.name().equals("units agree with claims"))
            .map(CheckResult::figures)
            .findFirst()
            .orElseThrow();
  }

  /** How many bytes of log the server has written. */
  private static long written(TestDatabase database) {
    return Jdbi.create(database.pool())
        .withHandle(
            handle ->
                handle
                    .createQuery("select cast(pg_current_wal_lsn() - '0/0' as bigint)")
                    .mapTo(Long.class)
                    .one());
  }

  private static EventDetails withTier(EventDetails details, Tier tier) {
    return new EventDetails(
        details.name(),
        details.description(),
        details.venue(),
        details.timeZone(),
        details.startsAt(),
        details.endsAt(),
        details.saleStart(),
        details.saleEnd(),
        details.currency(),
        List.of(tier),
        details.policy(),
        details.storefront());
  }

  private static HoldRequest request(QueueEntry.Admitted fan) {
    return new HoldRequest(
        new ClaimId(UUID.randomUUID()),
        fan.facts().eventId(),
        fan.id(),
        fan.facts().customerId(),
        new UnitSelection.AnyOf(1, null),
        START,
        START.plusSeconds(600));
  }
}
