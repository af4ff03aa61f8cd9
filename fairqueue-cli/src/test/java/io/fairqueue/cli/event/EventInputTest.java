package io.fairqueue.cli.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.cli.output.Json;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Seating;
import io.fairqueue.http.event.EventEdits;
import io.fairqueue.http.json.Bodies;
import io.fairqueue.port.IdSource;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventInputTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final EventEdits EDITS = new EventEdits(Bodies.standalone(), IdSource.random());

  @TempDir private Path files;

  @Test
  void options_make_one_general_tier_under_the_default_rules() {
    EventDetails details = general("EUR", "now", "+2h").create(EDITS);
    assertThat(details.saleStart()).isEqualTo(NOW);
    assertThat(details.saleEnd()).isEqualTo(NOW.plus(Duration.ofHours(2)));
    assertThat(details.totalInventory()).isEqualTo(10);
    assertThat(details.tiers()).singleElement().matches(t -> t.seating() == Seating.GENERAL);
    assertThat(details.policy()).isEqualTo(SalePolicy.defaults());
  }

  @Test
  void a_file_says_what_the_http_contract_says() throws IOException {
    EventDetails details =
        file("""
                {"name": "Night", "venue": "Hall", "currency": "NGN",
                 "starts_at": "2026-02-01T20:00:00+01:00",
                 "sale_start": "2026-01-01T00:00:00Z", "sale_end": "+31d",
                 "tiers": [
                   {"name": "Floor", "seating": "general", "capacity": 5, "price_minor": 100},
                   {"name": "Seats", "seating": "reserved", "capacity": 7, "price_minor": 200}],
                 "policy": {"max_active": 3, "over_admission": 1.5, "claim_ttl_seconds": 60}}
                """)
            .create(EDITS);
    assertThat(details.startsAt()).isEqualTo(Instant.parse("2026-02-01T19:00:00Z"));
    assertThat(details.saleEnd()).isEqualTo(Instant.parse("2026-02-01T12:00:00Z"));
    assertThat(details.tiers())
        .extracting(tier -> tier.name() + " " + tier.seating() + " " + tier.capacity())
        .containsExactly("Floor GENERAL 5", "Seats RESERVED 7");
    assertThat(details.policy().maxActive()).hasValue(3);
    assertThat(details.policy().overAdmission()).isEqualTo(1.5);
    assertThat(details.policy().claimTtl()).isEqualTo(Duration.ofMinutes(1));
    assertThat(details.policy().maxPaymentAttempts()).isEqualTo(3);
  }

  @Test
  void an_edit_keeps_what_it_leaves_out() throws IOException {
    EventDetails before = general("EUR", "now", "+2h").create(EDITS);
    EventDetails after =
        file("{\"venue\": \"Hall\", \"policy\": {\"max_active\": 3}}").edit(EDITS, before);
    SalePolicy rules = before.policy().edit().maxActive(3).build();
    assertThat(after).isEqualTo(before.edit().venue("Hall").policy(rules).build());
  }

  @Test
  void names_the_field_at_fault() throws IOException {
    assertFault(general("XXY", "now", "+2h"), "currency");
    assertFault(general("EUR", "+3h", "+2h"), "sale_end");
    assertFault(file("{\"nmae\": \"Night\"}"), files.resolve("event.json").toString());
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> general("EUR", "soon", "+2h"))
        .matches(fault -> fault.field().equals("sale_start"));
    assertThatExceptionOfType(ConstraintViolationException.class)
        .isThrownBy(() -> file("{\"name\": \"Night\"}").create(EDITS));
  }

  private static EventInput general(String currency, String start, String end) {
    ObjectNode options = Json.MAPPER.createObjectNode();
    options.put("name", "Night").put("total_inventory", 10).put("price_minor", 2_500);
    options.put("currency", currency).put("sale_start", start).put("sale_end", end);
    return EventInput.of(options, NOW);
  }

  private EventInput file(String json) throws IOException {
    return EventInput.of(Files.writeString(files.resolve("event.json"), json), NOW);
  }

  private static void assertFault(EventInput input, String field) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> input.create(EDITS))
        .matches(fault -> fault.field().equals(field), field);
  }
}
