package io.fairqueue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventStatus;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.draw.DrawStatus;
import io.fairqueue.port.PaymentStore;
import io.fairqueue.tck.fixture.Fixtures;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the database refuses by itself, whatever the code above it does. */
final class PostgresSchemaIT {

  private static TestDatabase database;
  private static Jdbi jdbi;

  @BeforeAll
  static void open() {
    database = new TestDatabase();
    jdbi = Jdbi.create(database.pool());
  }

  @AfterAll
  static void close() {
    database.close();
  }

  /** Else it would find other tables, or none, for a connection with another search path. */
  @Test
  @Tag("I29")
  void aFunctionThatLooksNamesUpKnowsInWhichSchema() {
    List<String> lost =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select proname from pg_proc where pronamespace = 'public'::regnamespace"
                            + " and provolatile <> 'i' and prosqlbody is null"
                            + " and coalesce(proconfig[1], '') <> 'search_path=public, pg_temp'")
                    .mapTo(String.class)
                    .list());

    assertThat(lost).as("in its migration: set search_path, as V40 does").isEmpty();
  }

  @Test
  @Tag("F3")
  void aFanHasOneRunningAdmissionPerEvent() {
    QueueEntry.Admitted entry = given().admitted(onSale().id(), given().customer(), Fixtures.START);

    assertRefused(
        "admissions_running",
        "insert into admissions (event_id, number, entry_id, customer_id, joined_at, admitted_at,"
            + " admitted_until) select event_id, number + 1, gen_random_uuid(), customer_id,"
            + " joined_at, admitted_at, admitted_until from admissions where entry_id = ?",
        entry.id().value());
  }

  @Test
  @Tag("D1")
  void aNumberIsAdmittedOnce() {
    QueueEntry.Admitted entry = given().admitted(onSale().id(), given().customer(), Fixtures.START);

    assertRefused(
        "admissions_pkey",
        "insert into admissions (event_id, number, entry_id, customer_id, joined_at, admitted_at,"
            + " admitted_until) select event_id, number, entry_id, gen_random_uuid(), joined_at,"
            + " admitted_at, admitted_until from admissions where entry_id = ?",
        entry.id().value());
  }

  @Test
  @Tag("D1")
  void aLineHasOneRowOfARev() {
    QueueEntry.Waiting entry = given().join(onSale().id(), given().customer(), Fixtures.START);

    assertRefused(
        "line_log_pkey",
        "insert into line_log select * from line_log where event_id = ?",
        entry.facts().eventId().value());
  }

  @Test
  @Tag("F3")
  @Tag("N10")
  void anAdmissionHasOneLiveClaim() {
    Event.Active event = onSale();
    Claim.Claimed one = given().held(event.id(), Fixtures.START);
    Claim.Claimed other = given().held(event.id(), Fixtures.START);

    assertRefused(
        "claims_one_live",
        "update claims set (customer_id, number) ="
            + " (select customer_id, number from claims where id = ?) where id = ?",
        one.id().value(),
        other.id().value());
  }

  @Test
  @Tag("F2")
  @Tag("N22")
  void aUnitIsInOneLiveClaim() {
    Event.Active event = onSale();
    Claim.Claimed claim = given().held(event.id(), Fixtures.START);
    Claim.Claimed other = given().held(event.id(), Fixtures.START);

    assertRefused(
        "claim_units_once_live",
        "update claim_units set unit_no = (select unit_no from claim_units where claim_id = ?)"
            + " where claim_id = ?",
        claim.id().value(),
        other.id().value());
    assertRefused(
        "claim_units_live",
        "update claim_units set unit_no = null where claim_id = ?",
        claim.id().value());
    assertRefused(
        "claim_units_once",
        "insert into claim_units (claim_id, position, event_id, live, unit_id, label, tier_id,"
            + " price_minor) select claim_id, 99, event_id, false, unit_id, label, tier_id,"
            + " price_minor from claim_units where claim_id = ?",
        claim.id().value());
  }

  @Test
  @Tag("F2")
  void aBlocksCountIsThatOfItsBits() {
    Event.Active event = onSale();

    assertRefused(
        "unit_blocks_counted",
        "update unit_blocks set free_count = free_count + 1 where event_id = ?",
        event.id().value());
    assertRefused(
        "unit_blocks_free",
        "update unit_blocks set free = '', free_count = 0 where event_id = ?",
        event.id().value());
    assertRefused(
        "unit_blocks_stock",
        "update unit_blocks set stock = '' where event_id = ?",
        event.id().value());
  }

  @Test
  @Tag("F6")
  void whatIsForSaleIsOfATierOfItsEvent() {
    Event.Active event = onSale();
    Claim.Claimed foreign = given().held(onSale().id(), Fixtures.START);
    Object tier = foreign.facts().units().getFirst().tierId().value();

    assertRefused(
        "unit_blocks_tier_of_event",
        "update unit_blocks set tier_id = ? where event_id = ?",
        tier,
        event.id().value());
    assertRefused(
        "tiers_slots", "update tiers set slot = 2047 where event_id = ?", event.id().value());
  }

  @Test
  @Tag("F10")
  void aUnitHasOneTicketThatIsGoodAndItIsItsClaims() {
    Event.Active event = onSale();
    Claim.Claimed held = given().held(event.id(), Fixtures.START);
    Claim.Confirmed sold = sold(event);
    Object ticket = database.stores().tickets().ofClaim(sold.id()).getFirst().id().value();

    assertRefused(
        "tickets_once",
        "insert into tickets (id, claim_id, unit_id, event_id, customer_id, label, issued_at,"
            + " voided_at) select gen_random_uuid(), claim_id, unit_id, event_id, customer_id,"
            + " label, issued_at, issued_at from tickets where id = ?",
        ticket);
    assertRefused(
        "tickets_one_valid",
        "insert into tickets (id, claim_id, unit_id, event_id, customer_id, label, issued_at)"
            + " select gen_random_uuid(), '"
            + held.id()
            + "', unit_id, event_id, customer_id, label, issued_at from tickets where id = ?",
        ticket);
    assertRefused(
        "tickets_unit_of_claim",
        "update tickets set unit_id = gen_random_uuid() where id = ?",
        ticket);
  }

  @Test
  @Tag("G14")
  void onlyASaleIsAskedBackAndARefundedOneWas() {
    Event.Active event = onSale();
    Claim.Claimed held = given().held(event.id(), Fixtures.START);
    Claim.Confirmed sold = sold(event);

    assertRefused(
        "claims_refund_asked",
        "update claims set refund_asked_at = now() where id = ?",
        held.id().value());
    assertRefused(
        "claims_refund_asked",
        "update claims set status = 'REFUNDED', refunded_at = now() where id = ?",
        sold.id().value());
  }

  @Test
  @Tag("C8")
  void aSeatIsThereOncePerEvent() {
    Tier stalls = Fixtures.reserved("Stalls", 5, 700);
    Event.Active event = given().onSale(Fixtures.details(SalePolicy.defaults(), stalls));
    database.stores().seats().add(event.id(), stalls.id(), List.of(new Seat("A", "1", "1", null)));

    assertRefused(
        "seats_once",
        "insert into seats (event_id, unit_no, unit_id, tier_id, section, seat_row, number,"
            + " blocked, row_key, seat_key, row_order, seat_order) select event_id, 999,"
            + " gen_random_uuid(), tier_id, section, seat_row, number, false, row_key, seat_key,"
            + " row_order, seat_order from seats where event_id = ?",
        event.id().value());
    assertRefused(
        "seats_id",
        "insert into seats (event_id, unit_no, unit_id, tier_id, section, seat_row, number,"
            + " blocked, row_key, seat_key, row_order, seat_order) select event_id, 999, unit_id,"
            + " tier_id, section, seat_row, number, false, 'other', seat_key, row_order, seat_order"
            + " from seats where event_id = ?",
        event.id().value());
  }

  @Test
  @Tag("B3")
  void whatPostgresCannotKeepIsKeptAsAMark() {
    // As in a webhook: what a gateway says comes from elsewhere.
    assertThat(database.stores().payments().findByReference("a\0b")).isEmpty();
  }

  @Test
  void anAdmissionsColumnsFollowItsEnd() {
    QueueEntry.Admitted entry = given().admitted(onSale().id(), given().customer(), Fixtures.START);
    Object id = entry.id().value();

    assertRefused(
        "admissions_end", "update admissions set ended_at = now() where entry_id = ?", id);
    assertRefused(
        "admissions_end", "update admissions set ended_how = 'LAPSED' where entry_id = ?", id);
    assertRefused(
        "admissions_ended_how",
        "update admissions set ended_at = now(), ended_how = 'LOST' where entry_id = ?",
        id);
    assertRefused(
        "admissions_claim",
        "update admissions set ended_at = now(), ended_how = 'LAPSED',"
            + " claim_id = gen_random_uuid() where entry_id = ?",
        id);
  }

  /** Every literal that the domain knows, and the column that must know it too. */
  static Stream<Arguments> literals() {
    return Stream.of(
        Arguments.of("events_status", "events", "status", EventStatus.values()),
        Arguments.of("events_lobby_method", "events", "lobby_method", DrawMethod.values()),
        Arguments.of("draws_state", "draws", "state", DrawStatus.values()),
        Arguments.of("draws_method", "draws", "method", DrawMethod.values()),
        Arguments.of("tiers_seating", "tiers", "seating", Seating.values()),
        Arguments.of("claims_status", "claims", "status", ClaimStatus.values()),
        Arguments.of("claims_release_reason", "claims", "release_reason", ReleaseReason.values()),
        Arguments.of("payments_status", "payments", "status", PaymentStatus.values()),
        Arguments.of("payments_method", "payments", "method", PaymentMethod.values()),
        Arguments.of("refunds_status", "refunds", "status", RefundStatus.values()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("literals")
  @Tag("N49")
  @Tag("N48")
  void theDatabaseKnowsTheDomainsLiteralsAndNoOthers(
      String constraint, String table, String column, Enum<?>[] values) {
    String check =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select pg_get_constraintdef(oid) from pg_constraint where conname = :name")
                    .bind("name", constraint)
                    .mapTo(String.class)
                    .one());
    String[] known = Arrays.stream(values).map(Enum::name).toArray(String[]::new);

    assertThat(check).contains(column);
    assertThat(check.replaceAll("(?s)[^']*'([^']*)'[^']*", "$1 ").strip().split(" "))
        .containsExactlyInAnyOrder(known);
    assertThat(known).allMatch(literal -> accepts(table, column, check, literal));
    assertThat(accepts(table, column, check, known[0].toLowerCase(java.util.Locale.ROOT)))
        .isFalse();
    assertThat(accepts(table, column, check, "UNHEARD_OF")).isFalse();
  }

  @Test
  void whatItAcceptsIsNotRefused() {
    assertThatCode(() -> given().held(onSale().id(), Fixtures.START)).doesNotThrowAnyException();
  }

  /** Tries a literal against a table that has nothing but this column and its check. */
  private static boolean accepts(String table, String column, String check, String literal) {
    return jdbi.inTransaction(
        handle -> {
          String probe = "probe_of_" + table;
          handle.execute(
              "create temporary table " + probe + " (" + column + " text, " + check + ")");
          try {
            return handle.execute(
                    "savepoint s; insert into " + probe + " values ('" + literal + "')")
                >= 0;
          } catch (RuntimeException e) {
            return false;
          } finally {
            handle.rollback();
          }
        });
  }

  /** Tables whose rows change or go, and how their upkeep differs from the server's. */
  static Stream<Arguments> upkeep() {
    String small =
        "autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=500,"
            + " autovacuum_vacuum_cost_delay=0";
    String large = "autovacuum_vacuum_scale_factor=0.02, autovacuum_vacuum_threshold=2000";
    return Stream.of(
        Arguments.of("lines", "fillfactor=50, " + small),
        Arguments.of("unit_blocks", "fillfactor=40, " + small),
        Arguments.of("account_clock", "fillfactor=10, " + small),
        Arguments.of("event_sums", "fillfactor=50, " + small),
        Arguments.of("event_waits", "fillfactor=50, " + small),
        Arguments.of("event_sum_changes", small.replace("500", "2000")),
        Arguments.of("named_requests", "fillfactor=70, " + large),
        Arguments.of("effects", large),
        Arguments.of("ended_sessions", large),
        Arguments.of("account_changes", large),
        Arguments.of("entry_presence", "fillfactor=70, " + large),
        Arguments.of("admissions", large),
        Arguments.of("claims", large),
        Arguments.of("claim_units", large),
        Arguments.of("payments", large),
        Arguments.of("webhook_inbox", large),
        Arguments.of("outbox", small.replace("500", "2000")),
        Arguments.of("deliveries", "fillfactor=80, " + small.replace("500", "2000")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("upkeep")
  void whatChurnsIsVacuumedByTheNumberOfChanges(String table, String options) {
    String found =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select array_to_string(reloptions, ', ') from pg_class where oid ="
                            + " cast(:table as regclass)")
                    .bind("table", table)
                    .mapTo(String.class)
                    .one());

    assertThat(found).isEqualTo(options);
  }

  @Test
  void noOtherTableHasAnUpkeepOfItsOwn() {
    List<String> tables =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select relname from pg_class where relkind = 'r' and"
                            + " array_to_string(reloptions, ' ') like '%autovacuum%'")
                    .mapTo(String.class)
                    .list());

    assertThat(tables)
        .containsExactlyInAnyOrderElementsOf(upkeep().map(row -> (String) row.get()[0]).toList());
  }

  private static void assertRefused(String constraint, String sql, Object... values) {
    assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(sql, values)))
        .hasStackTraceContaining(constraint);
  }

  private static Claim.Confirmed sold(Event event) {
    Claim.Claimed claim = given().held(event.id(), Fixtures.START);
    PaymentStore payments = database.stores().payments();
    PaymentId payment = new PaymentId(UUID.randomUUID());
    payments.begin(payment, claim.id(), payment.toString(), null, 3, Fixtures.START);
    payments.succeed(
        payment, claim.facts().amount(), null, new RefundId(UUID.randomUUID()), Fixtures.START);
    return claim.confirm(Fixtures.START);
  }

  private static Event.Active onSale() {
    return given().onSale(5);
  }

  private static Fixtures given() {
    return new Fixtures(database.stores());
  }
}
