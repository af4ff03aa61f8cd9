package io.fairqueue.cli.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.cli.input.JsonFile;
import io.fairqueue.cli.input.Moments;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.http.event.EventEdits;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What an operator says of an event, in the fields of the HTTP contract. Moments may also be {@code
 * now} or {@code +2h}.
 *
 * @param where what it was read from, in words
 */
record EventInput(ObjectNode fields, String where) {

  private static final String WHAT = "an event";
  private static final List<String> MOMENTS =
      List.of("starts_at", "ends_at", "sale_start", "sale_end", "lobby_opens_at");

  /** What a file says. */
  static EventInput of(Path file, Instant now) {
    return new EventInput(JsonFile.read(file, WHAT), file.toString()).settled(now);
  }

  /** What options say; null for what they don't. */
  static EventInput of(ObjectNode fields, Instant now) {
    fields.properties().removeIf(field -> field.getValue().isNull());
    return new EventInput(fields, "the options").settled(now);
  }

  EventDetails create(EventEdits edits) {
    return JsonFile.use(where, WHAT, () -> edits.create(fields));
  }

  EventDetails edit(EventEdits edits, EventDetails present) {
    return JsonFile.use(where, WHAT, () -> edits.apply(fields, present));
  }

  static RefusedException slugTaken() {
    return new RefusedException("Another event has this name in addresses.");
  }

  private EventInput settled(Instant now) {
    Moments.settle(fields, MOMENTS, now);
    return this;
  }
}
