package io.fairqueue.usecase;

import io.fairqueue.domain.Pace;
import io.fairqueue.domain.PlaceIndex;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.port.LineChange;
import io.fairqueue.port.LineSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A copy of one waiting set, about a bit per fan, and how fast it moves. Thread-safe.
 *
 * <p>Absence from it is never an answer.
 */
final class LineMirror {

  /** What became of a change. */
  enum Applied {
    /** It was the next one. */
    APPLIED,
    /** The copy had it already. */
    OLD,
    /** Something before it is missing: nothing was changed. */
    GAP
  }

  /** For how long a pace that nobody changed is told again. */
  private static final Duration KEPT = Duration.ofMillis(100);

  private final LinePace pace = new LinePace();
  private final BoundCalibration bounds = new BoundCalibration();
  private PlaceIndex waiting;
  private long rev;
  private Instant confirmedAt;
  private @Nullable ToldPace told;

  /**
   * @param now when the snapshot was asked for
   */
  LineMirror(LineSnapshot snapshot, Instant now) {
    this.waiting = PlaceIndex.of(snapshot.places());
    this.rev = snapshot.rev();
    this.confirmedAt = now;
    pace.admitted(snapshot.admitted(), now);
  }

  /** Applies a change if it is the next one. Atomic; repeating answers {@link Applied#OLD}. */
  synchronized Applied apply(LineChange change, Instant now) {
    if (change.rev() <= rev) {
      return Applied.OLD;
    }
    if (change.rev() > rev + 1) {
      return Applied.GAP;
    }
    look(now);
    for (long place : change.joined()) {
      waiting.add(place);
    }
    long fromHead = 0;
    for (long place : change.gone()) {
      if (place == waiting.first()) {
        fromHead++;
      }
      waiting.remove(place);
    }
    if (change.gone().length > 0) {
      bounds.passed(waiting, now);
      pace.left(fromHead, change.gone().length - fromHead, change.admitted(), now);
      told = null;
    }
    if (waiting.size() == 0) {
      pace.emptied(now);
    }
    rev = change.rev();
    return Applied.APPLIED;
  }

  /** Replaces the copy, unless it already has a later revision. */
  void load(LineSnapshot snapshot, Instant now) {
    PlaceIndex loaded = PlaceIndex.of(snapshot.places());
    synchronized (this) {
      if (snapshot.rev() >= rev) {
        waiting = loaded;
        rev = snapshot.rev();
        pace.admitted(snapshot.admitted(), now);
        bounds.passed(waiting, now);
        told = null;
        confirm(now);
      }
    }
  }

  /** The copy was equal to the truth at this moment. */
  synchronized void confirm(Instant at) {
    confirmedAt = at.isAfter(confirmedAt) ? at : confirmedAt;
  }

  synchronized Instant confirmedAt() {
    return confirmedAt;
  }

  synchronized long rev() {
    return rev;
  }

  /** How many wait at this place or before it; empty when nobody was seen at this place. */
  synchronized OptionalLong position(long place) {
    return waiting.contains(place) ? OptionalLong.of(waiting.rank(place)) : OptionalLong.empty();
  }

  /** How many wait. */
  synchronized long size() {
    return waiting.size();
  }

  /** How fast the line moves, under these rules; as of a moment ago while nobody left. */
  synchronized Pace pace(SalePolicy policy, Instant now) {
    OptionalInt limit = policy.admissionsPerMinute();
    if (told == null || !told.holds(limit, now)) {
      look(now);
      Pace seen =
          limit.isPresent()
              ? pace.within(limit.getAsInt(), waiting.size(), now)
              : pace.lately(waiting.size(), now);
      bounds.follow(waiting, seen, now);
      told = new ToldPace(seen.stretched(bounds.stretch()), limit, now);
    }
    return told.pace();
  }

  private void look(Instant now) {
    if (waiting.size() == 0) {
      pace.emptied(now);
    } else if (pace.ceasedToFlow(now)) {
      bounds.forget();
    }
    pace.passed(waiting.size() > 0, now);
  }

  private record ToldPace(Pace pace, OptionalInt limit, Instant at) {

    boolean holds(OptionalInt wanted, Instant now) {
      return limit.equals(wanted) && now.isBefore(at.plus(KEPT)) && !now.isBefore(at);
    }
  }
}
