package io.fairqueue.postgres.line;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryLimit;
import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.LineStore.LeaveOutcome;
import io.fairqueue.port.Operation;
import io.fairqueue.postgres.account.AccountClock;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What fans ask of a line in such numbers that they share commits. */
public sealed interface LineRequest {

  CustomerId customer();

  Instant now();

  /** By which the fan asks; null where the caller answers for the fan. */
  default @Nullable CustomerSession session() {
    return null;
  }

  /**
   * A join.
   *
   * @param operation under which it is done once; null for one that nobody named
   * @param repeated whether that was begun before
   */
  record Join(
      CustomerId customer,
      @Nullable CustomerSession session,
      List<EntryLimit> limits,
      Instant now,
      @Nullable Operation operation,
      boolean repeated)
      implements LineRequest {

    /** As the operation of this thread, if it works on one. */
    public static Join here(CustomerId customer, List<EntryLimit> limits, Instant now) {
      return new Join(customer, null, limits, now, Operation.current(), Operation.isRepeated());
    }

    /** The same of a fan who asks by a session. */
    public static Join here(CustomerSession session, List<EntryLimit> limits, Instant now) {
      return new Join(
          session.customer(), session, limits, now, Operation.current(), Operation.isRepeated());
    }

    /** Whether more than the line's own view has to be asked. */
    boolean isSpecial() {
      return operation != null || !limits.isEmpty();
    }
  }

  record Leave(CustomerId customer, Instant now) implements LineRequest {}

  /** The sessions by which these ask. */
  static List<CustomerSession> sessions(List<LineRequest> requests) {
    return requests.stream().map(LineRequest::session).flatMap(Stream::ofNullable).toList();
  }

  /** Which of these ask by a session that is over. */
  static BitSet over(List<LineRequest> requests, AccountClock.SessionJudge judge) {
    BitSet over = new BitSet();
    for (int i = 0; i < requests.size(); i++) {
      CustomerSession session = requests.get(i).session();
      over.set(i, session != null && !judge.lives(session));
    }
    return over;
  }

  /** What became of one. */
  sealed interface Answer {

    record ToJoin(JoinOutcome outcome) implements Answer {}

    record ToLeave(LeaveOutcome outcome) implements Answer {}
  }
}
