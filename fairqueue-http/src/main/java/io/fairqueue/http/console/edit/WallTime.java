package io.fairqueue.http.console.edit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A time as a clock on a wall shows it. Where clocks are set back an hour comes twice, and where
 * they are set forward one doesn't come at all.
 */
sealed interface WallTime {

  /** Behind the name of a field: that of the field which says which of two is meant. */
  String OFFSET = ".offset";

  /** The moment that it is. */
  record Moment(Instant at) implements WallTime {}

  /**
   * It comes twice, and nothing says which is meant.
   *
   * @param offsets from UTC, the earlier moment's first
   */
  record Twice(List<ZoneOffset> offsets) implements WallTime {

    public Twice {
      offsets = List.copyOf(offsets);
    }
  }

  /** It never comes. */
  record Never() implements WallTime {}

  /** It is no time at all. */
  record Unreadable() implements WallTime {}

  /**
   * Reads a time.
   *
   * @param offset which of two is meant; empty for nothing said
   */
  static WallTime read(String text, String offset, ZoneId zone) {
    try {
      LocalDateTime wall = LocalDateTime.parse(text);
      List<ZoneOffset> offsets = zone.getRules().getValidOffsets(wall);
      return switch (offsets.size()) {
        case 0 -> new Never();
        case 1 -> new Moment(wall.toInstant(offsets.getFirst()));
        default ->
            offsets.stream()
                .filter(each -> each.getId().equals(offset))
                .findFirst()
                .<WallTime>map(each -> new Moment(wall.toInstant(each)))
                .orElseGet(() -> new Twice(offsets));
      };
    } catch (DateTimeException malformed) {
      return new Unreadable();
    }
  }

  /** As a form's field shows it. */
  static String shown(Instant at, ZoneId zone) {
    LocalDateTime wall = LocalDateTime.ofInstant(at, zone).withNano(0);
    return wall.getSecond() == 0
        ? wall.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm"))
        : wall.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss"));
  }

  /** Which of two is meant; empty where the clock shows it once. */
  static String offset(Instant at, ZoneId zone) {
    LocalDateTime wall = LocalDateTime.ofInstant(at, zone);
    return zone.getRules().getValidOffsets(wall).size() > 1
        ? zone.getRules().getOffset(at).getId()
        : "";
  }
}
