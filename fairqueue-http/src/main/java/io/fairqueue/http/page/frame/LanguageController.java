package io.fairqueue.http.page.frame;

import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.SecurityHeaders;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Leads from an address without a language, as mails and people write it, to the reader's own: so
 * each page is one for all its readers, and caches need not know them.
 */
@Hidden
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class LanguageController {

  private static final Pattern PAGE = Pattern.compile("/[!-~&&[^\\\\]]{0,4000}");
  private static final Duration KEPT = Duration.ofDays(365);

  private final EventLanguages languages;

  LanguageController(EventLanguages languages) {
    this.languages = languages;
  }

  @Get(
      uris = {
        "/",
        Paths.PAGE_EVENT,
        Paths.PAGE_LINE,
        Paths.PAGE_CHOOSE,
        Paths.PAGE_FAIRNESS,
        Paths.PAGE_VERIFY,
        Paths.PAGE_SEATS,
        Paths.PAGE_SECTION,
        Paths.PAGE_CLAIM,
        Paths.PAGE_PAID,
        Paths.PAGE_TICKETS,
        Paths.PAGE_TICKET,
        Paths.PAGE_ACCOUNT,
        Paths.PAGE_SIGN_IN
      })
  HttpResponse<?> choose(HttpRequest<?> request) {
    Visit visit =
        Visit.isChosen(request)
            ? Visit.of(request)
            : languages
                .of(request.getPath())
                .map(Visit.of(request)::in)
                .orElseGet(() -> Visit.of(request));
    return HttpResponse.status(HttpStatus.FOUND)
        .header(HttpHeaders.LOCATION, visit.here())
        .header(HttpHeaders.CACHE_CONTROL, SecurityHeaders.NO_STORE);
  }

  /**
   * Keeps the language that a reader chose, for addresses that name none, and leads to the page in
   * it. Always to one of ours: what is asked for comes after the language, or has one address in
   * all languages, as the sandbox's checkout and the console have.
   *
   * @param page without a language
   */
  @Get(Paths.LANGUAGE_CHOICE)
  HttpResponse<?> keep(String language, @QueryValue(defaultValue = "/") String page) {
    String known = PAGE.matcher(page).matches() && !page.equals("/") ? page : "";
    String path = known.indexOf('?') < 0 ? known : known.substring(0, known.indexOf('?'));
    String prefix =
        path.startsWith(Paths.CHECKOUT + "/") || Paths.isConsole(path) ? "" : "/" + language;
    return HttpResponse.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.LOCATION, prefix + known)
        .header(HttpHeaders.CACHE_CONTROL, SecurityHeaders.NO_STORE)
        .header(
            HttpHeaders.SET_COOKIE,
            "%s=%s; Path=/; Max-Age=%d; SameSite=Lax"
                .formatted(Visit.COOKIE, language, KEPT.toSeconds()));
  }
}
