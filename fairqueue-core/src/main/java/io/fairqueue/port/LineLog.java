package io.fairqueue.port;

import io.fairqueue.domain.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The waiting set of each line as a log of numbered changes: where mirrors heal from. */
public interface LineLog {

  /** The number of the line's last committed change; 0 for none. */
  long rev(EventId event);

  /** The same for every line of a live event, in one read. */
  Map<EventId, Long> revs();

  /**
   * The changes after {@code rev}, in order, without a gap; empty when the log no longer reaches
   * back so far. At most some hundreds at a time: ask again with the last one's number.
   */
  Optional<List<LineChange>> changesAfter(EventId event, long rev);

  /** The waiting set, its number, and the admissions of the minute before now, in one step. */
  LineSnapshot snapshot(EventId event, Instant now);
}
