package io.fairqueue.http.console.account;

import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.Organizer;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.console.frame.FormFault;
import io.fairqueue.http.factor.SecondFactors;
import io.fairqueue.http.factor.SecondFactors.Offered;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.signin.PasswordDesk;
import io.fairqueue.http.ticket.QrPicture;
import io.fairqueue.port.OrganizerStore;
import io.fairqueue.port.Stores;
import io.micronaut.http.HttpHeaders;
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
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Organizers change their password, and set up what is asked for besides it. */
@Hidden
@Controller(Paths.CONSOLE_ACCOUNT)
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AccountPageController {

  private static final String CODE = "code";

  private final SecondFactors factors;
  private final PasswordDesk passwords;
  private final OrganizerStore organizers;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;

  AccountPageController(
      SecondFactors factors,
      PasswordDesk passwords,
      Stores stores,
      ConsoleFrames frames,
      ConsoleAnswers answers) {
    this.factors = factors;
    this.passwords = passwords;
    this.organizers = stores.organizers();
    this.frames = frames;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> show(Caller.Staff staff, HttpRequest<?> request) {
    return page(staff, Visit.of(request), null, null);
  }

  /** The secret that is being set up, for an app's camera. */
  @Get("/totp.svg")
  HttpResponse<?> picture(Caller.Staff staff) {
    Offered offered =
        factors.offered(staff).orElseThrow(() -> new ProblemException(Refusal.TOTP_NOT_FOUND));
    return HttpResponse.ok(QrPicture.of(offered.uri()).getBytes(StandardCharsets.UTF_8))
        .contentType(MediaType.of(QrPicture.MEDIA_TYPE))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  @Post("/password")
  HttpResponse<?> password(
      Caller.Staff staff, @Body @Nullable Map<String, Object> fields, HttpRequest<?> request) {
    Form form = Form.of(fields);
    return act(
        staff,
        request,
        "password",
        () -> {
          passwords.change(staff, form.secret("old"), form.secret("password"), request);
          return "PASSWORD_CHANGED";
        });
  }

  /** The recovery codes are shown here, and never again. */
  @Post("/totp")
  HttpResponse<?> offer(Caller.Staff staff, HttpRequest<?> request) {
    try {
      return page(staff, Visit.of(request), null, factors.offer(staff));
    } catch (ProblemException refused) {
      return wrong(staff, request, "offer", refused);
    }
  }

  @Post("/totp/confirm")
  HttpResponse<?> confirm(
      Caller.Staff staff, @Body @Nullable Map<String, Object> fields, HttpRequest<?> request) {
    return act(
        staff,
        request,
        "confirm",
        () -> {
          factors.confirm(staff, Form.of(fields).text(CODE), request);
          return "TOTP_SET_UP";
        });
  }

  @Post("/totp/remove")
  HttpResponse<?> remove(
      Caller.Staff staff, @Body @Nullable Map<String, Object> fields, HttpRequest<?> request) {
    return act(
        staff,
        request,
        "remove",
        () -> {
          factors.remove(staff, Form.of(fields).text(CODE), request);
          return "TOTP_REMOVED";
        });
  }

  private HttpResponse<?> act(
      Caller.Staff staff, HttpRequest<?> request, String form, Supplier<String> deed) {
    try {
      return answers.to(PageAnswers.noticed(Paths.CONSOLE_ACCOUNT, deed.get()));
    } catch (InvalidInputException unfit) {
      return wrong(staff, request, form, "console.invitation.password.wrong");
    } catch (ProblemException refused) {
      return wrong(staff, request, form, refused);
    }
  }

  /** What the page has words for is told beside its form. */
  private HttpResponse<?> wrong(
      Caller.Staff staff, HttpRequest<?> request, String form, ProblemException refused) {
    String key = "console.account.wrong." + refused.problem().code();
    if (!Visit.of(request).words().has(key)) {
      throw refused;
    }
    return wrong(staff, request, form, key);
  }

  private HttpResponse<?> wrong(
      Caller.Staff staff, HttpRequest<?> request, String form, String key) {
    Visit visit = Visit.of(request);
    return page(staff, visit, new FormFault(form, visit.words().text(key)), null);
  }

  private HttpResponse<?> page(
      Caller.Staff staff, Visit visit, @Nullable FormFault error, @Nullable Offered fresh) {
    Organizer organizer =
        organizers.find(staff.actor().id()).orElseThrow(ProblemException::unauthorized);
    return answers.page(
        error == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
        "account.jte",
        new AccountPage(
            frames.of(staff, visit, "console.account.title"),
            organizer.email().value(),
            organizer.name(),
            factors.of(staff).orElse(null),
            fresh != null ? fresh : factors.offered(staff).orElse(null),
            factors.isRequired(),
            error));
  }
}
