package io.fairqueue.http.ticket;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.ticket.Tickets;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Tickets, for the fans who own them. */
@AnswersProblems
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class TicketController {

  private final Tickets tickets;
  private final TicketCodes codes;

  TicketController(FairQueue fairQueue, TicketCodes codes) {
    this.tickets = fairQueue.tickets();
    this.codes = codes;
  }

  @Get(Paths.CLAIM_TICKETS)
  TicketListBody ofClaim(ClaimId claimId, Caller.Fan fan) {
    return switch (Resource.CLAIM.require(tickets.ofClaim(claimId, fan.id()))) {
      case Tickets.OfClaim.Issued issued ->
          new TicketListBody(issued.tickets().stream().map(this::view).toList());
      case Tickets.OfClaim.NotConfirmed no ->
          throw new ProblemException(Refusal.CLAIM_NOT_CONFIRMED);
    };
  }

  @Get(Paths.TICKETS + "/{ticketId}")
  TicketBody show(TicketId ticketId, Caller.Fan fan) {
    return view(find(ticketId, fan));
  }

  @Get(Paths.TICKETS + "/{ticketId}/qr.svg")
  @Produces(QrPicture.MEDIA_TYPE)
  String picture(TicketId ticketId, Caller.Fan fan) {
    return QrPicture.of(codes.write(find(ticketId, fan)));
  }

  private Ticket find(TicketId id, Caller.Fan fan) {
    return Resource.TICKET.require(tickets.show(id, fan.id()));
  }

  private TicketBody view(Ticket ticket) {
    return TicketBody.of(ticket, codes.write(ticket));
  }
}
