package io.fairqueue.port;

import io.fairqueue.domain.EventId;
import java.util.OptionalLong;

/**
 * A copy of waiting sets that may be lost at any time. Thread-safe.
 *
 * <p>A missing copy is a gap, never revision 0. Absence from a copy is never an answer.
 */
public interface LineMirror {

  /** What became of a change. */
  enum Applied {
    /** It was the next one. */
    APPLIED,
    /** The copy had it already. */
    OLD,
    /** Something before it is missing: nothing was changed, catch up from the log. */
    GAP
  }

  /** Applies a change if it is the next one. Atomic; repeating answers {@link Applied#OLD}. */
  Applied apply(LineChange change);

  /**
   * Replaces the copy, unless it already has a later revision. Atomic for readers: they see the old
   * copy or the new one.
   */
  void load(LineSnapshot snapshot);

  /** The copy's revision; empty when there is no copy. */
  OptionalLong rev(EventId event);

  /**
   * How many wait at this place or before it; empty when there is no copy or it has nobody at this
   * place: ask the truth then.
   */
  OptionalLong position(EventId event, long place);

  /** Drops the copy. Repeating is safe. */
  void forget(EventId event);
}
