package io.fairqueue.http.console.staff;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.event.EventView;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.event.EventDesk;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.staff.StaffDesk;
import io.fairqueue.staff.Invited;
import io.fairqueue.staff.Wish;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who works on an event, and as what. */
@Hidden
@Controller(Paths.CONSOLE_EVENT + "/staff")
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class StaffPageController {

  private final StaffDesk people;
  private final EventDesk desk;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;

  StaffPageController(
      StaffDesk people, EventDesk desk, ConsoleFrames frames, ConsoleAnswers answers) {
    this.people = people;
    this.desk = desk;
    this.frames = frames;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> list(EventId id, Caller.Staff staff, HttpRequest<?> request) {
    return page(id, staff, Visit.of(request), "", null);
  }

  @Post("/invite")
  HttpResponse<?> invite(
      EventId id,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    Form form = Form.of(fields);
    Visit visit = Visit.of(request);
    String email = form.text("email");
    try {
      Wish wish = new Wish(new EmailAddress(email), null, id, role(form), visit.language().tag());
      return answers.act(
          visit,
          page(id),
          () ->
              PageAnswers.noticed(
                  page(id),
                  people.invite(staff, wish) instanceof Invited.Mailed ? "INVITED" : "APPOINTED"));
    } catch (InvalidInputException malformed) {
      return page(id, staff, visit, email, visit.words().text("console.staff.email.wrong"));
    }
  }

  @Post("/role")
  HttpResponse<?> appoint(
      EventId id,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    Form form = Form.of(fields);
    return answers.act(
        Visit.of(request),
        page(id),
        () -> {
          var unused = people.appoint(staff, id, who(form), role(form));
          return PageAnswers.noticed(page(id), "APPOINTED");
        });
  }

  @Post("/dismiss")
  HttpResponse<?> dismiss(
      EventId id,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    return answers.act(
        Visit.of(request),
        page(id),
        () -> {
          var unused = people.dismiss(staff, id, who(Form.of(fields)));
          return PageAnswers.noticed(page(id), "DISMISSED");
        });
  }

  private static OrganizerId who(Form form) {
    return form.id("who")
        .map(OrganizerId::new)
        .orElseThrow(() -> new ProblemException(Refusal.STAFF_NOT_FOUND));
  }

  private static Role role(Form form) {
    return Arrays.stream(Role.values())
        .filter(role -> Keys.of(role).equals(form.text("role")))
        .findFirst()
        .orElseThrow(() -> new InvalidInputException("role", "must be a role"));
  }

  private static String page(EventId id) {
    return EventMenu.address(id, Section.STAFF);
  }

  private HttpResponse<?> page(
      EventId id, Caller.Staff staff, Visit visit, String email, @Nullable String error) {
    EventView view = desk.show(staff, id, Right.OWN);
    return answers.page(
        error == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
        "staff.jte",
        StaffPage.of(
            frames.of(staff, visit, view, Section.STAFF),
            page(id),
            people.list(staff, id),
            email,
            error));
  }
}
