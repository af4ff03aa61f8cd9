package io.fairqueue.http.console.door;

import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.ticket.DoorDesk.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a code, in words.
 *
 * @param key the end of the name of its text
 * @param look good, warn or bad
 * @param label what the ticket says; null where there is none
 * @param more when somebody came in with it before, and where; null for nothing to add
 * @param ticket which check-in may be taken back; null for none
 */
public record VerdictView(
    String key,
    String look,
    @Nullable String label,
    @Nullable String more,
    @Nullable String ticket) {

  static VerdictView of(Verdict verdict, Visit visit, ZoneId zone) {
    boolean good = verdict.kind() == Verdict.Kind.OK;
    return new VerdictView(
        Keys.of(verdict.kind()),
        switch (verdict.kind()) {
          case OK -> "good";
          case ALREADY -> "warn";
          case VOID, INVALID, OTHER_EVENT -> "bad";
        },
        verdict.label(),
        before(verdict, visit, zone),
        good && verdict.ticket() != null ? verdict.ticket().toString() : null);
  }

  private static @Nullable String before(Verdict verdict, Visit visit, ZoneId zone) {
    Instant at = verdict.usedAt();
    if (at == null || verdict.kind() != Verdict.Kind.ALREADY) {
      return null;
    }
    String time = visit.local().brief(at, zone);
    String device = verdict.device();
    return device == null
        ? visit.words().text("console.door.before", "time", time)
        : visit.words().text("console.door.before-by", Map.of("time", time, "by", device));
  }
}
