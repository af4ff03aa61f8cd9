package io.fairqueue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.postgres.claim.HoldBatch;
import io.fairqueue.postgres.clock.Watch;
import io.fairqueue.postgres.commit.PartlyDoneException;
import io.fairqueue.postgres.commit.SaleNews;
import io.fairqueue.postgres.line.LineBatch;
import io.fairqueue.postgres.line.LineRequest;
import io.fairqueue.postgres.line.Lines;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.stock.UnitNumbers;
import io.fairqueue.tck.fixture.Fixtures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a batch costs those who share it, and what it tells each of them. */
final class PostgresBatchesIT {

  private static final int REPEATED = 400;
  private static final int OTHERS = 20;

  private static TestDatabase database;
  private static HikariDataSource others;

  @BeforeAll
  static void open() {
    database = new TestDatabase();
    others = database.newPool();
  }

  @AfterAll
  static void close() {
    others.close();
    database.close();
  }

  @Test
  @Tag("H2")
  @Tag("F2")
  void whoRepeatsAClaimCostsNobodyATransaction() {
    EventId event = given().onSale(OTHERS + 1).id();
    List<QueueEntry.Admitted> fans = given().crowd(event, OTHERS + 1, Fixtures.START);
    QueueEntry.Admitted eager = fans.getFirst();
    List<HoldRequest> requests = new ArrayList<>();
    for (int i = 0; i < REPEATED; i++) {
      requests.add(request(eager, 1));
    }
    for (QueueEntry.Admitted other : fans.subList(1, fans.size())) {
      requests.add(1 + requests.size() / 2, request(other, 1));
    }
    CountedConnections counted = new CountedConnections(database.pool());

    List<HoldOutcome> outcomes = holds(counted).commit(event, requests);

    assertThat(counted.commits()).isEqualTo(1);
    assertThat(outcomes).filteredOn(HoldOutcome.Held.class::isInstance).hasSize(OTHERS + 1);
    Claim claim = ((HoldOutcome.Held) outcomes.getFirst()).claim();
    assertThat(claim.facts().customerId()).isEqualTo(eager.facts().customerId());
    assertThat(outcomes)
        .filteredOn(outcome -> outcome.equals(new HoldOutcome.AlreadyClaimed(claim.id())))
        .hasSize(REPEATED - 1);
  }

  @Test
  @Tag("H2")
  void whoRepeatsAClaimByAnAdmissionThatIsUsedUpCostsNobodyATransaction() {
    EventId event = given().onSale(OTHERS + 1).id();
    List<QueueEntry.Admitted> fans = given().crowd(event, OTHERS + 1, Fixtures.START);
    QueueEntry.Admitted buyer = fans.getFirst();
    HoldOutcome bought = database.stores().claims().hold(request(buyer, 1));
    List<HoldRequest> requests = new ArrayList<>(Collections.nCopies(REPEATED, request(buyer, 1)));
    fans.subList(1, fans.size()).forEach(fan -> requests.add(request(fan, 1)));
    CountedConnections counted = new CountedConnections(database.pool());

    List<HoldOutcome> outcomes = holds(counted).commit(event, requests);

    assertThat(counted.commits()).isEqualTo(1);
    ClaimId claim = ((HoldOutcome.Held) bought).claim().id();
    assertThat(outcomes.subList(0, REPEATED)).containsOnly(new HoldOutcome.AlreadyClaimed(claim));
    assertThat(outcomes.subList(REPEATED, outcomes.size()))
        .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(HoldOutcome.Held.class));
  }

  @Test
  @Tag("F2")
  void anotherWishOfAFanWhoGotNothingWaitsForTheNextBatch() {
    EventId event = given().onSale(2).id();
    QueueEntry.Admitted fan = given().crowd(event, 1, Fixtures.START).getFirst();
    HoldRequest tooMany = request(fan, 3);
    HoldRequest fewer = request(fan, 2);
    CountedConnections counted = new CountedConnections(database.pool());

    List<HoldOutcome> outcomes = holds(counted).commit(event, List.of(tooMany, tooMany, fewer));

    assertThat(outcomes.get(0)).isEqualTo(new HoldOutcome.UnitsTaken(2));
    assertThat(outcomes.get(1)).isEqualTo(new HoldOutcome.UnitsTaken(2));
    assertThat(outcomes.get(2)).isNull();
    assertThat(holds(counted).commit(event, List.of(fewer)).getFirst())
        .isInstanceOf(HoldOutcome.Held.class);
  }

  @Test
  @Tag("C6")
  void whoRepeatsAJoinOrALeaveCostsNobodyATransaction() {
    EventId event = given().onSale(1).id();
    CustomerId eager = new CustomerId(UUID.randomUUID());
    List<LineRequest> joins = new ArrayList<>();
    for (int i = 0; i < REPEATED; i++) {
      joins.add(join(eager));
    }
    joins.add(join(new CustomerId(UUID.randomUUID())));
    CountedConnections counted = new CountedConnections(database.pool());
    Lines lines = TestDatabase.lines(counted.dataSource());
    LineBatch line =
        new LineBatch(
            new Database(counted.dataSource()), lines, TestDatabase.accounts(counted.dataSource()));
    lines.views().prepare(event);
    int before = counted.commits();

    line.commit(event, joins);
    line.commit(
        event,
        IntStream.range(0, REPEATED)
            .<LineRequest>mapToObj(i -> new LineRequest.Leave(eager, Fixtures.START))
            .toList());

    // Each is one statement that commits by itself.
    assertThat(counted.commits() - before).isZero();
    database.stores().lineViews().refresh();
    assertThat(database.stores().lineReads().waiting(event)).isEqualTo(1);
  }

  @Test
  @Tag("I19")
  void whoseClaimStandsIsToldSoThoughASecondRoundFailed() {
    // Places 1 to 1,023 are one block, the last one is another.
    EventId event = given().onSale(UnitNumbers.BLOCK).id();
    List<QueueEntry.Admitted> fans = given().crowd(event, 2, Fixtures.START);
    List<HoldRequest> requests =
        List.of(request(fans.getFirst(), UnitNumbers.BLOCK - 1), request(fans.getLast(), 1));
    try (Handle busy = Jdbi.create(others).open()) {
      busy.begin();
      busy.execute("set local idle_in_transaction_session_timeout = 10000");
      busy.execute(
          "select 1 from unit_blocks where event_id = ? and block = 1 for update", event.value());

      PartlyDoneException partly =
          catchThrowableOfType(
              PartlyDoneException.class,
              () -> holds(new CountedConnections(database.pool())).commit(event, requests));

      assertThat(partly.failure()).isInstanceOf(StoreUnavailableException.class);
      assertThat(partly.answers().get(0)).isInstanceOf(HoldOutcome.Held.class);
      assertThat(partly.answers().get(1)).isNull();
      busy.rollback();
    }
    assertThat(
            Fixtures.liveClaim(
                database.stores().claims(), event, fans.getFirst().facts().customerId()))
        .isPresent();
    assertThat(database.stores().claims().hold(requests.getLast()))
        .isInstanceOf(HoldOutcome.Held.class);
  }

  private static Fixtures given() {
    return new Fixtures(database.stores());
  }

  private static HoldBatch holds(CountedConnections counted) {
    return new HoldBatch(new Database(counted.dataSource()), Watch.ofCallers(), new SaleNews());
  }

  private static LineRequest join(CustomerId fan) {
    return LineRequest.Join.here(fan, List.of(), Fixtures.START);
  }

  private static HoldRequest request(QueueEntry.Admitted fan, int quantity) {
    return new HoldRequest(
        new ClaimId(UUID.randomUUID()),
        fan.facts().eventId(),
        fan.id(),
        fan.facts().customerId(),
        new UnitSelection.AnyOf(quantity, null),
        Fixtures.START,
        Fixtures.START.plusSeconds(600));
  }
}
