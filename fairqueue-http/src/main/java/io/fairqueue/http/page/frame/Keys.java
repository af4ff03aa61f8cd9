package io.fairqueue.http.page.frame;

import java.util.Locale;

/** How states are called in the names of texts and looks: {@code sold-out}. */
public final class Keys {

  private Keys() {}

  public static String of(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
