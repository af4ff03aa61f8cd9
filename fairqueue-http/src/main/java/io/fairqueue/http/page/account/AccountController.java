package io.fairqueue.http.page.account;

import io.fairqueue.domain.Customer;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.http.account.ProfileDesk;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.security.SessionCookie;
import io.fairqueue.http.session.OwnSessions;
import io.fairqueue.port.ProfileChange;
import io.micronaut.http.HttpHeaders;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fan's account, as a page. */
@Hidden
@Controller(Paths.LANGUAGE + Paths.PAGE_ACCOUNT)
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AccountController {

  private final ProfileDesk profiles;
  private final OwnSessions sessions;
  private final SessionCookie cookie;
  private final PageAnswers answers;

  AccountController(
      ProfileDesk profiles, OwnSessions sessions, SessionCookie cookie, PageAnswers answers) {
    this.profiles = profiles;
    this.sessions = sessions;
    this.cookie = cookie;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> show(Caller.Fan fan, HttpRequest<?> request) {
    return page(fan, Visit.of(request), null);
  }

  /** Keeps the page's own language too: it is the one that the fan reads. */
  @Post("/profile")
  HttpResponse<?> change(
      @Body @Nullable Map<String, Object> fields, Caller.Fan fan, HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    Form form = Form.of(fields);
    try {
      profiles.change(
          fan,
          new ProfileChange(
              Customer.checkedName(form.text("name")), true, visit.language().tag(), false, null));
      return answers.to(visit, PageAnswers.noticed(Paths.PAGE_ACCOUNT, "SAVED"));
    } catch (InvalidInputException malformed) {
      return page(fan, visit.to(Paths.PAGE_ACCOUNT), visit.words().text("account.name.wrong"));
    }
  }

  @Post("/sessions/end")
  HttpResponse<?> end(
      @Body @Nullable Map<String, Object> fields, Caller.Fan fan, HttpRequest<?> request) {
    return answers.act(
        Visit.of(request),
        Paths.PAGE_ACCOUNT,
        () -> {
          sessions.end(
              Form.of(fields)
                  .id("session")
                  .orElseThrow(() -> new ProblemException(Refusal.SESSION_NOT_FOUND)),
              fan);
          return PageAnswers.noticed(Paths.PAGE_ACCOUNT, "SESSION_ENDED");
        });
  }

  /** Only where the fan has confirmed it. */
  @Post("/delete")
  HttpResponse<?> delete(
      @Body @Nullable Map<String, Object> fields, Caller.Fan fan, HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    if (!Form.of(fields).text("sure").equals("yes")) {
      return page(fan, visit.to(Paths.PAGE_ACCOUNT), visit.words().text("account.delete.unsure"));
    }
    profiles.delete(fan);
    return answers
        .to(visit, PageAnswers.noticed("/", "DELETED"))
        .header(HttpHeaders.SET_COOKIE, cookie.forget());
  }

  private HttpResponse<?> page(Caller.Fan fan, Visit visit, @Nullable String error) {
    return answers.personal(
        "account.jte", AccountPage.of(profiles.show(fan), sessions.live(fan), fan, visit, error));
  }
}
