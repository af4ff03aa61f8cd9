package io.fairqueue.http.page.frame;

import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.FilterOrder;
import io.fairqueue.http.request.Paths;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Tells people of refusals and failures on a page, and programs that ask for JSON by a problem. Who
 * has to sign in first is led there and back, and who has to set up an app to where that is done.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.PAGES)
final class ProblemPages {

  private final PageAnswers answers;
  private final boolean console;

  ProblemPages(PageAnswers answers, ServerConfig config) {
    this.answers = answers;
    this.console = config.console();
  }

  @ResponseFilter
  void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (!(response.body() instanceof Problem problem) || !isReadByPeople(request, problem)) {
      return;
    }
    Visit visit = Visit.of(request);
    if (isLink(request, problem)) {
      response.status(HttpStatus.OK);
      answers.turn(response, Html.render("console/again.jte", Frame.of(visit, "")));
      return;
    }
    if (Paths.isPage(request.getPath())) {
      if (problem.code().equals(Refusal.UNAUTHORIZED.code())) {
        lead(response, signIn(visit, page(request, visit)));
        return;
      }
      if (problem.code().equals(Refusal.TOTP_SETUP_REQUIRED.code())) {
        lead(response, Paths.CONSOLE_ACCOUNT);
        return;
      }
    }
    String template =
        console && Paths.isConsole(request.getPath()) ? "console/problem.jte" : "problem.jte";
    answers.turn(response, Html.render(template, ProblemPage.of(visit, problem)));
  }

  private static void lead(MutableHttpResponse<?> response, String address) {
    response.status(HttpStatus.SEE_OTHER).body(null);
    response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
    response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
    response.getHeaders().set(HttpHeaders.LOCATION, address);
    response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /**
   * Whether somebody came to the console by a link of another site, as of a mail: browsers keep the
   * cookie back then, and send it once a page of our own asks for the same again.
   */
  private static boolean isLink(HttpRequest<?> request, Problem problem) {
    String from = request.getHeaders().get("Sec-Fetch-Site");
    return problem.code().equals(Refusal.UNAUTHORIZED.code())
        && Paths.isConsole(request.getPath())
        && request.getMethod() == HttpMethod.GET
        && ("cross-site".equals(from) || "same-site".equals(from));
  }

  private static String signIn(Visit visit, String next) {
    return visit.at(Paths.isConsole(visit.path()) ? Paths.CONSOLE_SIGN_IN : Paths.PAGE_SIGN_IN)
        + "?next="
        + URLEncoder.encode(next, StandardCharsets.UTF_8);
  }

  /** Where to come back to: a form has no page of its own, so to the one that it was on. */
  private static String page(HttpRequest<?> request, Visit visit) {
    if (request.getMethod() == HttpMethod.GET) {
      return visit.here();
    }
    String path = visit.path();
    if (path.contains("/line")) {
      String query = request.getUri().getRawQuery();
      return visit.at(path.substring(0, path.indexOf("/line") + "/line".length()))
          + (query == null ? "" : "?" + query);
    }
    return referrer(request.getHeaders().get(HttpHeaders.REFERER));
  }

  private static String referrer(@Nullable String address) {
    try {
      return address == null ? "/" : URI.create(address).getRawPath();
    } catch (IllegalArgumentException malformed) {
      return "/";
    }
  }

  /** Browsers say that they take HTML; what can't be read and names no form is a program's. */
  private static boolean isReadByPeople(HttpRequest<?> request, Problem problem) {
    String accept = String.join(",", request.getHeaders().getAll(HttpHeaders.ACCEPT));
    if (accept.contains(MediaType.TEXT_HTML)) {
      return !Paths.isForPrograms(request.getPath());
    }
    boolean isNonsense = accept.isEmpty() && problem.status() == HttpStatus.BAD_REQUEST.getCode();
    return Paths.isPage(request.getPath()) && !accept.contains("json") && !isNonsense;
  }
}
