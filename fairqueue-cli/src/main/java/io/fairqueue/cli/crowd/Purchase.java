package io.fairqueue.cli.crowd;

import java.util.Map;

/** What an admitted fan does: claims a ticket and pays for it, as the habit is. */
final class Purchase {

  private final Habit habit;
  private final Visitor visitor;
  private final Pace pace;
  private final Counters counters;
  private final String event;

  /**
   * @param event the event's path
   */
  Purchase(Habit habit, Visitor visitor, Pace pace, Counters counters, String event) {
    this.habit = habit;
    this.visitor = visitor;
    this.pace = pace;
    this.counters = counters;
    this.event = event;
  }

  void with(String admissionToken) throws WentHome, InterruptedException {
    Reply reply =
        pace.insist(
            () ->
                visitor.post(
                    event + "/claims", Map.of("admission_token", admissionToken, "quantity", 1)));
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
    return pace.insist(() -> visitor.get(event + "/queue/position")).text("claim_id");
  }

  private void pay(String claim) throws WentHome, InterruptedException {
    if (habit == Habit.FAILS_FIRST) {
      attempt(claim, "failed");
      counters.failedPayments.increment();
    }
    attempt(claim, "success");
    while (true) {
      Reply now = pace.insist(() -> visitor.get(claim));
      switch (now.text("status")) {
        case "CONFIRMED" -> {
          counters.bought.increment();
          return;
        }
        case "CLAIMED" -> pace.waitAbout(Pace.SHORT);
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
    Reply started = pace.insist(() -> visitor.post(claim + "/payments", Map.of("method", "card")));
    if (!started.isSuccess()) {
      return;
    }
    pace.think();
    pace.insist(
        () -> visitor.postTo(started.text("authorization_url"), Map.of("outcome", outcome)));
    String payment = "/payments/" + started.text("payment_id");
    while (pace.insist(() -> visitor.get(payment)).text("status").equals("PENDING")) {
      pace.waitAbout(Pace.SHORT);
    }
  }
}
