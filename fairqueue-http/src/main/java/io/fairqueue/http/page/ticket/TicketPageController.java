package io.fairqueue.http.page.ticket;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Customer;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.event.EventView;
import io.fairqueue.http.account.ProfileDesk;
import io.fairqueue.http.page.event.EventHead;
import io.fairqueue.http.page.event.EventNames;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.page.seat.UnitLabels;
import io.fairqueue.http.paging.CursorText;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.messages.mail.part.CalendarFile;
import io.fairqueue.messages.mail.template.Appointment;
import io.fairqueue.port.Slice;
import io.fairqueue.port.proof.PublicLogStore.LogHead;
import io.fairqueue.ticket.Tickets;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A fan's tickets: listed, shown, printed, and noted in a calendar. */
@Hidden
@Controller(Paths.LANGUAGE)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TicketPageController {

  private static final int CLAIMS = 20;

  private final FairQueue fairQueue;
  private final EventNames names;
  private final ProfileDesk profiles;
  private final UnitLabels labelled;
  private final PageAnswers answers;
  private final InstantSource time;

  TicketPageController(
      FairQueue fairQueue,
      EventNames names,
      ProfileDesk profiles,
      UnitLabels labelled,
      PageAnswers answers,
      InstantSource time) {
    this.fairQueue = fairQueue;
    this.names = names;
    this.profiles = profiles;
    this.labelled = labelled;
    this.answers = answers;
    this.time = time;
  }

  @Get(Paths.PAGE_TICKETS)
  HttpResponse<?> list(@QueryValue @Nullable String after, Caller.Fan fan, HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    Slice<Claim> claims = fairQueue.claims().history(fan.id(), CursorText.read(after), CLAIMS);
    Map<String, EventView> events = new HashMap<>();
    return answers.personal(
        "tickets.jte",
        new TicketsPage(
            Frame.of(visit, visit.words().text("tickets.title")),
            claims.data().stream()
                .filter(Claim.Claimed.class::isInstance)
                .map(claim -> held(claim, event(claim, events), visit))
                .toList(),
            claims.data().stream().flatMap(claim -> cards(claim, fan, events, visit)).toList(),
            claims
                .next()
                .map(next -> visit.at(Paths.PAGE_TICKETS) + "?after=" + CursorText.write(next))
                .orElse(null)));
  }

  @Get(Paths.PAGE_TICKET)
  HttpResponse<?> show(String ticket, Caller.Fan fan, HttpRequest<?> request) {
    return answers.personal("ticket.jte", page(ticket, fan, Visit.of(request)));
  }

  @Get(Paths.PAGE_TICKET + "/print")
  HttpResponse<?> print(String ticket, Caller.Fan fan, HttpRequest<?> request) {
    return answers.personal("print.jte", page(ticket, fan, Visit.of(request)));
  }

  @Get(Paths.PAGE_TICKET + "/calendar.ics")
  HttpResponse<byte[]> calendar(String ticket, Caller.Fan fan, HttpRequest<?> request) {
    Event event = names.find(find(ticket, fan).facts().eventId().toString()).event();
    EventDetails details = event.details();
    Instant begin = details.startsAt();
    if (begin == null) {
      throw new ProblemException(Refusal.NOT_FOUND);
    }
    var appointment =
        new Appointment(
            event.id().value(),
            event.facts().edition(),
            details.name(Visit.of(request).language().tag()),
            details.venue(),
            begin,
            details.endsAt());
    return HttpResponse.ok(CalendarFile.of(appointment, time.instant()))
        .header(HttpHeaders.CONTENT_TYPE, "text/calendar; charset=utf-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"event.ics\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private TicketPage page(String id, Caller.Fan fan, Visit visit) {
    Ticket ticket = find(id, fan);
    Customer holder = profiles.show(fan);
    EventView view = names.find(ticket.facts().eventId().toString());
    EventHead head = names.head(view, visit, time.instant());
    TicketCard card = cards(List.of(ticket), head, view, visit).getFirst();
    return new TicketPage(
        Frame.of(visit, view.event().details().name(visit.language().tag())).with("ticket.js"),
        card,
        Objects.requireNonNullElse(holder.name(), holder.email().value()),
        ticket.facts().claimId().toString(),
        checkpoint(ticket.facts().eventId()),
        TicketPage.keptUntil(card, view.event().details()));
  }

  /** What a fan has of a line's log with the ticket, to compare it with what others have. */
  private @Nullable String checkpoint(EventId event) {
    return fairQueue
        .proofs()
        .log(event)
        .flatMap(log -> fairQueue.proofs().head(event, log.epoch()))
        .map(LogHead::note)
        .orElse(null);
  }

  /** The cards of tickets of one event. */
  private List<TicketCard> cards(
      List<Ticket> tickets, EventHead head, EventView view, Visit visit) {
    Map<UnitId, String> labels =
        tickets.stream()
            .collect(
                Collectors.toMap(
                    ticket -> ticket.facts().unitId(), ticket -> ticket.facts().label()));
    Map<UnitId, String> said = labelled.all(view.event(), labels, visit);
    return tickets.stream()
        .map(
            ticket ->
                TicketCard.of(
                    ticket,
                    Objects.requireNonNullElse(
                        said.get(ticket.facts().unitId()), ticket.facts().label()),
                    head))
        .toList();
  }

  private Ticket find(String id, Caller.Fan fan) {
    try {
      return Resource.TICKET.require(fairQueue.tickets().show(TicketId.parse(id), fan.id()));
    } catch (IllegalArgumentException malformed) {
      throw Resource.TICKET.notFound();
    }
  }

  private Stream<TicketCard> cards(
      Claim claim, Caller.Fan fan, Map<String, EventView> events, Visit visit) {
    if (!(claim instanceof Claim.Confirmed)) {
      return Stream.empty();
    }
    EventView view = event(claim, events);
    EventHead head = names.head(view, visit, time.instant());
    return cards(tickets(claim, fan), head, view, visit).stream();
  }

  private List<Ticket> tickets(Claim claim, Caller.Fan fan) {
    return switch (Resource.CLAIM.require(fairQueue.tickets().ofClaim(claim.id(), fan.id()))) {
      case Tickets.OfClaim.Issued issued -> issued.tickets();
      case Tickets.OfClaim.NotConfirmed no -> List.of();
    };
  }

  private EventView event(Claim claim, Map<String, EventView> known) {
    return known.computeIfAbsent(claim.facts().eventId().toString(), names::find);
  }

  private static TicketsPage.Held held(Claim claim, EventView view, Visit visit) {
    EventDetails details = view.event().details();
    return new TicketsPage.Held(
        claim.id().toString(),
        details.name(visit.language().tag()),
        visit.local().time(claim.facts().expiresAt(), Local.zoneOf(details.timeZone())));
  }
}
