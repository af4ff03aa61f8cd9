package io.fairqueue.tck.contract.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.OrganizerId;
import io.fairqueue.port.AuditLog;
import io.fairqueue.port.AuditLog.Entry;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Race;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link AuditLog} does: it forgets nothing, and shows the latest. */
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
            new Entry(other, "claim.refund", "x'; \\ % ü", fine, "NG"),
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

  private static Entry entry(OrganizerId actor, String action, int subject) {
    return new Entry(actor, action, "subject " + subject, START);
  }

  private AuditLog audit() {
    return stores().audit();
  }
}
