package io.fairqueue.http.page.seat;

import io.fairqueue.domain.BestSeats;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.SectionStock;
import io.fairqueue.domain.UnitId;
import io.fairqueue.event.EventView;
import io.fairqueue.http.page.event.EventNames;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.SectionName;
import io.fairqueue.http.seat.SeatDesk;
import io.fairqueue.http.security.Caller;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The seats of a hall: who was admitted chooses among them, everybody else looks. */
@Hidden
@Controller(Paths.LANGUAGE)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SeatPageController {

  private static final int LISTED = 200;
  private static final String A_MOMENT = "public, max-age=1";

  private final EventNames names;
  private final SeatDesk seats;
  private final Turns turns;
  private final PageAnswers answers;
  private final InstantSource time;

  SeatPageController(
      EventNames names, SeatDesk seats, Turns turns, PageAnswers answers, InstantSource time) {
    this.names = names;
    this.seats = seats;
    this.turns = turns;
    this.answers = answers;
    this.time = time;
  }

  @Get(Paths.PAGE_SEATS)
  HttpResponse<byte[]> hall(String event, HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    EventView view = names.find(event);
    EventId id = view.event().id();
    return answers.shared(
        request,
        "hall.jte",
        new HallPage(
            Frame.of(visit, visit.words().text("seats.title")),
            names.head(view, visit, time.instant()),
            SectionLink.all(id, seats.sections(id), view.event().details().currency(), visit)));
  }

  /**
   * A section's seats.
   *
   * @param best how many of its best free ones a reader whose turn it is wants to be chosen
   * @param page of the list
   */
  @Get(Paths.PAGE_SECTION)
  HttpResponse<?> section(
      String event,
      String section,
      @QueryValue(defaultValue = "0") int best,
      @QueryValue(defaultValue = "1") int page,
      Caller.@Nullable Fan fan,
      HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    EventView view = names.find(event);
    SectionStock stock = find(view.event().id(), section);
    List<SeatUnit> all = seats.section(view.event().id(), stock.name());
    int max = view.event().policy().maxUnitsPerClaim();
    Instant now = time.instant();
    Turn turn =
        turns
            .admission(view.event().id(), fan)
            .map((QueueEntry.Admitted admission) -> Turn.of(admission, max, now))
            .orElse(null);
    Map<UnitId, ChosenSeat> chosen =
        turn != null && best > 0
            ? best(all, Math.min(best, max))
            : chosen(request.getParameters().getAll(ChosenSeat.FIELD));
    var lines = new SectionLines(view.event().details(), visit, chosen);
    int count = Math.max(1, (all.size() + LISTED - 1) / LISTED);
    int number = Math.clamp(page, 1, count);
    List<SeatUnit> listed =
        all.subList((number - 1) * LISTED, Math.min(all.size(), number * LISTED));
    List<SeatUnit> wanted = seats.seats(view.event().id(), chosen.keySet());
    EventDetails details = view.event().details();
    String name = SeatNames.section(stock.name(), visit);
    Frame frame = Frame.of(visit, name);
    SeatPlan plan = SeatPlan.of(all, chosen.keySet(), details.currency(), visit);
    return answers.personal(
        "section.jte",
        new SectionPage(
            plan == null ? frame : frame.with("seats.js"),
            names.head(view, visit, now),
            name,
            section,
            free(all, visit),
            details.currency().getCurrencyCode(),
            plan,
            lines.of(listed),
            new SectionPage.Pages(number, count),
            lines.freeBut(wanted, listed),
            lines.gone(wanted),
            lines.repriced(wanted),
            turn));
  }

  /** One letter for each seat of a section, in the order of its plan. */
  @Get(Paths.PAGE_SECTION + "/states")
  HttpResponse<String> states(String event, String section) {
    EventId id = names.find(event).event().id();
    return HttpResponse.ok(SeatPlan.states(seats.section(id, find(id, section).name())))
        .contentType(MediaType.TEXT_PLAIN_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, A_MOMENT);
  }

  private SectionStock find(EventId event, String section) {
    return seats
        .section(event, new SectionName(section))
        .orElseThrow(() -> new ProblemException(Refusal.NOT_FOUND));
  }

  private static Map<UnitId, ChosenSeat> best(List<SeatUnit> seats, int count) {
    return byUnit(BestSeats.choose(seats, count).stream().map(ChosenSeat::of).toList());
  }

  private static Map<UnitId, ChosenSeat> chosen(List<String> texts) {
    return byUnit(texts.stream().limit(ChosenSeat.MAX).map(ChosenSeat::read).toList());
  }

  private static Map<UnitId, ChosenSeat> byUnit(List<ChosenSeat> seats) {
    return seats.stream()
        .collect(
            Collectors.toMap(
                ChosenSeat::unit, seat -> seat, (one, again) -> one, LinkedHashMap::new));
  }

  private static String free(List<SeatUnit> seats, Visit visit) {
    long free = seats.stream().filter(SeatUnit::isFree).count();
    return visit.local().number(free);
  }
}
