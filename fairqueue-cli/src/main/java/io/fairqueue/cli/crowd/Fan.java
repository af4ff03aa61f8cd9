package io.fairqueue.cli.crowd;

import io.fairqueue.cli.crowd.client.Reply;
import io.fairqueue.cli.crowd.plan.Habit;
import io.fairqueue.cli.witness.Ask;
import io.fairqueue.http.problem.Refusal;
import java.util.Optional;

/** One fan: comes, waits, and does what the habit is. */
final class Fan {

  private final Habit habit;
  private final Lookout lookout;
  private final Witness witness;
  private final Pace pace;
  private final Purchase purchase;
  private final Entrance entrance;
  private final LostAndFound lost;
  private final Counters counters;

  Fan(
      Habit habit,
      Lookout lookout,
      Witness witness,
      Pace pace,
      Purchase purchase,
      Entrance entrance,
      LostAndFound lost,
      Counters counters) {
    this.habit = habit;
    this.lookout = lookout;
    this.witness = witness;
    this.pace = pace;
    this.purchase = purchase;
    this.entrance = entrance;
    this.lost = lost;
    this.counters = counters;
  }

  /** From the arrival on. */
  void come() throws InterruptedException {
    if (!join()) {
      return;
    }
    if (habit == Habit.GONE) {
      counters.noShows.increment();
      return;
    }
    Optional<String> admission = lookout.awaitAdmission();
    if (admission.isEmpty()) {
      counters.missed.increment();
      return;
    }
    counters.admitted.increment();
    if (habit == Habit.NO_SHOW) {
      counters.noShows.increment();
      lost.leaveAdmission(witness.fan(), admission.get());
      return;
    }
    counters.shopping.increment();
    try {
      pace.think();
      purchase.with(admission.get());
    } finally {
      counters.shopping.decrement();
    }
  }

  private boolean join() throws InterruptedException {
    Reply reply = entrance.comeIn(() -> pace.insist(() -> witness.join(Ask.JOIN)));
    // A repeated join finds the first one, whose answer was lost.
    boolean joined = reply.isSuccess() || reply.is(Refusal.ALREADY_IN_QUEUE);
    if (joined) {
      counters.joined.increment();
    }
    return joined;
  }
}
