package io.fairqueue.http.draw;

import com.fasterxml.jackson.annotation.JsonValue;
import io.fairqueue.domain.DrawMethod;
import java.util.Locale;

/** How the API writes {@link DrawMethod}. */
public enum DrawWord {
  RANDOM(DrawMethod.RANDOM),
  ARRIVAL(DrawMethod.ARRIVAL);

  private final DrawMethod method;

  DrawWord(DrawMethod method) {
    this.method = method;
  }

  public static DrawWord of(DrawMethod method) {
    return switch (method) {
      case RANDOM -> RANDOM;
      case ARRIVAL -> ARRIVAL;
    };
  }

  public DrawMethod method() {
    return method;
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
