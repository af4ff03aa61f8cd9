package io.fairqueue.http.page.event;

import java.util.Locale;

/** A colour of the web, by its parts from 0 to 255. */
record Colour(int red, int green, int blue) {

  static final Colour BLACK = new Colour(0, 0, 0);
  static final Colour WHITE = new Colour(255, 255, 255);

  /** The colour of {@code #rrggbb}. */
  static Colour of(String text) {
    int all = Integer.parseInt(text.substring(1), 16);
    return new Colour(all >> 16, all >> 8 & 0xFF, all & 0xFF);
  }

  /** Black or white, whichever is read better on this: one of both always has 4.5 at least. */
  Colour ink() {
    return contrast(WHITE) >= contrast(BLACK) ? WHITE : BLACK;
  }

  /** By how much they differ in brightness, from 1 to 21 (WCAG 2.2). */
  double contrast(Colour other) {
    double one = luminance();
    double two = other.luminance();
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
  }

  /** This with a part of another one in it. */
  Colour mixed(Colour other, double part) {
    return new Colour(
        mixed(red, other.red, part),
        mixed(green, other.green, part),
        mixed(blue, other.blue, part));
  }

  private static int mixed(int one, int other, double part) {
    return (int) Math.round(one * (1 - part) + other * part);
  }

  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  /** As stylesheets have it. */
  String text() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }
}
