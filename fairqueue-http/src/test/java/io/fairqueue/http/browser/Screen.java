package io.fairqueue.http.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;

/**
 * What somebody holds or sits at, by day or by night. Pages are looked at on two that differ in
 * both, and on all four with {@code -Dfairqueue.test.long=true}.
 */
enum Screen {
  WIDE_LIGHT(1280, 800, ColorScheme.LIGHT),
  NARROW_DARK(360, 740, ColorScheme.DARK),
  WIDE_DARK(1280, 800, ColorScheme.DARK),
  NARROW_LIGHT(360, 740, ColorScheme.LIGHT);

  /** Whether pages are looked at on all. */
  static final boolean LONG = Boolean.getBoolean("fairqueue.test.long");

  private final int width;
  private final int height;
  private final ColorScheme scheme;

  Screen(int width, int height, ColorScheme scheme) {
    this.width = width;
    this.height = height;
    this.scheme = scheme;
  }

  /** Those that pages are looked at on. */
  static List<Screen> looked() {
    return LONG ? List.of(values()) : List.of(WIDE_LIGHT, NARROW_DARK);
  }

  /** Likewise the languages besides English: of the others all but one are written alike. */
  static List<String> languages() {
    return LONG ? List.of("de", "fr", "ar") : List.of("ar");
  }

  NewContextOptions options() {
    return new NewContextOptions().setViewportSize(width, height).setColorScheme(scheme);
  }

  /** How pictures are named. */
  String kind() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
