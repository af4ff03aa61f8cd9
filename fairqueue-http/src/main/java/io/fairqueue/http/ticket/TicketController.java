package io.fairqueue.http.ticket;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.seat.SeatDesk;
import io.fairqueue.http.security.Caller;
import io.fairqueue.ticket.Tickets;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tickets, for the fans who own them. */
@AnswersProblems
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class TicketController {

  private final Tickets tickets;
  private final TicketCodes codes;
  private final SeatDesk seats;

  TicketController(FairQueue fairQueue, TicketCodes codes, SeatDesk seats) {
    this.tickets = fairQueue.tickets();
    this.codes = codes;
    this.seats = seats;
  }

  @Get(Paths.CLAIM_TICKETS)
  TicketListBody ofClaim(ClaimId claimId, Caller.Fan fan) {
    return switch (Resource.CLAIM.require(tickets.ofClaim(claimId, fan.id()))) {
      case Tickets.OfClaim.Issued issued -> new TicketListBody(views(issued.tickets()));
      case Tickets.OfClaim.NotConfirmed no ->
          throw new ProblemException(Refusal.CLAIM_NOT_CONFIRMED);
    };
  }

  @Get(Paths.TICKETS + "/{ticketId}")
  TicketBody show(TicketId ticketId, Caller.Fan fan) {
    return views(List.of(find(ticketId, fan))).getFirst();
  }

  @Get(Paths.TICKETS + "/{ticketId}/qr.svg")
  @Produces(QrPicture.MEDIA_TYPE)
  String picture(TicketId ticketId, Caller.Fan fan) {
    return QrPicture.of(codes.write(find(ticketId, fan)));
  }

  private Ticket find(TicketId id, Caller.Fan fan) {
    return Resource.TICKET.require(tickets.show(id, fan.id()));
  }

  /** Tickets of one event, with their seats. */
  private List<TicketBody> views(List<Ticket> all) {
    Map<UnitId, String> labels =
        all.stream()
            .collect(
                Collectors.toMap(
                    ticket -> ticket.facts().unitId(), ticket -> ticket.facts().label()));
    Map<UnitId, SeatUnit> known =
        all.isEmpty() ? Map.of() : seats.labelled(all.getFirst().facts().eventId(), labels);
    return all.stream()
        .map(
            ticket ->
                TicketBody.of(ticket, known.get(ticket.facts().unitId()), codes.write(ticket)))
        .toList();
  }
}
