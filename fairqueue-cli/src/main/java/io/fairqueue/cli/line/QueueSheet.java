package io.fairqueue.cli.line;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fairqueue.cli.event.EventRow;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Turnout;
import io.fairqueue.event.EventView;
import io.fairqueue.http.event.PolicyBody;
import io.fairqueue.http.line.LineBody;
import io.fairqueue.line.facts.LineFacts;
import io.fairqueue.port.EventQuery.ShownStatus;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line and the stock it waits for.
 *
 * @param admissionsOver admissions that led to a claim, ran out or were given up
 * @param noShows those that led to no claim
 * @param overAdmission as it is set
 * @param fittingOverAdmission what would fit the no-shows; null where that is not worth saying
 * @param presenceSeconds after how long without a look a fan is passed over; 0 for never
 */
record QueueSheet(
    String eventId,
    String name,
    ShownStatus status,
    @JsonUnwrapped LineBody line,
    long free,
    long held,
    long sold,
    long admissionsOver,
    long noShows,
    @Nullable Long noShowPercent,
    double overAdmission,
    @Nullable Double fittingOverAdmission,
    long presenceSeconds,
    boolean verifiedMailOnly,
    @Nullable Integer maxEntriesPerMailbox,
    @Nullable Integer maxEntriesPerNetwork) {

  /** As it is now. */
  static QueueSheet read(Backend backend, EventId id) {
    var fairQueue = backend.fairQueue();
    EventView view =
        fairQueue.events().show(id, Backend.OPERATOR).orElseThrow(() -> Found.none("event " + id));
    EventRow event = EventRow.of(view);
    LineFacts line = fairQueue.line().facts(id).orElseThrow(QueueSheet::draft);
    Turnout turnout = fairQueue.line().turnout(id).orElseThrow(QueueSheet::draft);
    PolicyBody rules = PolicyBody.of(view.event().policy());
    double overAdmission = rules.overAdmission();
    var fitting = turnout.suggestedOverAdmission(overAdmission);
    return new QueueSheet(
        event.id(),
        event.name(),
        event.status(),
        LineBody.of(line),
        event.free(),
        event.held(),
        event.sold(),
        turnout.ended(),
        turnout.unused(),
        turnout.ended() == 0 ? null : Math.round(100 * turnout.noShows()),
        overAdmission,
        fitting.isPresent() ? fitting.getAsDouble() : null,
        rules.presenceSeconds(),
        rules.verifiedMailOnly(),
        rules.maxEntriesPerMailbox(),
        rules.maxEntriesPerNetwork());
  }

  /**
   * What would fill the gap that no-shows leave, or is more than fills it; short of 80 characters.
   */
  Optional<String> advice() {
    return Optional.ofNullable(fittingOverAdmission)
        .map(
            fitting ->
                String.format(
                    Locale.ROOT,
                    "%d %% no-shows of %,d: over_admission %.1f would %s (now %s)",
                    noShowPercent,
                    admissionsOver,
                    fitting,
                    fitting > overAdmission ? "fill the gap" : "be enough",
                    overAdmission));
  }

  private static RefusedException draft() {
    return new RefusedException("The event is a draft: it has no line yet.");
  }
}
