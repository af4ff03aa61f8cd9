package io.fairqueue.postgres.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.PaymentStore;
import io.fairqueue.port.WebhookInbox;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Till;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
        .hasSize(15)
        .allSatisfy(result -> assertThat(result.passed()).as(result.toString()).isTrue());
    assertThat(figures(event.id(), "units agree with claims"))
        .isEqualTo(
            "5 units: 3 free, 1 held, 1 sold; 0 at odds with their claim; 0 of claims that have too"
                + " few or too many");
  }

  @Test
  void aUnitOfAClaimThatIsOverShows() {
    Event.Active event = soldAndHeld();

    tamper(
        "update claims set status = 'RELEASED', release_reason = 'EXPIRED', released_at = now()"
            + " where event_id = ? and status = 'CLAIMED'",
        event.id());

    assertThat(passes(event.id(), "units agree with claims")).isFalse();
  }

  @Test
  void aUnitInTwoLiveClaimsShows() {
    Event.Active event = soldAndHeld();

    tamper(
        "update claim_units set unit_id = (select k.unit_id from claims c join claim_units k on"
            + " k.claim_id = c.id where c.event_id = ? and c.status = 'CONFIRMED') where claim_id ="
            + " (select id from claims where event_id = ? and status = 'CLAIMED')",
        event.id(),
        event.id());

    assertThat(passes(event.id(), "one claim per unit")).isFalse();
  }

  @Test
  void overtakingShows() {
    Event.Active event = soldAndHeld();

    tamper(
        "update line_log set gone = array[2] where event_id = ? and gone = array[1]", event.id());

    assertThat(figures(event.id(), "admission follows the line"))
        .isEqualTo(
            "1 lines, 3 rows, 1 fans; 1 broken: %s, rev 4, CHAIN: its hash is another one"
                .formatted(event.id()));
    assertThat(passes(event.id(), "admission follows the line")).isFalse();
  }

  @Test
  void aRateThatWasPassedShows() {
    Event.Active event = soldAndHeld();

    tamper("update admissions set admitted_under_rate = 1 where event_id = ?", event.id());

    assertThat(passes(event.id(), "admission rate is kept")).isFalse();
  }

  @Test
  @Tag("D5")
  void aRateThatWasCommittedAndPassedShowsThoughWhoAdmittedDidNotKnowIt() {
    Event.Active event = soldAndHeld();

    tamper("update event_rules set admissions_per_minute = 1 where event_id = ?", event.id());

    assertThat(passes(event.id(), "admission rate is kept")).isFalse();
    tamper("update line_log set kind = 9 where event_id = ? and kind = 8", event.id());
    assertThat(passes(event.id(), "admission rate is kept")).isTrue();
  }

  @Test
  @Tag("D5")
  void aTickByRulesThatWereNoLongerCommittedShows() {
    Fixtures given = new Fixtures(database.stores());
    Event.Active event = given.onSale(20);
    for (int i = 0; i < 10; i++) {
      given.join(event.id(), given.customer(), Fixtures.START);
    }
    AdmissionPolicy asItWas = event.policy().admission();
    EventDetails capped = Fixtures.details(capped(1), event.details().tiers().getFirst());
    database.stores().events().revise(event, capped, Fixtures.START);
    Instant later = Fixtures.START.plusSeconds(1);
    assertThat(passes(event.id(), "admissions keep to the cap")).isTrue();

    assertThat(database.stores().lines().admit(event, false, 10, later)).isEmpty();
    assertThat(database.stores().lines().admit(event.id(), asItWas, 10, later)).hasSize(10);

    assertThat(passes(event.id(), "admissions keep to the cap")).isFalse();
    assertThat(figures(event.id(), "admissions keep to the cap"))
        .isEqualTo("10 admissions, 10 under a cap; 10 past it");
  }

  /** The default rules, but that at most {@code maxActive} are outstanding. */
  private static SalePolicy capped(int maxActive) {
    SalePolicy own = SalePolicy.defaults();
    return own.edit().maxActive(maxActive).build();
  }

  @Test
  @Tag("C10")
  @Tag("G15")
  void aSaleWithEveryKindOfMoneyPasses() {
    EventId event = everyKindOfMoney();

    assertThat(new PostgresChecks(database.pool()).run(event))
        .allSatisfy(result -> assertThat(result.passed()).as(result.toString()).isTrue());
    assertThat(figures(event, "captured money had its effect"))
        .isEqualTo(
            "NGN captured 10007 = sold 2500 + refunded 2500 + being refunded 2500 + refused 2507;"
                + " 0 in limbo, 0 events out of balance");
    assertThat(figures(event, "money goes back once"))
        .isEqualTo(
            "3 refunds: 1 pending, 1 paid, 1 refused; 0 made at the gateway, 0 of money that came"
                + " twice; 0 wrong; 0 claims at odds with their refund");
    assertThat(figures(event, "one ticket per sold unit"))
        .isEqualTo(
            "2 sales, 2 refunded: 5 tickets, 1 good, 0 used; 0 claims at odds with their tickets");
    assertThat(figures(event, "each unit's history explains it"))
        .isEqualTo(
            "6 units that were claimed: 2 free again, 2 held and 2 sold by one claim each, 1 of these"
                + " after other claims; 0 unexplained");
    assertThat(figures(event, "tiers have what they promise"))
        .isEqualTo("2 tiers with 12 units; 0 with too many or too few");
  }

  @Test
  void allEventsTogetherPassToo() {
    try (TestDatabase own = new TestDatabase()) {
      List<CheckResult> nothing = new PostgresChecks(own.pool()).run(null);

      assertThat(nothing)
          .hasSize(15)
          .allSatisfy(result -> assertThat(result.passed()).as(result.toString()).isTrue());
    }
  }

  @Test
  void webhooksAboutPaymentsThatNobodyKnowsAreCounted() {
    try (TestDatabase own = new TestDatabase()) {
      WebhookInbox inbox = own.stores().webhooks();
      inbox.store("paystack", new byte[] {1}, Fixtures.START, Fixtures.START);
      inbox.store("paystack", new byte[] {2}, Fixtures.START, Fixtures.START);
      inbox.take(Fixtures.START, Fixtures.START, 1).stream()
          .map(WebhookInbox.Webhook::id)
          .forEach(id -> inbox.processed(id, WebhookInbox.UNKNOWN_REFERENCE, Fixtures.START));

      assertThat(new PostgresChecks(own.pool()).run(null))
          .filteredOn(result -> result.name().equals("captured money had its effect"))
          .containsExactly(
              new CheckResult(
                  "captured money had its effect",
                  5,
                  true,
                  "nothing captured; 1 webhooks about payments that nobody knows"));
    }
  }

  /** What somebody might do to the rows, and the check that must see it. */
  static Stream<Arguments> tamperings() {
    return Stream.of(
        Arguments.of(
            "units agree with claims",
            "update claim_units k set live = false from claims c"
                + " where c.id = k.claim_id and c.event_id = ? and c.status = 'CLAIMED'"),
        Arguments.of(
            "units agree with claims",
            "update claim_units set unit_no = unit_no + 512 where event_id = ? and live"),
        Arguments.of(
            "units agree with claims",
            "update unit_blocks set free = stock, free_count = bit_count(stock) where event_id = ?"),
        Arguments.of(
            "units agree with claims",
            "update unit_blocks set free = set_byte(free, 100, 1), free_count = free_count + 1"
                + " where event_id = ?"),
        Arguments.of(
            "each unit's history explains it",
            "update claim_units k set live = true, unit_no = k.unit_no + 1024 * (1 + k.position)"
                + " from claims c where c.id = k.claim_id and c.event_id = ? and c.status ="
                + " 'REFUNDED'"),
        Arguments.of(
            "each unit's history explains it",
            "update claim_units k set live = false from claims c where c.id = k.claim_id"
                + " and c.event_id = ? and c.status = 'CONFIRMED' and c.refund_asked_at is null"),
        Arguments.of(
            "each unit's history explains it",
            "update claims set status = 'RELEASED', release_reason = 'EXPIRED',"
                + " released_at = created_at where event_id = ? and status = 'CLAIMED'"),
        Arguments.of(
            "each unit's history explains it",
            "update claims set refunded_at = refunded_at + interval '1 hour'"
                + " where event_id = ? and status = 'REFUNDED'"),
        Arguments.of(
            "tiers have what they promise",
            "update unit_blocks set stock = free where event_id = ?"),
        Arguments.of(
            "tiers have what they promise",
            "update tiers set capacity = capacity - 1 where event_id = ?"),
        Arguments.of(
            "one ticket per sold unit",
            "delete from tickets where event_id = ? and voided_at is null"),
        Arguments.of(
            "kept sums are those of the rows",
            "insert into event_sum_changes (event_id, captured_minor) values (?, 1)"),
        Arguments.of(
            "kept sums are those of the rows",
            "insert into event_sum_changes (event_id, released, confirmed) values (?, 1, -1)"),
        Arguments.of(
            "kept sums are those of the rows",
            "update event_waits set tenths = tenths + 1 where event_id = ?"),
        Arguments.of(
            "admission follows the line",
            "update line_log set first_number = 1 where event_id = ? and first_number = 2"),
        Arguments.of(
            "admission follows the line",
            "update line_log set at = at + interval '1 millisecond' where event_id = ? and rev = 2"),
        Arguments.of(
            "admission follows the line",
            "update line_log set at = at + interval '1 microsecond' where event_id = ? and rev = 2"),
        Arguments.of(
            "admission follows the line",
            "update line_log set kind = 99 where event_id = ? and rev = 2"),
        Arguments.of(
            "admission follows the line",
            "update line_log set fans = array[gen_random_uuid()] where event_id = ? and first_number = 1"),
        Arguments.of(
            "admission follows the line", "delete from line_log where event_id = ? and rev = 2"),
        Arguments.of(
            "lines are where their logs end",
            "delete from line_log where event_id = ? and rev > 5"),
        Arguments.of(
            "lines are where their logs end", "update lines set rev = rev + 1 where event_id = ?"),
        Arguments.of(
            "lines are where their logs end",
            "update lines set next_number = next_number - 1 where event_id = ?"),
        Arguments.of(
            "lines are where their logs end", "update lines set last_hash = '' where event_id = ?"),
        Arguments.of("lines are where their logs end", "delete from line_log where event_id = ?"),
        Arguments.of(
            "admissions are those of the log",
            "delete from admissions where event_id = ? and number = 1"),
        Arguments.of(
            "admissions are those of the log",
            "update admissions set number = number + 100 where event_id = ? and number = 1"),
        Arguments.of(
            "admissions are those of the log",
            "update admissions set customer_id = gen_random_uuid() where event_id = ? and number = 1"),
        Arguments.of(
            "admissions are those of the log",
            "update admissions set entry_id = gen_random_uuid() where event_id = ? and number = 1"),
        Arguments.of(
            "admissions are those of the log",
            "update admissions set admitted_at = admitted_at + interval '1 millisecond' where event_id = ?"),
        Arguments.of(
            "admissions are those of the log",
            "update admissions set joined_at = joined_at - interval '1 millisecond' where event_id = ?"),
        Arguments.of(
            "admissions are used by their owners, once",
            "update claims c set entry_id = (select entry_id from claims where event_id = c.event_id"
                + " order by id limit 1) where c.event_id = ?"),
        Arguments.of(
            "admissions are used by their owners, once",
            "update claims set entry_id = gen_random_uuid() where event_id = ?"),
        Arguments.of(
            "admissions are used by their owners, once",
            "update claims set number = number + 1 where event_id = ?"),
        Arguments.of(
            "admissions are used by their owners, once",
            "update admissions set claim_id = null where event_id = ?"),
        Arguments.of(
            "admissions are used by their owners, once",
            "update admissions set customer_id = gen_random_uuid() where event_id = ?"),
        Arguments.of(
            "one ticket per sold unit",
            "update tickets t set voided_at = null from claims c where c.id = t.claim_id"
                + " and c.event_id = ? and c.status = 'CONFIRMED'"),
        Arguments.of(
            "one ticket per sold unit",
            "update tickets set voided_at = issued_at where event_id = ?"),
        Arguments.of(
            "one ticket per sold unit",
            "insert into tickets select gen_random_uuid(), c.id, k.unit_id, c.event_id,"
                + " c.customer_id, k.label, c.created_at from claims c"
                + " join claim_units k on k.claim_id = c.id"
                + " where c.event_id = ? and c.status = 'CLAIMED'"),
        Arguments.of(
            "captured money had its effect",
            "delete from refunds r using payments p, claims c where p.id = r.payment_id"
                + " and c.id = p.claim_id and c.event_id = ? and r.status = 'PENDING'"),
        Arguments.of(
            "captured money had its effect",
            "update payments p set amount_minor = p.amount_minor + 1 from claims c"
                + " where c.confirmed_by = p.id and c.event_id = ?"),
        Arguments.of(
            "captured money had its effect",
            "update claims set amount_minor = amount_minor - 1 where event_id = ?"
                + " and status = 'CONFIRMED'"),
        Arguments.of(
            "captured money had its effect",
            "update claims set status = 'CONFIRMED', confirmed_at = created_at where event_id = ?"
                + " and status = 'CLAIMED'"),
        Arguments.of(
            "captured money had its effect",
            "update payments p set status = 'REFUNDED' from claims c where c.id = p.claim_id"
                + " and c.event_id = ? and p.status = 'SUCCEEDED'"),
        Arguments.of(
            "money goes back once",
            "update refunds r set status = 'SUCCEEDED' from payments p, claims c"
                + " where p.id = r.payment_id and c.id = p.claim_id and c.event_id = ?"
                + " and r.status = 'PENDING'"),
        Arguments.of(
            "money goes back once",
            "update refunds r set amount_minor = r.amount_minor + 1 from claims c"
                + " where r.payment_id = c.confirmed_by and c.event_id = ?"),
        Arguments.of(
            "money goes back once",
            "update claims set refund_asked_at = null where event_id = ?"
                + " and status = 'CONFIRMED'"),
        Arguments.of(
            "money goes back once",
            "update claims set status = 'REFUNDED', refunded_at = created_at,"
                + " refund_asked_at = created_at where event_id = ? and status = 'CONFIRMED'"),
        Arguments.of(
            "money goes back once",
            "insert into refunds select gen_random_uuid(), p.id, 1, 'NGN', 'why', 'PENDING', 0,"
                + " now(), null, now(), now() from payments p join claims c on c.id = p.claim_id"
                + " where c.event_id = ? and p.status = 'FAILED'"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("tamperings")
  @Tag("C10")
  void tamperingShows(String check, String sql) {
    EventId event = everyKindOfMoney();
    assertThat(passes(event, check)).isTrue();

    tamper(sql, event);

    assertThat(passes(event, check)).isFalse();
  }

  @Test
  @Tag("F3")
  void whoeverIsInLineAgainWhileAdmittedShows() {
    Fixtures given = new Fixtures(database.stores());
    Event.Active event = given.onSale(5);
    QueueEntry.Admitted fan = given.admitted(event.id(), given.customer(), Fixtures.START);
    database.stores().lines().leave(event.id(), fan.facts().customerId(), Fixtures.START);
    given.join(event.id(), fan.facts().customerId(), Fixtures.START);
    assertThat(passes(event.id(), "one live entry per fan, and no more claims than allowed"))
        .isTrue();

    tamper(
        "update admissions set ended_at = null, ended_how = null where event_id = ?", event.id());

    assertThat(passes(event.id(), "one live entry per fan, and no more claims than allowed"))
        .isFalse();
  }

  @Test
  void moneyInLimboShows() {
    Event.Active event = soldAndHeld();

    tamper("update claims set confirmed_by = null where event_id = ?", event.id());

    assertThat(passes(event.id(), "captured money had its effect")).isFalse();
  }

  /**
   * A hold whose first payment failed; a sale; one that was asked back, one that was paid back, one
   * whose money was another amount than it cost and that the gateway refuses to give back; and a
   * free one that was given back.
   */
  private static EventId everyKindOfMoney() {
    Fixtures given = new Fixtures(database.stores());
    Tier free = Fixtures.general("Free", 2, 0);
    EventId event =
        given
            .onSale(
                Fixtures.details(
                    SalePolicy.defaults(), Fixtures.general("Standing", 10, 2_500), free))
            .id();
    PaymentStore payments = database.stores().payments();
    pay(event, 0);
    payments.requestRefund(pay(event, 0), newRefund(), "ill", Fixtures.START);
    ClaimId back = pay(event, 0);
    payments.requestRefund(back, newRefund(), "ill", Fixtures.START);
    refund(payments, back, id -> payments.refundSucceeded(id, Fixtures.START));
    refund(
        payments, pay(event, 7), id -> payments.refundFailed(id, "account closed", Fixtures.START));
    PaymentId failed = new PaymentId(UUID.randomUUID());
    ClaimId held = given.held(event, Fixtures.START).id();
    payments.begin(failed, held, failed.toString(), null, 3, Fixtures.START);
    payments.fail(failed, "declined", 3, Fixtures.START);
    QueueEntry.Admitted fan = given.admitted(event, given.customer(), Fixtures.START);
    HoldRequest gift =
        new HoldRequest(
            new ClaimId(UUID.randomUUID()),
            event,
            fan.id(),
            fan.facts().customerId(),
            new UnitSelection.AnyOf(2, free.id()),
            Fixtures.START,
            Fixtures.START.plusSeconds(60));
    database.stores().claims().hold(gift);
    payments.requestRefund(gift.claim(), newRefund(), "ill", Fixtures.START);
    return event;
  }

  private static ClaimId pay(EventId event, long tooMuch) {
    Claim.Claimed claim = new Fixtures(database.stores()).held(event, Fixtures.START);
    PaymentStore payments = database.stores().payments();
    PaymentId payment = new PaymentId(UUID.randomUUID());
    payments.begin(payment, claim.id(), payment.toString(), null, 3, Fixtures.START);
    Money due = claim.facts().amount();
    payments.succeed(
        payment,
        new Money(due.minor() + tooMuch, due.currency()),
        null,
        newRefund(),
        Fixtures.START);
    return claim.id();
  }

  private static void refund(PaymentStore payments, ClaimId claim, Consumer<RefundId> end) {
    PaymentId paid = payments.ofClaim(claim).getFirst().id();
    end.accept(Till.refundOf(payments, paid).orElseThrow().id());
  }

  private static RefundId newRefund() {
    return new RefundId(UUID.randomUUID());
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
