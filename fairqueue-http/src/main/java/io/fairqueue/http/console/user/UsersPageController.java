package io.fairqueue.http.console.user;

import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.http.admin.AccountDesk;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.staff.StaffDesk;
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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Admins let people in, and keep them out. */
@Hidden
@Controller(Paths.CONSOLE_USERS)
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class UsersPageController {

  private final AccountDesk desk;
  private final StaffDesk people;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;

  UsersPageController(
      AccountDesk desk, StaffDesk people, ConsoleFrames frames, ConsoleAnswers answers) {
    this.desk = desk;
    this.people = people;
    this.frames = frames;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> list(
      @QueryValue @Nullable String email, Caller.Staff staff, HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    String wanted = email == null ? "" : email.strip();
    if (wanted.isEmpty()) {
      return page(HttpStatus.OK, staff, visit, Found.NOBODY, "", null);
    }
    try {
      Optional<Customer> fan = desk.fan(staff, new EmailAddress(wanted));
      return page(
          HttpStatus.OK,
          staff,
          visit,
          new Found(
              wanted,
              fan.orElse(null),
              fan.isPresent() ? null : visit.words().text("console.user.nobody")),
          "",
          null);
    } catch (InvalidInputException malformed) {
      var nobody = new Found(wanted, null, visit.words().text("console.staff.email.wrong"));
      return page(HttpStatus.OK, staff, visit, nobody, "", null);
    }
  }

  @Post("/invite")
  HttpResponse<?> invite(
      @Body @Nullable Map<String, Object> fields, Caller.Staff staff, HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    String email = Form.of(fields).text("email");
    try {
      Wish wish = new Wish(new EmailAddress(email), null, null, null, visit.language().tag());
      return answers.act(
          visit,
          Paths.CONSOLE_USERS,
          () -> {
            var unused = people.invite(staff, wish);
            return PageAnswers.noticed(Paths.CONSOLE_USERS, "INVITED");
          });
    } catch (InvalidInputException malformed) {
      return page(
          HttpStatus.BAD_REQUEST,
          staff,
          visit,
          Found.NOBODY,
          email,
          visit.words().text("console.staff.email.wrong"));
    }
  }

  @Post("/organizer")
  HttpResponse<?> organizer(
      @Body @Nullable Map<String, Object> fields, Caller.Staff staff, HttpRequest<?> request) {
    Form form = Form.of(fields);
    return answers.act(
        Visit.of(request),
        Paths.CONSOLE_USERS,
        () -> {
          OrganizerId who =
              form.id("who")
                  .map(OrganizerId::new)
                  .orElseThrow(() -> new ProblemException(Refusal.ORGANIZER_NOT_FOUND));
          String deed = form.text("do");
          var unused =
              switch (deed) {
                case "disable" -> desk.setDisabled(staff, who, true);
                case "enable" -> desk.setDisabled(staff, who, false);
                case "promote" -> desk.setAdmin(staff, who, true);
                case "demote" -> desk.setAdmin(staff, who, false);
                case "end-sessions" -> desk.endSessions(staff, who);
                case "reset-totp" -> desk.resetSecondFactor(staff, who);
                default -> throw new ProblemException(Refusal.NOT_FOUND);
              };
          return PageAnswers.noticed(
              Paths.CONSOLE_USERS, deed.equals("end-sessions") ? "SESSIONS_ENDED" : "SAVED");
        });
  }

  @Post("/fan")
  HttpResponse<?> fan(
      @Body @Nullable Map<String, Object> fields, Caller.Staff staff, HttpRequest<?> request) {
    Form form = Form.of(fields);
    return answers.act(
        Visit.of(request),
        Paths.CONSOLE_USERS,
        () -> {
          CustomerId who =
              form.id("who")
                  .map(CustomerId::new)
                  .orElseThrow(() -> new ProblemException(Refusal.FAN_NOT_FOUND));
          Customer fan = desk.setDisabled(staff, who, form.text("do").equals("disable"));
          return PageAnswers.noticed(
              Paths.with(Paths.CONSOLE_USERS, "email", fan.email().value()), "SAVED");
        });
  }

  private HttpResponse<?> page(
      HttpStatus status,
      Caller.Staff staff,
      Visit visit,
      Found found,
      String invited,
      @Nullable String unfit) {
    return answers.page(
        status,
        "users.jte",
        new UsersPage(
            frames.of(staff, visit, "console.user.title"),
            desk.organizers(staff),
            staff.actor().id().toString(),
            found.email(),
            found.fan(),
            found.error(),
            invited,
            unfit));
  }

  /**
   * A fan who was looked for.
   *
   * @param fan null for nobody
   * @param error why nobody was found; null where nobody was looked for
   */
  private record Found(String email, @Nullable Customer fan, @Nullable String error) {

    static final Found NOBODY = new Found("", null, null);
  }
}
