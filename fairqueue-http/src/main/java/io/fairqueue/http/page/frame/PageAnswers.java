package io.fairqueue.http.page.frame;

import io.fairqueue.http.browser.Shared;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.SecurityHeaders;
import io.fairqueue.port.PaymentGateway;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers people with pages, and their forms with the page that comes next. Thread-safe. */
@Singleton
public final class PageAnswers {

  /** What pages are. */
  public static final String HTML = "text/html; charset=utf-8";

  private static final String SHARED = "public, max-age=5, stale-while-revalidate=30";
  private static final String NO_STORE = "no-store";
  private static final String SAME_ORIGIN = "same-origin";

  /** A browser follows a form's answer to another origin only where it is named here. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; font-src 'self'; manifest-src 'self'; media-src 'self'; "
          + "worker-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action ";

  private final Optional<PaymentGateway> gateway;

  PageAnswers(Optional<PaymentGateway> gateway) {
    this.gateway = gateway;
  }

  /** A page that is the same for all who read its language. */
  public HttpResponse<byte[]> shared(HttpRequest<?> request, String template, Object page) {
    return shared(request, Shared.Form.of(Html.render(template, page)));
  }

  /** The same of one that was written before. */
  public HttpResponse<byte[]> shared(HttpRequest<?> request, Shared.Form page) {
    boolean known = page.tag().isAmong(request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH));
    MutableHttpResponse<byte[]> answer =
        known
            ? HttpResponse.status(HttpStatus.NOT_MODIFIED)
            : HttpResponse.ok(page.content()).header(HttpHeaders.CONTENT_TYPE, HTML);
    return guarded(answer)
        .header(HttpHeaders.CACHE_CONTROL, SHARED)
        .header(HttpHeaders.ETAG, page.tag().text());
  }

  /** The headers of such a page, but for its tag and its type. */
  public Map<String, String> sharedHeaders() {
    return Map.of(
        SecurityHeaders.POLICY,
        policy(Optional.empty()),
        SecurityHeaders.REFERRER,
        SAME_ORIGIN,
        HttpHeaders.CACHE_CONTROL,
        SHARED);
  }

  /** A page for one reader. */
  public HttpResponse<byte[]> personal(String template, Object page) {
    return personal(template, page, Optional.empty());
  }

  /**
   * The same, whose forms may lead to one origin more.
   *
   * @param origin of a shop that the event's organizer has named
   */
  public MutableHttpResponse<byte[]> personal(
      String template, Object page, Optional<String> origin) {
    return guarded(HttpResponse.ok(Html.render(template, page)), origin)
        .header(HttpHeaders.CONTENT_TYPE, HTML)
        .header(HttpHeaders.CACHE_CONTROL, NO_STORE);
  }

  /** A page for one reader, whose status tells programs why nothing was done. */
  public HttpResponse<byte[]> personal(HttpStatus status, String template, Object page) {
    return guarded(HttpResponse.<byte[]>status(status).body(Html.render(template, page)))
        .header(HttpHeaders.CONTENT_TYPE, HTML)
        .header(HttpHeaders.CACHE_CONTROL, NO_STORE);
  }

  /** Makes an answer a page for one reader. */
  void turn(MutableHttpResponse<?> answer, byte[] html) {
    guarded(answer.body(html));
    answer.getHeaders().set(HttpHeaders.CONTENT_TYPE, HTML);
    answer.getHeaders().set(HttpHeaders.CACHE_CONTROL, NO_STORE);
  }

  /** Leads on to a page of ours. */
  public MutableHttpResponse<?> to(Visit visit, String page) {
    return away(visit.at(page));
  }

  /** Leads on, to wherever that is. */
  public MutableHttpResponse<?> away(String address) {
    return guarded(HttpResponse.status(HttpStatus.SEE_OTHER))
        .header(HttpHeaders.LOCATION, address)
        .header(HttpHeaders.CACHE_CONTROL, NO_STORE);
  }

  /**
   * Does what a form asks for. A refusal that pages have words for is told on the page where the
   * form was.
   *
   * @param deed answers the page that comes next
   */
  public HttpResponse<?> act(Visit visit, String formPage, Supplier<String> deed) {
    try {
      return to(visit, deed.get());
    } catch (ProblemException refused) {
      return refused(visit, refused, code -> noticed(formPage, code));
    }
  }

  /**
   * Leads to where a refusal is told, if pages have words for it.
   *
   * @param page where that is, by the refusal's code
   */
  public HttpResponse<?> refused(
      Visit visit, ProblemException refused, UnaryOperator<String> page) {
    String code = refused.problem().code();
    if (!visit.words().has("notice." + code)) {
      throw refused;
    }
    return to(visit, page.apply(code));
  }

  /** The address of a page that tells something on top. */
  public static String noticed(String page, String code) {
    return Paths.with(page, Visit.NOTICE, code);
  }

  private <B> MutableHttpResponse<B> guarded(MutableHttpResponse<B> answer) {
    return guarded(answer, Optional.empty());
  }

  private <B> MutableHttpResponse<B> guarded(MutableHttpResponse<B> answer, Optional<String> shop) {
    answer.getHeaders().set(SecurityHeaders.POLICY, policy(shop));
    answer.getHeaders().set(SecurityHeaders.REFERRER, SAME_ORIGIN);
    return answer;
  }

  /** A form may lead to our pages, to the gateway's, and to that of a shop. */
  private String policy(Optional<String> shop) {
    return Stream.of(
            Stream.of("'self'"),
            gateway.stream().flatMap(each -> each.checkouts().stream()).map(PageAnswers::origin),
            shop.stream())
        .flatMap(each -> each)
        .collect(Collectors.joining(" ", POLICY, ""));
  }

  private static String origin(URI page) {
    return page.getScheme() + "://" + page.getRawAuthority();
  }
}
