package io.fairqueue.line.pace;

import io.fairqueue.domain.Pace;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.line.index.Places;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How fast a line moves, as its rows tell. Guarded by its view. */
public final class LineFlow {

  /** For how long a pace that nobody changed is given again. */
  private static final Duration KEPT = Duration.ofMillis(100);

  private final LinePace pace = new LinePace();
  private final BoundCalibration bounds = new BoundCalibration();
  private volatile @Nullable LastPace lastPace;

  /** Notes the time that passed until the next row. */
  public void before(Places places, Instant at) {
    look(places, at);
  }

  /**
   * Notes a row.
   *
   * @param heads how many ceased to wait at the head of the line
   * @param others how many did behind it
   * @param admitted how many of both were admitted
   */
  public void after(Places places, long heads, long others, long admitted, Instant at) {
    if (heads + others > 0) {
      bounds.passed(places, at);
      pace.left(heads, others, admitted, at);
      lastPace = null;
    }
    if (places.waiting() == 0) {
      pace.emptied(at);
    }
  }

  /** What was given under these rules a moment ago; null if that is too long ago. */
  public @Nullable Pace lastPace(SalePolicy policy, Instant now) {
    LastPace last = lastPace;
    return last != null && last.holds(policy.admissionsPerMinute(), now) ? last.pace() : null;
  }

  /** Under these rules. */
  public Pace pace(Places places, SalePolicy policy, Instant now) {
    OptionalInt limit = policy.admissionsPerMinute();
    look(places, now);
    Pace seen =
        limit.isPresent()
            ? pace.within(limit.getAsInt(), places.waiting(), now)
            : pace.lately(places.waiting(), now);
    bounds.follow(places, seen, now);
    Pace stretched = seen.stretched(bounds.stretch());
    lastPace = new LastPace(stretched, limit, now);
    return stretched;
  }

  private void look(Places places, Instant now) {
    if (places.waiting() == 0) {
      pace.emptied(now);
    } else if (pace.ceasedToFlow(now)) {
      bounds.forget();
    }
    pace.passed(places.waiting() > 0, now);
  }

  private record LastPace(Pace pace, OptionalInt limit, Instant at) {

    boolean holds(OptionalInt wanted, Instant now) {
      return limit.equals(wanted) && now.isBefore(at.plus(KEPT)) && !now.isBefore(at);
    }
  }
}
