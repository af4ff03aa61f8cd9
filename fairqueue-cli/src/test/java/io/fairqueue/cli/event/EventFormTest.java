package io.fairqueue.cli.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.fairqueue.cli.output.Json;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Seating;
import io.fairqueue.port.IdSource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventFormTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void flags_make_one_general_tier_under_the_default_rules() {
    EventDetails details = general("EUR", "now", "+2h").details(IdSource.random(), NOW);
    assertThat(details.saleStart()).isEqualTo(NOW);
    assertThat(details.saleEnd()).isEqualTo(NOW.plus(Duration.ofHours(2)));
    assertThat(details.totalInventory()).isEqualTo(10);
    assertThat(details.tiers()).singleElement().matches(t -> t.seating() == Seating.GENERAL);
    assertThat(details.policy()).isEqualTo(SalePolicy.defaults());
  }

  @Test
  void a_file_says_what_the_http_contract_says() throws JsonProcessingException {
    EventForm form =
        Json.MAPPER.readValue(
            """
            {"name": "Night", "venue": "Hall", "currency": "NGN",
             "starts_at": "2026-02-01T20:00:00+01:00",
             "sale_start": "2026-01-01T00:00:00Z", "sale_end": "2026-02-01T00:00:00Z",
             "tiers": [
               {"name": "Floor", "seating": "general", "capacity": 5, "price_minor": 100},
               {"name": "Seats", "seating": "reserved", "capacity": 7, "price_minor": 200}],
             "policy": {"max_active": 3, "over_admission": 1.5, "claim_ttl_seconds": 60}}
            """,
            EventForm.class);
    EventDetails details = form.details(IdSource.random(), NOW);
    assertThat(details.startsAt()).isEqualTo(Instant.parse("2026-02-01T19:00:00Z"));
    assertThat(details.tiers())
        .extracting(tier -> tier.name() + " " + tier.seating() + " " + tier.capacity())
        .containsExactly("Floor GENERAL 5", "Seats RESERVED 7");
    assertThat(details.policy().maxActive()).hasValue(3);
    assertThat(details.policy().overAdmission()).isEqualTo(1.5);
    assertThat(details.policy().claimTtl()).isEqualTo(Duration.ofMinutes(1));
    assertThat(details.policy().maxPaymentAttempts()).isEqualTo(3);
  }

  @Test
  void an_unknown_field_is_refused() {
    assertThatExceptionOfType(JsonMappingException.class)
        .isThrownBy(() -> Json.MAPPER.readValue("{\"nmae\": \"Night\"}", EventForm.class));
  }

  @Test
  void names_the_field_at_fault() {
    assertFault(general("XXY", "now", "+2h"), "currency");
    assertFault(general("EUR", "soon", "+2h"), "sale_start");
    assertFault(general("EUR", "+3h", "+2h"), "sale_end");
  }

  private static EventForm general(String currency, String start, String end) {
    return EventForm.general("Night", 10, 2_500, currency, start, end);
  }

  private static void assertFault(EventForm form, String field) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> form.details(IdSource.random(), NOW))
        .matches(fault -> fault.field().equals(field), field);
  }
}
