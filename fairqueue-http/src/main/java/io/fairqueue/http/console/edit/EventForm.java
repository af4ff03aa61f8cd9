package io.fairqueue.http.console.edit;

import io.fairqueue.http.page.frame.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An event as a form has it: what is written in each field, by the field's path in the API's words.
 * What the form says of tiers is in as many values as there are tiers.
 */
record EventForm(Map<String, List<String>> fields) {

  static final String TIER_ID = "tiers.id";
  static final String TIER_NAME = "tiers.name";
  static final String TIER_SEATING = "tiers.seating";
  static final String TIER_CAPACITY = "tiers.capacity";
  static final String TIER_PRICE = "tiers.price_minor";

  /** Those that have a value for each tier. */
  static final List<String> OF_TIERS =
      List.of(TIER_ID, TIER_NAME, TIER_SEATING, TIER_CAPACITY, TIER_PRICE);

  /** What forms send besides. */
  private static final Set<String> BESIDE = Set.of("version", "base", "do");

  EventForm {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    fields = copy;
  }

  /** What was filled in; browsers write the ends of lines in a way of their own. */
  static EventForm read(Form form) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    form.fields().keySet().stream()
        .filter(name -> !BESIDE.contains(name))
        .forEach(
            name ->
                fields.put(
                    name,
                    form.all(name).stream()
                        .map(value -> value.replace("\r\n", "\n").strip())
                        .toList()));
    // A box that is not ticked is not sent.
    fields.putIfAbsent("policy.verified_mail_only", List.of(""));
    return new EventForm(fields);
  }

  /** Empty for nothing. */
  String text(String field) {
    List<String> values = all(field);
    return values.isEmpty() ? "" : values.getFirst();
  }

  List<String> all(String field) {
    return fields.getOrDefault(field, List.of());
  }

  /** What one of the tiers has in a field; empty for nothing. */
  String ofTier(String field, int tier) {
    List<String> values = all(field);
    return tier < values.size() ? values.get(tier) : "";
  }

  int tiers() {
    return all(TIER_NAME).size();
  }

  boolean isEmpty(String field) {
    return text(field).isEmpty();
  }

  /** The same with something else in a field. */
  EventForm with(String field, List<String> values) {
    Map<String, List<String>> changed = new LinkedHashMap<>(fields);
    changed.put(field, values);
    return new EventForm(changed);
  }

  /** The same with its tiers in another order, or fewer of them. */
  EventForm withTiers(List<Integer> order) {
    EventForm changed = this;
    for (String field : OF_TIERS) {
      changed = changed.with(field, order.stream().map(tier -> ofTier(field, tier)).toList());
    }
    return changed;
  }

  /** The same with one tier more, of which nothing is said yet. */
  EventForm withOneMoreTier() {
    EventForm changed = this;
    for (String field : OF_TIERS) {
      List<String> values =
          new ArrayList<>(IntStream.range(0, tiers()).mapToObj(i -> ofTier(field, i)).toList());
      values.add(field.equals(TIER_SEATING) ? "general" : "");
      changed = changed.with(field, values);
    }
    return changed;
  }
}
