package io.fairqueue.http.console.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Two edits of one event that began with the same. What only one of the two changed is as that one
 * wrote it; where both did, the second one decides, who is shown what the first one wrote.
 *
 * @param form to go on with
 * @param both what both changed, and what the other one wrote there
 * @param taken what only the other one changed
 */
record Merge(EventForm form, Map<String, String> both, List<String> taken) {

  private static final String TIERS = "tiers";

  /**
   * Joins them.
   *
   * @param base what both began with
   * @param mine of the second one
   * @param theirs of the first one, as it is stored
   */
  static Merge of(EventForm base, EventForm mine, EventForm theirs) {
    Map<String, List<String>> merged = new LinkedHashMap<>(mine.fields());
    Map<String, String> both = new LinkedHashMap<>();
    List<String> taken = new ArrayList<>();
    topics(theirs)
        .forEach(
            (topic, fields) -> {
              boolean theyDid = differ(base, theirs, fields);
              if (!differ(base, mine, fields)) {
                fields.forEach(field -> merged.put(field, theirs.all(field)));
                if (theyDid) {
                  taken.add(topic);
                }
              } else if (theyDid && differ(mine, theirs, fields)) {
                both.put(topic, shown(topic, theirs));
              }
            });
    return new Merge(new EventForm(merged), both, taken);
  }

  /** Fields that say one thing together, by the name of its label. */
  private static Map<String, List<String>> topics(EventForm form) {
    return form.fields().keySet().stream()
        .collect(Collectors.groupingBy(Merge::topic, LinkedHashMap::new, Collectors.toList()));
  }

  private static String topic(String field) {
    if (EventForm.OF_TIERS.contains(field)) {
      return TIERS;
    }
    return without(without(field, WallTime.OFFSET), Spans.UNIT);
  }

  private static String without(String field, String end) {
    return field.endsWith(end) ? field.substring(0, field.length() - end.length()) : field;
  }

  private static boolean differ(EventForm one, EventForm other, List<String> fields) {
    return fields.stream().anyMatch(field -> !Objects.equals(one.all(field), other.all(field)));
  }

  private static String shown(String topic, EventForm form) {
    if (topic.equals(TIERS)) {
      return IntStream.range(0, form.tiers())
          .mapToObj(
              i ->
                  form.ofTier(EventForm.TIER_NAME, i)
                      + ": "
                      + form.ofTier(EventForm.TIER_CAPACITY, i)
                      + " × "
                      + form.ofTier(EventForm.TIER_PRICE, i))
          .collect(Collectors.joining("; "));
    }
    @Nullable String unit = form.isEmpty(topic + Spans.UNIT) ? null : form.text(topic + Spans.UNIT);
    String text = form.text(topic).replace('T', ' ');
    return text.isEmpty() ? "–" : unit == null ? form.text(topic) : text + " " + unit;
  }
}
