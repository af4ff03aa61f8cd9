package io.fairqueue.domain.audit;

import io.fairqueue.domain.fairness.CanonicalJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** An entry of a public log, as it is read by somebody who believes nothing. */
final class Leaf {

  private final SortedMap<String, Object> facts;
  private final long at;
  private final String type;

  private Leaf(SortedMap<String, Object> facts, long at, String type) {
    this.facts = facts;
    this.at = at;
    this.type = type;
  }

  /** Throws an {@link IllegalArgumentException} for what is no entry of a log. */
  static Leaf parse(byte[] entry) {
    SortedMap<String, Object> facts = CanonicalJson.object(entry);
    if (!(facts.get("at") instanceof String at) || !(facts.get("t") instanceof String type)) {
      throw new IllegalArgumentException("an entry has no time, or no type");
    }
    try {
      return new Leaf(facts, Instant.parse(at).toEpochMilli(), type);
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("this is no time: " + at, e);
    }
  }

  /** Epoch milliseconds. */
  long at() {
    return at;
  }

  String type() {
    return type;
  }

  boolean says(String name) {
    return facts.containsKey(name);
  }

  /** A whole number; of an object inside, by both names. */
  long number(String... names) {
    Object value = facts;
    for (String name : names) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    if (value instanceof Long number) {
      return number;
    }
    throw new IllegalArgumentException("no number: " + String.join(".", names));
  }

  Optional<String> text(String name) {
    return facts.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** An object inside; without members where it isn't there. */
  Map<?, ?> object(String name) {
    return facts.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }

  List<?> list(String name) {
    return facts.get(name) instanceof List<?> list ? list : List.of();
  }

  /** Ranges, each a first and a last number; none where nothing is said of that. */
  long[][] ranges(String name) {
    return list(name).stream().map(range -> range(name, range)).toArray(long[][]::new);
  }

  private static long[] range(String name, Object range) {
    if (range instanceof List<?> ends
        && ends.size() == 2
        && ends.getFirst() instanceof Long first
        && ends.getLast() instanceof Long last
        && first >= 1
        && first <= last
        && last <= Integer.MAX_VALUE) {
      return new long[] {first, last};
    }
    throw new IllegalArgumentException("no ranges: " + name);
  }
}
