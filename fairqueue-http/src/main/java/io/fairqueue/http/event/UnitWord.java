package io.fairqueue.http.event;

import com.fasterxml.jackson.annotation.JsonValue;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.UnitStatus;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the API writes {@link UnitStatus}: as the figures of availability are called. */
public enum UnitWord {
  FREE(UnitStatus.FREE),
  HELD(UnitStatus.HELD),
  SOLD(UnitStatus.SOLD),
  BLOCKED(UnitStatus.BLOCKED);

  private final UnitStatus status;

  UnitWord(UnitStatus status) {
    this.status = status;
  }

  static UnitWord of(UnitStatus status) {
    return switch (status) {
      case FREE -> FREE;
      case HELD -> HELD;
      case SOLD -> SOLD;
      case BLOCKED -> BLOCKED;
    };
  }

  /** Null stays null: all of them. */
  static @Nullable UnitStatus read(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return Arrays.stream(values())
        .filter(word -> word.toString().equals(text))
        .findAny()
        .orElseThrow(
            () -> new InvalidInputException("status", "must be one of free, held, sold, blocked"))
        .status;
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
