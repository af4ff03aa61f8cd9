package io.fairqueue.http.page.claim;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.SectionStock;
import io.fairqueue.event.EventView;
import io.fairqueue.http.claim.ClaimDesk;
import io.fairqueue.http.page.event.EventNames;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.page.seat.SectionLink;
import io.fairqueue.http.page.seat.Turn;
import io.fairqueue.http.page.seat.Turns;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.seat.SeatDesk;
import io.fairqueue.http.security.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An admitted fan chooses tickets, which are then held. */
@Hidden
@Controller(Paths.LANGUAGE)
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChooseController {

  /** Told where something costs something else than it was chosen for. */
  private static final String PRICE_CHANGED = "PRICE_CHANGED";

  private static final Pattern SECTION = Pattern.compile("[A-Za-z0-9~]*");

  private final EventNames names;
  private final Turns turns;
  private final SeatDesk seats;
  private final ClaimDesk desk;
  private final PageAnswers answers;
  private final InstantSource time;

  ChooseController(
      EventNames names,
      Turns turns,
      SeatDesk seats,
      ClaimDesk desk,
      PageAnswers answers,
      InstantSource time) {
    this.names = names;
    this.turns = turns;
    this.seats = seats;
    this.desk = desk;
    this.answers = answers;
    this.time = time;
  }

  /** Who isn't admitted is led to the line, which says why. */
  @Get(Paths.PAGE_CHOOSE)
  HttpResponse<?> show(String event, Caller.Fan fan, HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    EventView view = names.find(event);
    EventId id = view.event().id();
    Optional<QueueEntry.Admitted> admission = turns.admission(id, fan);
    if (admission.isEmpty()) {
      return answers.to(visit, "/e/" + id + "/line");
    }
    Instant now = time.instant();
    EventDetails details = view.event().details();
    List<SectionStock> sections = details.hasSeats() ? seats.sections(id) : List.of();
    return answers.personal(
        "choose.jte",
        new ChoosePage(
            Frame.of(visit, visit.words().text("choose.title")).with("choose.js"),
            names.head(view, visit, now),
            Turn.of(admission.get(), view.event().policy().maxUnitsPerClaim(), now),
            details.currency().getCurrencyCode(),
            new Offers(view, seats.prices(view.event()), visit, request.getParameters()).all(),
            SectionLink.all(id, sections, details.currency(), visit)));
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
    EventDetails details = view.event().details();
    Visit visit = Visit.of(request);
    Form form = Form.of(fields);
    Choice choice = Choice.of(form, details);
    if (!SECTION.matcher(choice.section()).matches()) {
      throw ProblemException.invalid("section", "must be one of this event");
    }
    try {
      EntryId entry = entry(form);
      Optional<String> before = claimed(id, entry, fan);
      if (before.isPresent()) {
        return answers.to(visit, before.get());
      }
      if (choice.isRepriced(seats.prices(view.event()), seats.seats(id, choice.units()))) {
        return answers.to(visit, choice.page("/e/" + id, PRICE_CHANGED));
      }
      Claim claim = desk.claim(id, entry, fan, choice.selection());
      String page = "/claims/" + claim.id();
      return answers.to(
          visit,
          choice.isRepriced(details, claim) ? PageAnswers.noticed(page, PRICE_CHANGED) : page);
    } catch (ProblemException refused) {
      return answers.refused(visit, refused, code -> choice.page("/e/" + id, code));
    }
  }

  private static EntryId entry(Form form) {
    return form.id("entry")
        .map(EntryId::new)
        .orElseThrow(() -> new ProblemException(Refusal.NOT_ADMITTED));
  }

  /** What this admission has led to already. */
  private Optional<String> claimed(EventId event, EntryId entry, Caller.Fan fan) {
    return turns
        .entry(event, fan)
        .filter(each -> each.id().equals(entry))
        .filter(QueueEntry.Completed.class::isInstance)
        .map(each -> "/claims/" + ((QueueEntry.Completed) each).claimId());
  }
}
