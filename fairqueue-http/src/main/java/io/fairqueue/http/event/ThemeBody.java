package io.fairqueue.http.event;

import io.fairqueue.domain.Theme;
import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/**
 * How an event's pages look.
 *
 * @param accent the colour of what is filled, as {@code #rrggbb}
 * @param bannerText a line on top of each page
 */
@Introspected
record ThemeBody(@Nullable String accent, @Nullable String bannerText) {

  /** Null for the usual look. */
  static @Nullable ThemeBody of(Theme theme) {
    return theme.equals(Theme.NONE) ? null : new ThemeBody(theme.accent(), theme.bannerText());
  }

  Theme theme() {
    return new Theme(accent, bannerText);
  }
}
