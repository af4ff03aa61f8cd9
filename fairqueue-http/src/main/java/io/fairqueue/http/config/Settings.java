package io.fairqueue.http.config;

import io.fairqueue.http.log.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Raw settings, read one by one. Faults are collected, and never repeat what may be secret. */
final class Settings {

  private static final int MAX_SHOWN = 200;
  private static final Pattern BYTES = Pattern.compile("([0-9]{1,9})([mg])");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private final GivenSettings given;
  private final List<String> faults;

  Settings(GivenSettings given) {
    this.given = given;
    this.faults = new ArrayList<>(given.faults());
  }

  @Nullable String text(Setting setting) {
    return given.get(setting).map(Given::value).orElse(null);
  }

  String text(Setting setting, String otherwise) {
    String value = text(setting);
    return value == null ? otherwise : value;
  }

  /** What {@code read} makes of it; whatever it can't read is a fault. */
  <T> @Nullable T fit(Setting setting, Function<String, T> read) {
    String value = text(setting);
    if (value == null) {
      return null;
    }
    try {
      return read.apply(value);
    } catch (IllegalArgumentException unfit) {
      faults.add(unfit(setting));
      return null;
    }
  }

  private String unfit(Setting setting) {
    Given value = given.get(setting).orElseThrow();
    String is =
        setting.type() == Setting.Type.SECRET
            ? "unfit"
            : "\"" + shortened(setting.shown(value.value())) + "\"";
    return "%s is %s%s; it takes %s"
        .formatted(
            setting.key(),
            is,
            value.source().equals(SettingSource.ENVIRONMENT) ? "" : " (by " + value.source() + ")",
            setting.takes());
  }

  private static String shortened(String value) {
    String line = Printable.line(value);
    return line.length() > MAX_SHOWN ? line.substring(0, MAX_SHOWN) + "…" : line;
  }

  int integer(Setting setting, int otherwise, int min, int max) {
    Integer value =
        fit(
            setting,
            text -> {
              int number = Integer.parseInt(text);
              if (number < min || number > max) {
                throw new IllegalArgumentException("out of range");
              }
              return number;
            });
    return value == null ? otherwise : value;
  }

  Duration duration(Setting setting, Duration otherwise, Duration min, Duration max) {
    Duration value =
        fit(
            setting,
            text -> {
              Duration read = duration(text);
              if (read.compareTo(min) < 0 || read.compareTo(max) > 0) {
                throw new IllegalArgumentException("out of range");
              }
              return read;
            });
    return value == null ? otherwise : value;
  }

  /** A size in bytes, with a unit: m for 2^20 bytes, g for 2^30. */
  long bytes(Setting setting, long otherwise, long min) {
    Long read =
        fit(
            setting,
            text -> {
              Matcher matcher = BYTES.matcher(text);
              if (!matcher.matches()) {
                throw new IllegalArgumentException("not a number with a unit");
              }
              long size =
                  Long.parseLong(matcher.group(1)) << (matcher.group(2).equals("m") ? 20 : 30);
              if (size < min) {
                throw new IllegalArgumentException("out of range");
              }
              return size;
            });
    return read == null ? otherwise : read;
  }

  <T> List<T> list(Setting setting, Function<String, T> read) {
    List<T> value =
        fit(setting, text -> ServerConfigReader.split(text).stream().map(read).toList());
    return value == null ? List.of() : value;
  }

  /** Notes a fault if {@code setting} is there without {@code other}. */
  void needs(Setting setting, Setting other) {
    if (text(setting) != null && text(other) == null) {
      faults.add("%s needs %s".formatted(setting.key(), other.key()));
    }
  }

  /** Notes a fault; {@code why} repeats no value that may be secret. */
  void refuse(Setting setting, String why) {
    faults.add(setting.key() + " " + why);
  }

  void refuseFaults() {
    if (!faults.isEmpty()) {
      throw new ConfigurationException(faults);
    }
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a number with a unit");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
