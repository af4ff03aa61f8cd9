package io.fairqueue.http.page.account;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.OneTimeCode;
import io.fairqueue.http.page.event.ReturnTo;
import io.fairqueue.http.page.event.Shops;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.page.frame.Words;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.security.SessionCookie;
import io.fairqueue.http.session.FanSession;
import io.fairqueue.http.session.Sessions;
import io.fairqueue.http.signin.CodeDesk;
import io.fairqueue.port.CodeStore;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fans sign in by a code that is mailed to them, and out. */
@Hidden
@Controller(Paths.LANGUAGE)
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SignInController {

  private static final String NEXT = "next";
  private static final String EMAIL = "email";

  private final CodeDesk codes;
  private final Sessions sessions;
  private final SessionCookie cookie;
  private final Shops shops;
  private final PageAnswers answers;

  SignInController(
      CodeDesk codes, Sessions sessions, SessionCookie cookie, Shops shops, PageAnswers answers) {
    this.shops = shops;
    this.codes = codes;
    this.sessions = sessions;
    this.cookie = cookie;
    this.answers = answers;
  }

  @Get(Paths.PAGE_SIGN_IN)
  HttpResponse<?> ask(@QueryValue @Nullable String next, HttpRequest<?> request) {
    return page(request, LocalPage.of(next), "", Stage.MAIL);
  }

  /** The same page, whether there is such an account or not. */
  @Post(Paths.PAGE_SIGN_IN + "/code")
  HttpResponse<?> code(@Body @Nullable Map<String, Object> fields, HttpRequest<?> request) {
    Form form = Form.of(fields);
    String next = LocalPage.of(form.text(NEXT));
    String email = form.text(EMAIL);
    try {
      UUID asked = codes.request(new EmailAddress(email), request);
      return page(request, next, email, new Stage(asked.toString(), null, 0));
    } catch (InvalidInputException malformed) {
      return page(
          request, next, email, new Stage(null, words(request).text("signin.email.wrong"), 0));
    }
  }

  @Post(Paths.PAGE_SIGN_IN + "/verify")
  HttpResponse<?> verify(@Body @Nullable Map<String, Object> fields, HttpRequest<?> request) {
    Form form = Form.of(fields);
    String next = LocalPage.of(form.text(NEXT));
    String email = form.text(EMAIL);
    if (!cookie.isSafe(request)) {
      return page(request, next, email, Stage.MAIL);
    }
    String asked = form.text("request");
    int wrong = Math.max(0, form.count("wrong"));
    try {
      FanSession session =
          codes.verify(
              new EmailAddress(email),
              form.id("request").orElse(null),
              new OneTimeCode(form.text("code")),
              request);
      return answers.away(next).header(HttpHeaders.SET_COOKIE, cookie.keep(session.token()));
    } catch (InvalidInputException malformed) {
      return page(
          request,
          next,
          email,
          new Stage(asked, words(request).text("signin.code.malformed"), wrong));
    } catch (ProblemException refused) {
      if (!refused.problem().code().equals(Refusal.INVALID_OTP.code())) {
        throw refused;
      }
      return page(request, next, email, new Stage(asked, tries(request, wrong + 1), wrong + 1));
    }
  }

  @Post(Paths.PAGE_SIGN_OUT)
  HttpResponse<?> out(Caller.@Nullable Fan fan, HttpRequest<?> request) {
    if (fan != null) {
      sessions.end(fan.session());
    }
    return answers
        .to(Visit.of(request), PageAnswers.noticed("/", "SIGNED_OUT"))
        .header(HttpHeaders.SET_COOKIE, cookie.forget());
  }

  /**
   * How many tries are left by what was tried here. It says the same whether there is such an
   * account, and such a code, or not.
   */
  private static String tries(HttpRequest<?> request, int wrong) {
    int left = CodeStore.MAX_WRONG_TRIES - wrong;
    return left > 0
        ? words(request).text("signin.code.wrong", "left", String.valueOf(left))
        : words(request).text("signin.code.burnt");
  }

  private static Words words(HttpRequest<?> request) {
    return Visit.of(request).words();
  }

  private HttpResponse<?> page(HttpRequest<?> request, String next, String email, Stage stage) {
    Visit visit = Visit.of(request).to(Paths.PAGE_SIGN_IN).asking(NEXT, next);
    Frame frame = Frame.of(visit, visit.words().text("signin.title"));
    return answers.personal(
        "signin.jte",
        new SignInPage(
            stage.asked() == null ? frame : frame.with("signin.js"),
            next,
            email,
            stage.asked(),
            stage.error(),
            stage.wrong(),
            cookie.isSafe(request)),
        shops.behind(next).map(ReturnTo::origin));
  }

  /**
   * How far signing in has come.
   *
   * @param asked by what the code is redeemed; null while none was asked for
   * @param error what was wrong, in words; null for nothing
   * @param wrong how many wrong codes were sent
   */
  private record Stage(@Nullable String asked, @Nullable String error, int wrong) {

    private static final Stage MAIL = new Stage(null, null, 0);
  }
}
