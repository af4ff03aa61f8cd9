package io.fairqueue.domain.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a fan's device is. */
public enum Platform {
  ANDROID,
  IOS,
  /** A browser. */
  WEB;

  /** As stored and on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The platform of a wire name; empty for any other text. */
  public static Optional<Platform> of(String wireName) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(wireName)).findAny();
  }
}
