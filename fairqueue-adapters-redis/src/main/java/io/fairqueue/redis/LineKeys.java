package io.fairqueue.redis;

import io.fairqueue.domain.EventId;
import java.util.List;
import java.util.stream.Stream;

/** The keys of an event's line, in the order in which every script of the line takes them. */
final class LineKeys {

  private LineKeys() {}

  static List<String> of(EventId event) {
    return Stream.of("line", "entries", "latest", "waiting", "admitted", "admissions")
        .map(name -> of(event, name))
        .toList();
  }

  /** A key of the event's own hash slot. */
  static String of(EventId event, String name) {
    return "fq:{" + event + "}:" + name;
  }
}
