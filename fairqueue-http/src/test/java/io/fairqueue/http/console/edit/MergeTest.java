package io.fairqueue.http.console.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MergeTest {

  private static final EventForm BASE =
      new EventForm(
          Map.of(
              "name",
              List.of("Night"),
              "venue",
              List.of("Hall"),
              "slug",
              List.of(""),
              "starts_at",
              List.of("2026-10-25T02:30"),
              "starts_at.offset",
              List.of("+02:00"),
              EventForm.TIER_ID,
              List.of("1"),
              EventForm.TIER_NAME,
              List.of("Floor"),
              EventForm.TIER_SEATING,
              List.of("general"),
              EventForm.TIER_CAPACITY,
              List.of("10"),
              EventForm.TIER_PRICE,
              List.of("1.00")));

  @Test
  void what_one_of_two_changed_is_as_that_one_wrote_it() {
    Merge merge = Merge.of(BASE, with("name", "Mine"), with("venue", "Theirs"));

    assertThat(merge.form().text("name")).isEqualTo("Mine");
    assertThat(merge.form().text("venue")).isEqualTo("Theirs");
    assertThat(merge.taken()).containsExactly("venue");
    assertThat(merge.both()).isEmpty();
  }

  @Test
  void where_both_did_the_second_decides_and_sees_the_first() {
    Merge merge = Merge.of(BASE, with("name", "Mine"), with("name", "Theirs"));

    assertThat(merge.form().text("name")).isEqualTo("Mine");
    assertThat(merge.both()).isEqualTo(Map.of("name", "Theirs"));
    assertThat(merge.taken()).isEmpty();
  }

  @Test
  void who_wrote_the_same_has_nothing_to_decide() {
    Merge merge = Merge.of(BASE, with("name", "Same"), with("name", "Same"));

    assertThat(merge.both()).isEmpty();
    assertThat(merge.form().text("name")).isEqualTo("Same");
  }

  @Test
  void fields_that_say_one_thing_go_together() {
    EventForm mine = with(EventForm.TIER_PRICE, "2.00");
    EventForm theirs = with("starts_at.offset", "+01:00");

    Merge merge = Merge.of(BASE, mine, theirs.with(EventForm.TIER_CAPACITY, List.of("20")));

    assertThat(merge.both()).isEqualTo(Map.of("tiers", "Floor: 20 × 1.00"));
    assertThat(merge.form().all(EventForm.TIER_PRICE)).containsExactly("2.00");
    assertThat(merge.form().all(EventForm.TIER_CAPACITY)).containsExactly("10");
    assertThat(merge.form().text("starts_at.offset")).isEqualTo("+01:00");
    assertThat(merge.taken()).containsExactly("starts_at");
  }

  private static EventForm with(String field, String value) {
    return BASE.with(field, List.of(value));
  }
}
