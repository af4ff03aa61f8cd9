package io.fairqueue.http.console.signin;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.Organizer;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.page.account.LocalPage;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.security.StaffCookie;
import io.fairqueue.http.session.ConsoleEntry;
import io.fairqueue.http.session.Sessions;
import io.fairqueue.http.signin.PasswordDesk;
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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Organizers sign in by a password, and out. */
@Hidden
@Controller
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ConsoleSignInController {

  private static final String NEXT = "next";

  private final PasswordDesk passwords;
  private final ConsoleEntry entry;
  private final Sessions sessions;
  private final StaffCookie cookie;
  private final ConsoleAnswers answers;

  ConsoleSignInController(
      PasswordDesk passwords,
      ConsoleEntry entry,
      Sessions sessions,
      StaffCookie cookie,
      ConsoleAnswers answers) {
    this.passwords = passwords;
    this.entry = entry;
    this.sessions = sessions;
    this.cookie = cookie;
    this.answers = answers;
  }

  @Get(Paths.CONSOLE_SIGN_IN)
  HttpResponse<?> ask(
      @QueryValue @Nullable String next, Caller.@Nullable Staff staff, HttpRequest<?> request) {
    String page = page(next);
    return staff == null ? page(request, page, "", null) : answers.to(page);
  }

  /** The same page, whether there is such an account or not. */
  @Post(Paths.CONSOLE_SIGN_IN)
  HttpResponse<?> enter(@Body @Nullable Map<String, Object> fields, HttpRequest<?> request) {
    Form form = Form.of(fields);
    String next = page(form.text(NEXT));
    String email = form.text("email");
    if (!cookie.isSafe(request)) {
      return page(request, next, email, null);
    }
    try {
      Organizer organizer =
          passwords.organizer(
              new EmailAddress(email), form.secret("password"), form.text("code"), request);
      return entry.enter(organizer, request, answers.to(next));
    } catch (InvalidInputException malformed) {
      return page(request, next, email, "console.signin.wrong");
    } catch (ProblemException refused) {
      return switch (refused.problem().code()) {
        case "INVALID_CREDENTIALS" -> page(request, next, email, "console.signin.wrong");
        case "TOTP_REQUIRED" -> page(request, next, email, "console.signin.code.needed");
        case "TOTP_INVALID" -> page(request, next, email, "console.signin.code.wrong");
        default -> throw refused;
      };
    }
  }

  @Post(Paths.CONSOLE_SIGN_OUT)
  HttpResponse<?> leave(Caller.@Nullable Staff staff) {
    if (staff != null) {
      sessions.end(staff.session());
    }
    return answers
        .to(PageAnswers.noticed(Paths.CONSOLE_SIGN_IN, "SIGNED_OUT"))
        .header(HttpHeaders.SET_COOKIE, cookie.forget());
  }

  /** A stranger's link leads to no other pages than the console's. */
  private static String page(@Nullable String next) {
    String page = LocalPage.of(next);
    int query = page.indexOf('?');
    return Paths.isConsole(query < 0 ? page : page.substring(0, query)) ? page : Paths.CONSOLE;
  }

  private HttpResponse<?> page(
      HttpRequest<?> request, String next, String email, @Nullable String wrong) {
    Visit asked = Visit.of(request);
    Visit visit = request.getMethodName().equals("POST") ? asked.asking(NEXT, next) : asked;
    Frame frame = Frame.of(visit, visit.words().text("console.signin.title"));
    return answers.page(
        "signin.jte",
        new ConsoleSignInPage(
            ConsoleFrame.ofNobody(frame),
            next,
            email,
            wrong == null ? null : frame.text(wrong),
            wrong != null && wrong.startsWith("console.signin.code."),
            cookie.isSafe(request)));
  }
}
