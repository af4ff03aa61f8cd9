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
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.security.SessionCookie;
import io.fairqueue.http.session.FanSession;
import io.fairqueue.http.session.Sessions;
import io.fairqueue.http.signin.CodeDesk;
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
    return page(request, LocalPage.of(next), "", null, null);
  }

  /** The same page, whether there is such an account or not. */
  @Post(Paths.PAGE_SIGN_IN + "/code")
  HttpResponse<?> code(@Body @Nullable Map<String, Object> fields, HttpRequest<?> request) {
    Form form = Form.of(fields);
    String next = LocalPage.of(form.text(NEXT));
    String email = form.text(EMAIL);
    try {
      UUID asked = codes.request(new EmailAddress(email), request);
      return page(request, next, email, asked.toString(), null);
    } catch (InvalidInputException malformed) {
      return page(request, next, email, null, "signin.email.wrong");
    }
  }

  @Post(Paths.PAGE_SIGN_IN + "/verify")
  HttpResponse<?> verify(@Body @Nullable Map<String, Object> fields, HttpRequest<?> request) {
    Form form = Form.of(fields);
    String next = LocalPage.of(form.text(NEXT));
    String email = form.text(EMAIL);
    if (!cookie.isSafe(request)) {
      return page(request, next, email, null, null);
    }
    String asked = form.text("request");
    try {
      FanSession session =
          codes.verify(
              new EmailAddress(email),
              form.id("request").orElse(null),
              new OneTimeCode(form.text("code")),
              request);
      return answers.away(next).header(HttpHeaders.SET_COOKIE, cookie.keep(session.token()));
    } catch (InvalidInputException malformed) {
      return page(request, next, email, asked, "signin.code.malformed");
    } catch (ProblemException refused) {
      if (!refused.problem().code().equals(Refusal.INVALID_OTP.code())) {
        throw refused;
      }
      return page(request, next, email, asked, "signin.code.wrong");
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

  private HttpResponse<?> page(
      HttpRequest<?> request,
      String next,
      String email,
      @Nullable String asked,
      @Nullable String error) {
    Visit visit = Visit.of(request).to(Paths.PAGE_SIGN_IN).asking(NEXT, next);
    return answers.personal(
        "signin.jte",
        new SignInPage(
            Frame.of(visit, visit.words().text("signin.title")),
            next,
            email,
            asked,
            error == null ? null : visit.words().text(error),
            cookie.isSafe(request)),
        shops.behind(next).map(ReturnTo::origin));
  }
}
