package io.fairqueue.http.console.seat;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.SectionStock;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.event.EventView;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.event.EventDesk;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.page.seat.SeatPlan;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.SectionName;
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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event's seats, and which of them are for sale. */
@Hidden
@Controller(Paths.CONSOLE_EVENT + "/seats")
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SeatsPageController {

  private static final int MAX_AT_ONCE = 1_000;
  private static final String SECTION = "section";

  private final SeatDesk seats;
  private final EventDesk desk;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;

  SeatsPageController(
      SeatDesk seats, EventDesk desk, ConsoleFrames frames, ConsoleAnswers answers) {
    this.seats = seats;
    this.desk = desk;
    this.frames = frames;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> show(
      EventId id,
      @QueryValue @Nullable String section,
      Caller.Staff staff,
      HttpRequest<?> request) {
    EventView view = desk.show(staff, id, Right.SEE);
    Visit visit = Visit.of(request);
    ConsoleFrame console = frames.of(staff, visit, view, Section.SEATS);
    String address = EventMenu.address(id, Section.SEATS);
    List<SectionStock> all = seats.sections(id);
    Optional<SectionStock> current =
        section == null ? all.stream().findFirst() : seats.section(id, new SectionName(section));
    List<SeatUnit> drawn = current.map(each -> seats.section(id, each.name())).orElse(List.of());
    return answers.page(
        "seats.jte",
        new SeatsPage(
            console,
            address,
            SeatsPage.sections(
                all,
                address,
                current.map(each -> SectionName.of(each.name()).text()).orElse(null),
                console),
            current.map(each -> SectionName.of(each.name()).text()).orElse(null),
            current.map(SectionStock::name).orElse(""),
            SeatsPage.rows(drawn),
            drawn.isEmpty()
                ? null
                : SeatPlan.of(drawn, Set.of(), view.event().details().currency(), visit),
            EventDesk.rights(staff, view).contains(Right.RUN)));
  }

  @Post
  HttpResponse<?> block(
      EventId id,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    Form form = Form.of(fields);
    String page =
        Paths.with(
            EventMenu.address(id, Section.SEATS),
            SECTION,
            form.text(SECTION).replaceAll("[^A-Za-z0-9~]", ""));
    List<UnitId> units =
        form.all("unit").stream().limit(MAX_AT_ONCE).map(SeatsPageController::unit).toList();
    boolean blocked = form.text("do").equals("block");
    return answers.act(
        Visit.of(request),
        page,
        () -> {
          if (units.isEmpty()) {
            return PageAnswers.noticed(page, "NO_SEATS");
          }
          int done = seats.block(staff, id, units, blocked);
          return PageAnswers.noticed(
              page, done < units.size() ? "SOME_SEATS_TAKEN" : blocked ? "BLOCKED" : "UNBLOCKED");
        });
  }

  private static UnitId unit(String text) {
    try {
      return UnitId.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw new ProblemException(Refusal.UNIT_NOT_FOUND);
    }
  }
}
