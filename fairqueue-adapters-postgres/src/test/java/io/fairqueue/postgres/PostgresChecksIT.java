package io.fairqueue.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.RefundId;
import io.fairqueue.port.PaymentStore;
import io.fairqueue.tck.Fixtures;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each check passes on what the stores write, and bites when somebody tampers with it. */
final class PostgresChecksIT {

  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = new TestDatabase();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  @Tag("C10")
  void aSaleThatWentWellPasses() {
    Event.Active event = soldAndHeld();

    assertThat(new PostgresChecks(database.pool()).run(event.id()))
        .hasSize(7)
        .allSatisfy(result -> assertThat(result.passed()).as(result.toString()).isTrue());
    assertThat(figures(event.id(), "units agree with claims"))
        .isEqualTo(
            "5 units: 3 free, 1 held, 1 sold; 0 at odds with their claim; 0 claims without all"
                + " units");
  }

  @Test
  void aUnitThatIsSoldWithoutAConfirmedClaimShows() {
    Event.Active event = soldAndHeld();

    tamper("update units set state = 'SOLD' where event_id = ? and state = 'HELD'", event.id());

    assertThat(passes(event.id(), "units agree with claims")).isFalse();
  }

  @Test
  void aUnitInTwoLiveClaimsShows() {
    Event.Active event = soldAndHeld();

    tamper(
        "update claim_units set unit_id = (select unit_id from units where event_id = ? and state ="
            + " 'SOLD') where claim_id = (select claim_id from units where event_id = ? and state ="
            + " 'HELD')",
        event.id(),
        event.id());

    assertThat(passes(event.id(), "one claim per unit")).isFalse();
  }

  @Test
  void overtakingShows() {
    Event.Active event = soldAndHeld();

    tamper(
        "update queue_entries set admitted_at = admitted_at + interval '1 hour' where event_id = ?"
            + " and number = 1",
        event.id());

    assertThat(passes(event.id(), "admission follows the line")).isFalse();
  }

  @Test
  void aRateThatWasPassedShows() {
    Event.Active event = soldAndHeld();

    tamper("update queue_entries set admitted_under_rate = 1 where event_id = ?", event.id());

    assertThat(passes(event.id(), "admission rate is kept")).isFalse();
  }

  @Test
  void moneyInLimboShows() {
    Event.Active event = soldAndHeld();

    tamper("update claims set confirmed_by = null where event_id = ?", event.id());

    assertThat(passes(event.id(), "captured money had its effect")).isFalse();
  }

  /** Two fans: one holds, one has paid. */
  private static Event.Active soldAndHeld() {
    Fixtures given = new Fixtures(database.stores());
    Event.Active event = given.onSale(5);
    Claim.Claimed paid = given.held(event.id(), Fixtures.START);
    PaymentStore payments = database.stores().payments();
    PaymentId payment = new PaymentId(UUID.randomUUID());
    payments.begin(payment, paid.id(), payment.toString(), null, 3, Fixtures.START);
    payments.succeed(
        payment, paid.facts().amount(), null, new RefundId(UUID.randomUUID()), Fixtures.START);
    given.held(event.id(), Fixtures.START);
    return event;
  }

  private static boolean passes(EventId event, String check) {
    return find(event, check).passed();
  }

  private static String figures(EventId event, String check) {
    return find(event, check).figures();
  }

  private static CheckResult find(EventId event, String check) {
    return new PostgresChecks(database.pool())
        .run(event).stream().filter(result -> result.name().equals(check)).findAny().orElseThrow();
  }

  private static void tamper(String sql, EventId... event) {
    Object[] ids = new Object[event.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = event[i].value();
    }
    Jdbi.create(database.pool()).useHandle(handle -> handle.execute(sql, ids));
  }
}
