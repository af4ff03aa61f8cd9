package io.fairqueue.http.console.staff;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.staff.Invitation;
import io.fairqueue.event.Events;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.StaffCookie;
import io.fairqueue.http.session.ConsoleEntry;
import io.fairqueue.http.staff.StaffDesk;
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
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A mailed link leads here: whoever was invited opens an account, and is signed in by that. */
@Hidden
@Controller(Paths.CONSOLE + "/invitations/{token}")
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class InvitationPageController {

  private final StaffDesk people;
  private final Events events;
  private final ConsoleEntry entry;
  private final StaffCookie cookie;
  private final ConsoleAnswers answers;

  InvitationPageController(
      StaffDesk people,
      FairQueue fairQueue,
      ConsoleEntry entry,
      StaffCookie cookie,
      ConsoleAnswers answers) {
    this.people = people;
    this.events = fairQueue.events();
    this.entry = entry;
    this.cookie = cookie;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> show(String token, HttpRequest<?> request) {
    Invitation invitation = people.invitation(token, request);
    return page(
        invitation, Objects.requireNonNullElse(invitation.name(), ""), null, token, request);
  }

  @Post
  HttpResponse<?> accept(
      String token, @Body @Nullable Map<String, Object> fields, HttpRequest<?> request) {
    Invitation invitation = people.invitation(token, request);
    Form form = Form.of(fields);
    String name = form.text("name");
    if (!cookie.isSafe(request)) {
      return page(invitation, name, null, token, request);
    }
    try {
      Organizer account =
          people.accept(token, name.isEmpty() ? null : name, form.secret("password"), request);
      return entry.enter(
          account, request, answers.to(PageAnswers.noticed(Paths.CONSOLE, "WELCOME")));
    } catch (InvalidInputException unfit) {
      String wrong =
          unfit.field().equals("name")
              ? "console.invitation.name.wrong"
              : "console.invitation.password.wrong";
      return page(invitation, name, Visit.of(request).words().text(wrong), token, request);
    }
  }

  private HttpResponse<?> page(
      Invitation invitation,
      String name,
      @Nullable String error,
      String token,
      HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    Frame frame = Frame.of(visit, visit.words().text("console.invitation.title"));
    return answers.page(
        error == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
        "invitation.jte",
        new InvitationPage(
            ConsoleFrame.ofNobody(frame),
            Paths.CONSOLE + "/invitations/" + token,
            invitation.email().value(),
            name,
            event(invitation),
            invitation.role() == null
                ? null
                : frame.text("console.role." + Keys.of(invitation.role())),
            error,
            cookie.isSafe(request)));
  }

  /** What it is called; null where nobody may know yet, as of a draft. */
  private @Nullable String event(Invitation invitation) {
    return invitation.event() == null
        ? null
        : events
            .show(invitation.event(), null)
            .map(view -> view.event().details().name())
            .orElse(null);
  }
}
