package io.fairqueue.http.page.event;

/**
 * The stylesheet that an accent makes. The accent only fills, under black or white text; where it
 * would hardly be told from what is around it, what it fills has an edge. So nothing that can't be
 * read can be made of any colour.
 */
final class ThemeSheet {

  private static final double TOLD_APART = 3;
  private static final double HOVER = 0.14;

  /** What {@code page.css} calls card and rule, by light and by dark. */
  private static final Surface LIGHT = new Surface(Colour.WHITE, Colour.of("#dfe3ea"));

  private static final Surface DARK = new Surface(Colour.of("#1a1d24"), Colour.of("#323845"));

  private ThemeSheet() {}

  static String of(Colour accent) {
    Colour ink = accent.ink();
    // Away from the text's colour, so that the text is read the better.
    Colour hover = accent.mixed(ink.equals(Colour.WHITE) ? Colour.BLACK : Colour.WHITE, HOVER);
    return ":root { --fill: %s; --fill-strong: %s; --on-fill: %s; %s }\n"
            .formatted(accent.text(), hover.text(), ink.text(), LIGHT.rules(accent))
        + "@media (prefers-color-scheme: dark) { :root { %s } }\n".formatted(DARK.rules(accent));
  }

  private record Surface(Colour card, Colour rule) {

    String rules(Colour accent) {
      return "--fill-edge: %s; --way: %s;"
          .formatted(
              accent.contrast(card) < TOLD_APART ? "var(--soft)" : "transparent",
              accent.contrast(rule) < TOLD_APART ? "var(--act)" : accent.text());
    }
  }
}
