package io.fairqueue.cli.crowd;

import java.time.Duration;
import java.util.Optional;

/** One fan: comes, waits, and does what the habit is. */
final class Fan implements Runnable {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final CrowdPlan plan;
  private final Habit habit;
  private final Visitor visitor;
  private final Pace pace;
  private final Counters counters;
  private final String event;

  Fan(CrowdPlan plan, Habit habit, Visitor visitor, Pace pace, Counters counters) {
    this.plan = plan;
    this.habit = habit;
    this.visitor = visitor;
    this.pace = pace;
    this.counters = counters;
    this.event = "/events/" + plan.event();
  }

  @Override
  public void run() {
    try {
      pace.waitUpTo(plan.rush());
      if (!join()) {
        return;
      }
      Optional<String> admission = awaitAdmission();
      if (admission.isEmpty()) {
        counters.missed.increment();
        return;
      }
      counters.admitted.increment();
      if (habit == Habit.NO_SHOW) {
        counters.noShows.increment();
        return;
      }
      pace.think();
      new Purchase(habit, visitor, pace, counters, event).with(admission.get());
    } catch (WentHome told) {
      // The line keeps the place.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean join() throws WentHome, InterruptedException {
    Reply reply = pace.insist(() -> visitor.post(event + "/queue", null));
    // A repeated join finds the first one, whose answer was lost.
    boolean joined = reply.isSuccess() || reply.code().equals("ALREADY_IN_QUEUE");
    if (joined) {
      counters.joined.increment();
    }
    return joined;
  }

  /** The admission token; empty if it came to nothing. */
  private Optional<String> awaitAdmission() throws WentHome, InterruptedException {
    while (true) {
      Reply reply = pace.insist(() -> visitor.get(event + "/queue/position"));
      switch (reply.text("status")) {
        case "WAITING" -> pace.waitAbout(untilNextLook(reply.number("position")));
        case "ADMITTED" -> {
          return Optional.of(reply.text("admission_token"));
        }
        default -> {
          return Optional.empty();
        }
      }
    }
  }

  /** Who is far behind looks more seldom, and never so seldom that an admission is missed. */
  private Duration untilNextLook(long position) {
    Duration far = Duration.ofMillis(5_000 * position / plan.tickets());
    Duration wait = Pace.SHORT.plus(far);
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
