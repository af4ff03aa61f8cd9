package io.fairqueue.tck.contract.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.TicketId;
import io.fairqueue.port.AuditLog;
import io.fairqueue.port.AuditLog.Entry;
import io.fairqueue.port.DoorScan;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import io.fairqueue.port.Unchanged;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Race;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link AuditLog} does: it forgets nothing, and tells what was changed. */
@Tag("A8")
public abstract class AuditLogContract extends StoresSuite {

  @Test
  void rowsAreReadBackAsTheyWereRecordedTheLastOneFirst() {
    OrganizerId one = given().organizer();
    OrganizerId other = given().organizer();
    Instant fine = START.plusNanos(123_456_000);
    List<Entry> entries =
        List.of(
            new Entry(one, "event.pause", "0f8fad5b-d9cb-469f-a165-70867728950e", START),
            whole(other, fine),
            new Entry(one, "event.pause", "0f8fad5b-d9cb-469f-a165-70867728950e", START));

    entries.forEach(audit()::record);

    assertThat(audit().latest(3)).isEqualTo(entries.reversed());
  }

  @Test
  void noMoreRowsAreReadThanWereAskedFor() {
    OrganizerId admin = given().organizer();
    List<Entry> entries =
        IntStream.range(0, 5).mapToObj(i -> entry(admin, "event.end", i)).toList();
    entries.forEach(audit()::record);

    assertThat(audit().latest(2)).containsExactly(entries.get(4), entries.get(3));
    assertThat(audit().latest(1_000_000)).startsWith(entries.reversed().toArray(Entry[]::new));
  }

  @Test
  void whoRecordsAtOnceLosesNothing() {
    OrganizerId admin = given().organizer();

    Race.of(
        20,
        i -> {
          audit().record(entry(admin, "queue.admit", i));
          return i;
        });

    assertThat(audit().latest(20))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 20).mapToObj(i -> entry(admin, "queue.admit", i)).toList());
  }

  @Test
  void whatChangesSomethingLeavesARowAndWhatDoesNotLeavesNone() {
    OrganizerId admin = given().organizer();
    Entry row = entry(admin, "organizer.disable", 1);
    EventId event = given().onSale(1).id();

    assertThat(audit().along(row, () -> stores().organizers().setDisabled(admin, true))).isTrue();
    assertThat(
            audit()
                .along(
                    entry(admin, "organizer.disable", 2),
                    () ->
                        stores()
                            .organizers()
                            .setDisabled(new OrganizerId(UUID.randomUUID()), true)))
        .isFalse();
    CheckInOutcome none =
        audit()
            .along(
                entry(admin, "ticket.check-in", 3),
                () ->
                    stores()
                        .tickets()
                        .checkIn(
                            DoorScan.of(event, new TicketId(UUID.randomUUID())), admin, START));

    assertThat(none).isInstanceOf(Unchanged.class);
    assertThat(audit().latest(1)).containsExactly(row);
  }

  @Test
  void whatFailsLeavesNoRow() {
    OrganizerId admin = given().organizer();
    Entry before = entry(admin, "event.end", 1);
    audit().record(before);

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                audit()
                    .along(
                        entry(admin, "event.end", 2),
                        () -> {
                          throw new IllegalStateException("no");
                        }));

    assertThat(audit().latest(1)).containsExactly(before);
  }

  @Test
  void anActOutsideTheStoresLeavesARowAsWell() {
    Entry row = entry(given().organizer(), "event.set-picture", 1);

    assertThat(audit().along(row, () -> "elsewhere")).isEqualTo("elsewhere");

    assertThat(audit().latest(1)).containsExactly(row);
  }

  @Test
  void anActOfManyStepsLeavesOneRow() {
    OrganizerId admin = given().organizer();
    Entry before = entry(admin, "event.end", 1);
    audit().record(before);
    Entry row = entry(admin, "organizer.make-admin", 2);

    boolean done =
        audit()
            .along(
                row,
                () ->
                    stores().organizers().setAdmin(admin, true)
                        && stores().organizers().setDisabled(admin, true));

    assertThat(done).isTrue();
    assertThat(audit().latest(2)).containsExactly(row, before);
  }

  @Test
  void anEventsRowsAreReadPageByPage() {
    EventId event = given().onSale(1).id();
    OrganizerId actor = given().organizer();
    List<Entry> rows =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    new Entry(
                        actor,
                        null,
                        "event.pause",
                        "subject " + i,
                        event,
                        START,
                        AuditLog.Trace.NONE,
                        AuditLog.Change.NONE))
            .toList();
    rows.forEach(audit()::record);
    audit().record(entry(actor, "event.pause", 9));

    Page<Entry> first = audit().ofEvent(event, new PageRequest(1, 3));
    Page<Entry> last = audit().ofEvent(event, new PageRequest(2, 3));

    assertThat(first.total()).isEqualTo(5);
    assertThat(first.data()).containsExactly(rows.get(4), rows.get(3), rows.get(2));
    assertThat(last.data()).containsExactly(rows.get(1), rows.get(0));
  }

  @Test
  void allOfAnEventsRowsAreHandedOverWhatWasRecordedFirstFirst() {
    EventId event = given().onSale(1).id();
    OrganizerId actor = given().organizer();
    List<Entry> rows =
        IntStream.range(0, 3).mapToObj(i -> whole(actor, event, START.plusSeconds(3 - i))).toList();
    rows.forEach(audit()::record);
    audit().record(entry(actor, "event.pause", 9));
    List<Entry> all = new ArrayList<>();

    assertThat(audit().eachOfEvent(event, all::add)).isEqualTo(3);
    assertThat(all).isEqualTo(rows);
    assertThat(audit().eachOfEvent(new EventId(UUID.randomUUID()), all::add)).isZero();
    assertThat(all).hasSize(3);
  }

  private static Entry whole(OrganizerId actor, Instant at) {
    return whole(actor, new EventId(UUID.randomUUID()), at);
  }

  private static Entry whole(OrganizerId actor, EventId event, Instant at) {
    return new Entry(
        actor,
        "cli:box-office",
        "claim.refund",
        "x'; \\ % ü",
        event,
        at,
        new AuditLog.Trace("NG", "req-1", "203.0.113.0/24"),
        new AuditLog.Change(
            Map.of("status", "ACTIVE", "edition", "1"), Map.of("status", "PAUSED {\"x\"}")));
  }

  private static Entry entry(OrganizerId actor, String action, int subject) {
    return new Entry(actor, action, "subject " + subject, START);
  }

  private AuditLog audit() {
    return stores().audit();
  }
}
