package io.fairqueue.cli.input;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.domain.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads moments as operators write them: RFC 3339, {@code now}, {@code +2h} or {@code -2h}. */
public final class Moments {

  private static final Pattern FROM_NOW = Pattern.compile("([+-])(\\d{1,6})([smhd])");

  private Moments() {}

  /** One moment; throws {@link InvalidInputException} over what is none. */
  public static Instant read(String field, String text, Instant now) {
    return parse(field, text, now);
  }

  private static Instant parse(String field, String text, Instant now) {
    if (text.equals("now")) {
      return now;
    }
    Matcher fromNow = FROM_NOW.matcher(text);
    if (fromNow.matches()) {
      Duration away = duration(Long.parseLong(fromNow.group(2)), fromNow.group(3));
      return fromNow.group(1).equals("+") ? now.plus(away) : now.minus(away);
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException unfit) {
      throw new InvalidInputException(
          field, "must be a time like 2026-01-31T18:00:00Z, now, or +2h");
    }
  }

  /** Puts what an object says of some moments as the HTTP contract has it. */
  public static void settle(ObjectNode object, List<String> fields, Instant now) {
    for (String field : fields) {
      if (object.path(field).isTextual()) {
        object.put(field, parse(field, object.path(field).textValue(), now).toString());
      }
    }
  }

  private static Duration duration(long count, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
