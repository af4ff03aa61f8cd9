package io.fairqueue.cli.crowd;

import io.fairqueue.cli.crowd.client.Reply;
import io.fairqueue.cli.crowd.plan.Habit;
import io.fairqueue.cli.witness.Ask;
import io.fairqueue.http.problem.Refusal;

/** What an admitted fan does: claims tickets and pays for them, as the habit is. */
final class Purchase {

  private final Habit habit;
  private final Witness witness;
  private final Choice choice;
  private final Pace pace;
  private final LostAndFound lost;
  private final Counters counters;

  Purchase(
      Habit habit,
      Witness witness,
      Choice choice,
      Pace pace,
      LostAndFound lost,
      Counters counters) {
    this.habit = habit;
    this.witness = witness;
    this.choice = choice;
    this.pace = pace;
    this.lost = lost;
    this.counters = counters;
  }

  void with(String admissionToken) throws InterruptedException {
    Reply reply = choice.claim(admissionToken);
    String claim = reply.is(Refusal.ALREADY_CLAIMED) ? claimOfMine() : reply.text("claim_id");
    if (claim.isEmpty()) {
      counters.missed.increment();
      return;
    }
    finish(claim, reply.text("status"));
  }

  /**
   * What follows once tickets are held.
   *
   * @return whether they are sold to the fan
   */
  boolean finish(String claim, String status) throws InterruptedException {
    counters.claimed.increment();
    lost.leaveClaim(witness.fan(), claim);
    boolean bought =
        switch (habit) {
          case LETS_LAPSE -> status.equals("CONFIRMED");
          case GIVES_UP -> {
            attempt(claim, "failed");
            yield false;
          }
          case FAILS_FIRST -> {
            attempt(claim, "failed");
            yield pays(claim, status);
          }
          case BUYS, BOT, NO_SHOW, GONE -> pays(claim, status);
        };
    if (bought) {
      pace.insist(() -> witness.tickets(claim));
      counters.bought.increment();
    } else {
      counters.lapsed.increment();
    }
    return bought;
  }

  /** The claim whose answer was lost. */
  private String claimOfMine() throws InterruptedException {
    return pace.insist(witness::position).text("claim_id");
  }

  private boolean pays(String claim, String status) throws InterruptedException {
    if (status.equals("CONFIRMED")) {
      return true;
    }
    String payment = attempt(claim, "success");
    // A fan whose hold ran out first is not done: the money finds tickets or comes back by itself.
    pace.until(
        () ->
            switch (statusOf(claim)) {
              case "CONFIRMED" -> true;
              case "CLAIMED" -> false;
              default -> payment.isEmpty() || isOver(payment);
            });
    return statusOf(claim).equals("CONFIRMED");
  }

  private String statusOf(String claim) throws InterruptedException {
    return pace.insist(() -> witness.showClaim(Ask.SHOW_CLAIM, claim)).text("status");
  }

  /** Whether no money can be on its way any more. */
  private boolean isOver(String payment) throws InterruptedException {
    Reply now = pace.insist(() -> witness.payment(payment));
    return now.text("status").equals("FAILED") || now.text("status").equals("REFUNDED");
  }

  /** One payment to its end; answers its id, or nothing where the claim can't be paid. */
  private String attempt(String claim, String outcome) throws InterruptedException {
    Reply started = pace.insist(() -> witness.pay(claim));
    if (!started.isSuccess()) {
      return "";
    }
    pace.think();
    pace.insist(() -> witness.checkout(claim, started, outcome));
    String payment = started.text("payment_id");
    pace.until(() -> !isOpen(pace.insist(() -> witness.payment(payment)).text("status")));
    if (outcome.equals("failed")) {
      counters.failedPayments.increment();
    }
    return payment;
  }

  private static boolean isOpen(String status) {
    return status.equals("PENDING") || status.equals("INITIALIZING") || status.equals("UNRESOLVED");
  }
}
