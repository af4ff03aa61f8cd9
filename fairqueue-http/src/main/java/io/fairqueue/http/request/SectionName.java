package io.fairqueue.http.request;

import io.fairqueue.domain.SeatPlace;
import java.nio.charset.StandardCharsets;

/** How addresses name a section: alike for all ways of writing it, in letters for all paths. */
public record SectionName(String text) {

  /** The name of a section, however it is written. */
  public static SectionName of(String section) {
    String key = SeatPlace.sectionKey(section);
    var name = new StringBuilder();
    for (byte each : key.substring(0, key.length() - 1).getBytes(StandardCharsets.UTF_8)) {
      boolean isPlain =
          (each >= 'A' && each <= 'Z') || (each >= 'a' && each <= 'z') || isDigit(each);
      name.append(isPlain ? String.valueOf((char) each) : "~%02X".formatted(each));
    }
    return new SectionName(name.toString());
  }

  private static boolean isDigit(byte each) {
    return each >= '0' && each <= '9';
  }

  @Override
  public String toString() {
    return text;
  }
}
