package io.fairqueue.payment;

import io.fairqueue.port.Movement;
import org.jspecify.annotations.Nullable;

/** What came of holding the stores against a gateway's books. */
public sealed interface MovementsOutcome {

  /** The gateway's books were read, all or a part of them. */
  sealed interface Read extends MovementsOutcome {
    Counts counts();
  }

  /** Each line that was matched has its effect. */
  record Agreed(Counts counts) implements Read {}

  /** The gateway answered no more; what was read has its effect, and reading again is safe. */
  record CutShort(Counts counts, String reason) implements Read {}

  /** There is no gateway, or it shows nobody its books. */
  record NotShown() implements MovementsOutcome {}

  /**
   * How many lines there were.
   *
   * @param movements all of them
   * @param changed those that the stores had not known
   * @param unmatched those that somebody has to look at
   */
  record Counts(int movements, int changed, int unmatched) {

    static final Counts NONE = new Counts(0, 0, 0);

    Counts plusChanged() {
      return new Counts(movements + 1, changed + 1, unmatched);
    }

    Counts plusKnown() {
      return new Counts(movements + 1, changed, unmatched);
    }

    Counts plusUnmatched() {
      return new Counts(movements + 1, changed, unmatched + 1);
    }
  }

  /**
   * A line of the books that changed nothing here, and should have.
   *
   * @param detail what failed; null where nothing did
   */
  record Unmatched(Movement movement, Why why, @Nullable String detail) {}

  /** Why a line had no effect. */
  enum Why {
    /** Its payment is not in the stores: its claim is gone too. */
    UNKNOWN_PAYMENT,
    /**
     * A part of the money went back by nobody's wish here, or it could be one refund or another.
     */
    UNCLEAR_REFUND,
    /** It names no payment that can be read. */
    UNREADABLE,
    /** The stores could not take it. */
    FAILED
  }
}
