package io.fairqueue.http.ticket;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.TicketStore;
import io.fairqueue.port.TicketStore.ResendOutcome;
import io.fairqueue.ticket.Tickets;
import jakarta.inject.Singleton;

/**
 * Has tickets mailed once more, by the API and by pages. What there is a reason against throws a
 * {@link ProblemException}. Thread-safe; blocks on the stores.
 */
@Singleton
public final class ResendDesk {

  private final Tickets tickets;

  ResendDesk(FairQueue fairQueue) {
    this.tickets = fairQueue.tickets();
  }

  /** To the fan whose claim it is. */
  public void resend(ClaimId claim, Caller.Staff staff) {
    switch (Resource.CLAIM.require(tickets.resend(staff.actor(), claim))) {
      case ResendOutcome.Resent done -> {
        // The mail's worker goes on.
      }
      case ResendOutcome.TooSoon soon ->
          throw new ProblemException(Problem.of(Refusal.RESENT_JUST_NOW), TicketStore.RESEND_PAUSE);
      case ResendOutcome.NotConfirmed no -> throw new ProblemException(Refusal.CLAIM_NOT_CONFIRMED);
      case ResendOutcome.NotMailed no -> throw new ProblemException(Refusal.MAIL_NOT_CONFIGURED);
    }
  }
}
