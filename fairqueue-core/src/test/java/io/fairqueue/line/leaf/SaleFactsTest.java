package io.fairqueue.line.leaf;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventFacts;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.fairness.CanonicalJson;
import io.fairqueue.domain.fairness.LogLeaf;
import io.fairqueue.line.log.RowContent;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SaleFactsTest {

  private static final Instant NOW = Instant.parse("2027-03-06T09:00:00Z");

  @Test
  void onlyWhatChangedIsAmended() {
    Event.Active before = active(details("Concert", 1));
    Event after =
        active(
            before
                .details()
                .edit()
                .policy(before.policy().edit().admissionsPerMinute(90).build())
                .build());

    Map<String, Object> amended = told(SaleFacts.amend(before, after, null).orElseThrow());
    Map<String, Object> back = told(SaleFacts.amend(after, before, null).orElseThrow());

    assertThat(amended).isEqualTo(Map.of("policy", Map.of("admissions_per_minute", 90L)));
    assertThat(back).isEqualTo(Map.of("policy", Map.of("admissions_per_minute", "none")));
    assertThat(SaleFacts.amend(before, before, null)).isEmpty();
  }

  @Test
  void howeverLongTheNamesOfTiersAreTheAnnouncementFitsIntoALeaf() {
    Event.Active event = active(details("Ö".repeat(200), 100));

    RowContent row = SaleFacts.announce(event, null);

    assertThat(row.flaw()).isEmpty();
    assertThat(row.data().length).isLessThan(LogLeaf.MAX_BYTES);
    assertThat((List<?>) told(row).get("tiers")).hasSize(100);
  }

  private static Map<String, Object> told(RowContent row) {
    return CanonicalJson.object(row.data());
  }

  private static Event.Active active(EventDetails details) {
    return new Event.Draft(
            new EventFacts(
                new EventId(new UUID(1, 1)),
                new OrganizerId(new UUID(1, 2)),
                details,
                NOW,
                NOW,
                0,
                0))
        .activate(NOW);
  }

  private static EventDetails details(String name, int tiers) {
    return EventDetails.of(
        name,
        NOW.plusSeconds(60),
        NOW.plusSeconds(3_600),
        Currency.getInstance("EUR"),
        IntStream.range(0, tiers)
            .mapToObj(
                i ->
                    new Tier(
                        new TierId(new UUID(2, i)),
                        "座".repeat(190) + i,
                        Seating.GENERAL,
                        10,
                        1_000))
            .toList());
  }
}
