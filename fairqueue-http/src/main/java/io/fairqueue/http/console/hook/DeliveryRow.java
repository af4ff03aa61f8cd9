package io.fairqueue.http.console.hook;

import io.fairqueue.http.hook.DeliveryIds;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.port.message.Deliveries.Known;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook was told, and what came of it.
 *
 * @param type as the API names it
 * @param messages how many, in words; null for one
 * @param state the end of the names of its state's text and look
 * @param error what went wrong, as it was written down; null for nothing
 * @param ended whether it can be sent again
 */
public record DeliveryRow(
    String id,
    String type,
    @Nullable String messages,
    String at,
    String state,
    List<String> outcome,
    @Nullable String error,
    boolean ended) {

  public DeliveryRow {
    outcome = List.copyOf(outcome);
  }

  static DeliveryRow of(Known known, ZoneId zone, Frame frame) {
    int messages = known.key().endItem() - known.key().firstItem();
    return new DeliveryRow(
        DeliveryIds.write(known.key()),
        known.row().type(),
        messages == 1 ? null : frame.text("console.hook.messages", "count", frame.number(messages)),
        frame.visit().local().brief(known.row().at(), zone),
        Keys.of(known.status()),
        outcome(known, zone, frame),
        known.error(),
        known.doneAt() != null);
  }

  private static List<String> outcome(Known known, ZoneId zone, Frame frame) {
    Local local = frame.visit().local();
    List<String> words = new ArrayList<>();
    if (known.reply() != null) {
      words.add(frame.text("console.hook.answer", "code", String.valueOf(known.reply().code())));
    }
    if (known.tries() > 0) {
      words.add(frame.text("console.system.tries", "count", frame.number(known.tries())));
    }
    if (known.doneAt() != null) {
      words.add(local.brief(known.doneAt(), zone));
    } else if (known.tries() > 0) {
      words.add(frame.text("console.hook.due", "time", local.brief(known.dueAt(), zone)));
    }
    return words;
  }
}
