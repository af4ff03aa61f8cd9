package io.fairqueue.http.letter;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.request.Paths;
import io.fairqueue.messages.mail.UnsubscribeTokens;
import io.fairqueue.messages.mail.letter.Language;
import io.fairqueue.messages.mail.letter.StopPage;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;
import java.util.Optional;

/** Stops mail that fans can do without: by one click of a mail program (RFC 8058), or on a page. */
@Hidden
@Controller(Paths.UNSUBSCRIBE)
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class UnsubscribeController {

  private static final String NO_STORE = "no-store";

  private final FairQueue fairQueue;
  private final UnsubscribeTokens tokens;
  private final Locale usual;

  UnsubscribeController(FairQueue fairQueue, UnsubscribeTokens tokens, ServerConfig config) {
    this.fairQueue = fairQueue;
    this.tokens = tokens;
    this.usual = config.mail().locale();
  }

  /** Changes nothing: links in mails are opened by machines too. */
  @Get("/{token}")
  HttpResponse<String> ask(String token, HttpRequest<?> request) {
    return tokens.read(token).isPresent()
        ? page(HttpResponse.ok(), StopPage.ask(language(request)))
        : unknown(request);
  }

  /** Whatever the body says; the token says it all. */
  @Post("/{token}")
  @Consumes(MediaType.ALL)
  HttpResponse<String> stop(String token, HttpRequest<?> request) {
    Optional<CustomerId> fan = tokens.read(token);
    fan.ifPresent(fairQueue.accounts()::optOut);
    return fan.isPresent()
        ? page(HttpResponse.ok(), StopPage.done(language(request)))
        : unknown(request);
  }

  private HttpResponse<String> unknown(HttpRequest<?> request) {
    return page(HttpResponse.notFound(), StopPage.unknown(language(request)));
  }

  private static HttpResponse<String> page(MutableHttpResponse<String> response, StopPage page) {
    return response.body(page.html()).header("Cache-Control", NO_STORE);
  }

  private Locale language(HttpRequest<?> request) {
    return request.getLocale().filter(Language::isWritten).orElse(usual);
  }
}
