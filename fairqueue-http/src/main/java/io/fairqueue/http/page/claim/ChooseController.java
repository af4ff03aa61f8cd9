package io.fairqueue.http.page.claim;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.event.EventView;
import io.fairqueue.http.claim.ClaimDesk;
import io.fairqueue.http.page.event.EventNames;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.page.line.LineState;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.line.LineStanding;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An admitted fan chooses tickets, which are then held. */
@Hidden
@Controller(Paths.LANGUAGE)
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChooseController {

  private static final int SEATS = 100;
  private static final String SEAT = "seat";

  private final FairQueue fairQueue;
  private final EventNames names;
  private final ClaimDesk desk;
  private final PageAnswers answers;
  private final InstantSource time;

  ChooseController(
      FairQueue fairQueue,
      EventNames names,
      ClaimDesk desk,
      PageAnswers answers,
      InstantSource time) {
    this.fairQueue = fairQueue;
    this.names = names;
    this.desk = desk;
    this.answers = answers;
    this.time = time;
  }

  /** Who isn't admitted is led to the line, which says why. */
  @Get(Paths.PAGE_CHOOSE)
  HttpResponse<?> show(
      String event,
      @QueryValue(defaultValue = "1") int seats,
      Caller.Fan fan,
      HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    EventView view = names.find(event);
    Optional<QueueEntry.Admitted> admission = admission(view.event().id(), fan);
    if (admission.isEmpty()) {
      return answers.to(visit, "/e/" + view.event().id() + "/line");
    }
    Instant now = time.instant();
    int max = view.event().policy().maxUnitsPerClaim();
    Page<SeatUnit> free = seats(view, seats);
    return answers.personal(
        "choose.jte",
        new ChoosePage(
            Frame.of(visit, visit.words().text("choose.title")).with("clock.js"),
            names.head(view, visit, now),
            admission.get().id().toString(),
            admission.get().admittedUntil(),
            now,
            LineState.clock(Duration.between(now, admission.get().admittedUntil())),
            max,
            IntStream.rangeClosed(0, Math.min(max, 20)).boxed().toList(),
            Seats.bySection(free.data(), view.event().details(), visit),
            free.hasMore()
                ? visit.at("/e/" + view.event().id() + "/choose?seats=" + (seats + 1))
                : null));
  }

  /** A form that is sent twice leads to the same claim. */
  @Post(Paths.PAGE_EVENT_CLAIMS)
  HttpResponse<?> claim(
      String event,
      @Body @Nullable Map<String, Object> fields,
      Caller.Fan fan,
      HttpRequest<?> request) {
    EventView view = names.find(event);
    EventId id = view.event().id();
    Form form = Form.of(fields);
    return answers.act(
        Visit.of(request),
        "/e/" + id + "/choose",
        () -> {
          EntryId entry = entry(form);
          return claimed(id, entry, fan)
              .orElseGet(
                  () -> {
                    Claim claim = desk.claim(id, entry, fan, selection(form, view));
                    return "/claims/" + claim.id();
                  });
        });
  }

  private static EntryId entry(Form form) {
    return form.id("entry")
        .map(EntryId::new)
        .orElseThrow(() -> new ProblemException(Refusal.NOT_ADMITTED));
  }

  /** What this admission has led to already. */
  private Optional<String> claimed(EventId event, EntryId entry, Caller.Fan fan) {
    return standing(event, fan)
        .filter(each -> each.id().equals(entry))
        .filter(QueueEntry.Completed.class::isInstance)
        .map(each -> "/claims/" + ((QueueEntry.Completed) each).claimId());
  }

  private Optional<QueueEntry.Admitted> admission(EventId event, Caller.Fan fan) {
    return standing(event, fan)
        .filter(QueueEntry.Admitted.class::isInstance)
        .map(QueueEntry.Admitted.class::cast);
  }

  private Optional<QueueEntry> standing(EventId event, Caller.Fan fan) {
    return fairQueue.line().position(event, fan.id()).map(LineStanding::entry);
  }

  /** Seats where some were chosen, else numbers of tiers. */
  private static UnitSelection selection(Form form, EventView view) {
    List<String> seats = form.all(SEAT);
    if (!seats.isEmpty()) {
      return new UnitSelection.Chosen(seats.stream().map(ChooseController::unit).toList());
    }
    List<UnitSelection.Item> items = new ArrayList<>();
    for (Tier tier : view.event().details().tiers()) {
      int wanted = form.count("tier-" + tier.id());
      if (wanted != 0) {
        items.add(new UnitSelection.Item(wanted, tier.id()));
      }
    }
    if (items.isEmpty()) {
      throw new ProblemException(Refusal.INVALID_INPUT);
    }
    return new UnitSelection.AnyOf(items);
  }

  private static UnitId unit(String id) {
    try {
      return new UnitId(UUID.fromString(id));
    } catch (IllegalArgumentException malformed) {
      throw ProblemException.invalid(SEAT, "must be a UUID");
    }
  }

  private Page<SeatUnit> seats(EventView view, int number) {
    PageRequest page = new PageRequest(number, SEATS);
    boolean reserved =
        view.event().details().tiers().stream()
            .anyMatch(tier -> tier.seating() == Seating.RESERVED);
    return reserved
        ? fairQueue.events().seats(view.event().id(), UnitStatus.FREE, page)
        : new Page<>(List.of(), page, 0);
  }
}
