package io.fairqueue.http.console.edit;

import io.fairqueue.http.page.frame.Frame;
import java.util.Map;

/** How long a sale takes by its rules, if everybody buys one ticket. */
final class SalePreview {

  private static final long HOUR = 60;
  private static final long MAX_COUNT = 100_000_000;

  private SalePreview() {}

  /** In a sentence; empty while the form doesn't say enough. */
  static String of(EventForm form, Frame frame) {
    long tickets = 0;
    for (String capacity : form.all(EventForm.TIER_CAPACITY)) {
      tickets += count(capacity);
    }
    if (tickets == 0) {
      return "";
    }
    long rate = count(form.text("policy.admissions_per_minute"));
    return rate == 0
        ? frame.text("console.preview.unlimited", "tickets", frame.number(tickets))
        : frame.text(
            "console.preview",
            Map.of(
                "rate",
                frame.number(rate),
                "tickets",
                frame.number(tickets),
                "time",
                time(tickets / rate, frame)));
  }

  private static String time(long minutes, Frame frame) {
    if (minutes < HOUR) {
      return frame.text("console.span.min", "min", frame.number(Math.max(1, minutes)));
    }
    return frame.text(
        "console.span.h",
        Map.of("h", frame.number(minutes / HOUR), "min", frame.number(minutes % HOUR)));
  }

  private static long count(String text) {
    try {
      long count = Long.parseLong(text);
      return count < 0 || count > MAX_COUNT ? 0 : count;
    } catch (NumberFormatException none) {
      return 0;
    }
  }
}
