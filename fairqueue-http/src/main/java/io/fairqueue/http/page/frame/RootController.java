package io.fairqueue.http.page.frame;

import io.fairqueue.http.browser.ContentTag;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.SecurityHeaders;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

/** Files that have one address each: other sites, and browsers, know them by it. */
@Hidden
@Controller
@Produces(MediaType.ALL)
final class RootController {

  private static final String FIVE_MINUTES = "public, max-age=300";

  /** A worker is bound by what comes with its own file. */
  private static final String WORKER = "default-src 'none'; connect-src 'self'";

  @Get(uris = {Paths.EMBED, Paths.WORKER, Paths.MANIFEST, Paths.ICON_192, Paths.ICON_512})
  HttpResponse<byte[]> file(HttpRequest<?> request) {
    String name = request.getPath().substring(1);
    // The framework leads here with a slash behind it, too.
    byte[] file = Assets.atRoot(name).orElseThrow(() -> new ProblemException(Refusal.NOT_FOUND));
    ContentTag tag = ContentTag.of(file);
    boolean known = tag.isAmong(request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH));
    MutableHttpResponse<byte[]> answer =
        known
            ? HttpResponse.status(HttpStatus.NOT_MODIFIED)
            : HttpResponse.ok(file).header(HttpHeaders.CONTENT_TYPE, Assets.mediaType(name));
    if (request.getPath().equals(Paths.WORKER)) {
      answer.getHeaders().set(SecurityHeaders.POLICY, WORKER);
    }
    return answer
        .header(HttpHeaders.CACHE_CONTROL, FIVE_MINUTES)
        .header(HttpHeaders.ETAG, tag.text());
  }
}
