package io.fairqueue.cli.crowd;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One fan: comes, waits, and does what the habit is. */
final class Fan implements Runnable {

  private static final Duration SHORTEST_WAIT = Duration.ofMillis(300);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final Crowd crowd;
  private final CrowdPlan plan;
  private final Habit habit;
  private final Visitor visitor;
  private final Counters counters;
  private final RandomGenerator random;
  private final String event;

  Fan(
      Crowd crowd,
      CrowdPlan plan,
      Habit habit,
      Visitor visitor,
      Counters counters,
      RandomGenerator random) {
    this.crowd = crowd;
    this.plan = plan;
    this.habit = habit;
    this.visitor = visitor;
    this.counters = counters;
    this.random = random;
    this.event = "/events/" + plan.event();
  }

  @Override
  public void run() {
    try {
      crowd.pause(upTo(plan.rush()));
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
      think();
      claim(admission.get());
    } catch (WentHome told) {
      // The line keeps the place.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean join() throws WentHome, InterruptedException {
    Reply reply = insist(() -> visitor.post(event + "/queue", null));
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
      Reply reply = insist(() -> visitor.get(event + "/queue/position"));
      switch (reply.text("status")) {
        case "WAITING" -> crowd.pause(untilNextLook(reply.number("position")));
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
    Duration wait = SHORTEST_WAIT.plus(far);
    return between(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
  }

  private void claim(String admission) throws WentHome, InterruptedException {
    Reply reply =
        insist(
            () ->
                visitor.post(
                    event + "/claims", Map.of("admission_token", admission, "quantity", 1)));
    String claim = reply.code().equals("ALREADY_CLAIMED") ? claimOfMine() : reply.text("claim_id");
    if (claim.isEmpty()) {
      counters.missed.increment();
      return;
    }
    counters.claimed.increment();
    if (reply.text("status").equals("CONFIRMED")) {
      counters.bought.increment();
    } else if (habit == Habit.LETS_LAPSE) {
      counters.lapsed.increment();
    } else {
      pay("/claims/" + claim);
    }
  }

  /** The claim whose answer was lost. */
  private String claimOfMine() throws WentHome, InterruptedException {
    return insist(() -> visitor.get(event + "/queue/position")).text("claim_id");
  }

  private void pay(String claim) throws WentHome, InterruptedException {
    if (habit == Habit.FAILS_FIRST) {
      attempt(claim, "failed");
      counters.failedPayments.increment();
    }
    attempt(claim, "success");
    while (true) {
      Reply now = insist(() -> visitor.get(claim));
      switch (now.text("status")) {
        case "CONFIRMED" -> {
          counters.bought.increment();
          return;
        }
        case "CLAIMED" -> crowd.pause(between(SHORTEST_WAIT));
        // The hold ran out first: the money finds a ticket or comes back by itself.
        default -> {
          counters.lapsed.increment();
          return;
        }
      }
    }
  }

  /** One payment to its end. */
  private void attempt(String claim, String outcome) throws WentHome, InterruptedException {
    Reply started = insist(() -> visitor.post(claim + "/payments", Map.of("method", "card")));
    if (!started.isSuccess()) {
      return;
    }
    think();
    insist(() -> visitor.postTo(started.text("authorization_url"), Map.of("outcome", outcome)));
    String payment = "/payments/" + started.text("payment_id");
    while (insist(() -> visitor.get(payment)).text("status").equals("PENDING")) {
      crowd.pause(between(SHORTEST_WAIT));
    }
  }

  private void think() throws WentHome, InterruptedException {
    crowd.pause(upTo(plan.thinking()));
  }

  /** Asks until there is an answer. */
  private Reply insist(Call call) throws WentHome, InterruptedException {
    while (true) {
      Reply reply = call.once();
      if (reply.isFinal()) {
        return reply;
      }
      counters.troubles.increment();
      crowd.pause(between(SHORTEST_WAIT));
    }
  }

  /** A bit less or more, so that not all call at once. */
  private Duration between(Duration time) {
    return time.dividedBy(2).plus(upTo(time));
  }

  private Duration upTo(Duration longest) {
    return Duration.ofNanos(random.nextLong(Math.max(1, longest.toNanos())));
  }

  /** One call. */
  @FunctionalInterface
  private interface Call {
    Reply once() throws InterruptedException;
  }
}
