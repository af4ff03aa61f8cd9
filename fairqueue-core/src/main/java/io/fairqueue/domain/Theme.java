package io.fairqueue.domain;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an event's pages look.
 *
 * @param accent the colour of what is filled, as {@code #rrggbb}; null for the usual one
 * @param bannerText a line on top of each page; null for none
 */
public record Theme(@Nullable String accent, @Nullable String bannerText) {

  /** As pages look by themselves. */
  public static final Theme NONE = new Theme(null, null);

  private static final int MAX_BANNER = 200;
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

  public Theme {
    accent = accent == null ? null : accent.toLowerCase(Locale.ROOT);
    if (accent != null && !COLOUR.matcher(accent).matches()) {
      throw new InvalidInputException("theme.accent", "must be a colour like #2f4fd6");
    }
    bannerText = Text.lineOrNull("theme.banner_text", bannerText, MAX_BANNER);
  }
}
