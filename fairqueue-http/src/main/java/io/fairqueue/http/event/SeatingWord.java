package io.fairqueue.http.event;

import com.fasterxml.jackson.annotation.JsonValue;
import io.fairqueue.domain.Seating;
import java.util.Locale;

/** How the API writes {@link Seating}. */
public enum SeatingWord {
  GENERAL(Seating.GENERAL),
  RESERVED(Seating.RESERVED);

  private final Seating seating;

  SeatingWord(Seating seating) {
    this.seating = seating;
  }

  public static SeatingWord of(Seating seating) {
    return switch (seating) {
      case GENERAL -> GENERAL;
      case RESERVED -> RESERVED;
    };
  }

  Seating seating() {
    return seating;
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
