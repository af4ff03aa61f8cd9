package io.fairqueue.http.recent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventFacts;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.TierId;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What one node writes another one reads, to the last fact. */
@Tag("C12")
@Tag("N37")
final class SharedJsonTest {

  private static final JavaType EVENT = SharedJson.type(new TypeReference<Optional<Event>>() {});
  private static final JavaType PAGE = SharedJson.type(new TypeReference<Page<Event>>() {});
  private static final JavaType STOCK =
      SharedJson.type(new TypeReference<List<TierAvailability>>() {});
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");

  @Test
  void events_of_every_state_come_back_as_they_were() {
    Event.Draft draft = new Event.Draft(facts());
    Event.Active active = draft.activate(NOW);
    List<Event> all =
        List.of(
            draft,
            active,
            active.pause(NOW),
            active.pause("Regen", NOW),
            active.timeOut(NOW),
            active.end(NOW),
            active.cancel("Sturm & \"Regen\"", NOW));

    for (Event event : all) {
      Optional<Event> some = Optional.of(event);
      assertThat(SharedJson.<Optional<Event>>read(EVENT, SharedJson.write(EVENT, some)))
          .contains(some);
    }
    Page<Event> page = new Page<>(all, new PageRequest(1, 20), 77);
    assertThat(SharedJson.<Page<Event>>read(PAGE, SharedJson.write(PAGE, page))).contains(page);
  }

  @Test
  void what_is_not_there_is_not_there_and_stock_is_exact() {
    assertThat(SharedJson.<Optional<Event>>read(EVENT, SharedJson.write(EVENT, Optional.empty())))
        .contains(Optional.empty());
    List<TierAvailability> stock =
        List.of(new TierAvailability(new TierId(UUID.randomUUID()), 1L << 60, 2, 3, 4));
    assertThat(SharedJson.<List<TierAvailability>>read(STOCK, SharedJson.write(STOCK, stock)))
        .contains(stock);
  }

  @Test
  void another_versions_words_are_no_words() {
    for (String strange :
        List.of("", "[{}]", "[{\"total\":1}]", "[{\"total\":1,\"free\":0,\"lost\":1}]", "7")) {
      assertThat(SharedJson.read(STOCK, strange)).as(strange).isEmpty();
    }
  }

  private static EventFacts facts() {
    SalePolicy policy =
        SalePolicy.defaults()
            .edit()
            .admissionWindow(Duration.ofSeconds(301))
            .maxUnitsPerClaim(3)
            .admissionsPerMinute(600)
            .overAdmission(1.25)
            .maxExtensions(2)
            .build();
    EventDetails details =
        Fixtures.details(
            policy,
            Fixtures.general("Stehplatz – Süd", 5, 2_500),
            Fixtures.reserved("Stalls", 7, 0));
    return new EventFacts(
        new EventId(UUID.randomUUID()),
        new OrganizerId(UUID.randomUUID()),
        details,
        NOW,
        NOW.plusNanos(1_000),
        12,
        3);
  }
}
