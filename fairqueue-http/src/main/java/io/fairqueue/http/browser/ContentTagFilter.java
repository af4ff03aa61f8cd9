package io.fairqueue.http.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.http.request.FilterOrder;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.SecurityHeaders;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.types.files.StreamedFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Gives what anybody may read an {@code ETag} and a moment in caches, and answers 304 to clients
 * that have it already. An answer to somebody in particular has the tag, and is not cached.
 */
@ServerFilter({Paths.EVENTS, Paths.EVENTS + "/**", Paths.PICTURES + "/**", Paths.KEYS})
@Order(FilterOrder.CONTENT_TAG)
final class ContentTagFilter {

  /** Shorter than reads may be old, so that a cache does not make them much older. */
  private static final String A_MOMENT = "public, max-age=1";

  private final ObjectMapper json;

  ContentTagFilter(ObjectMapper json) {
    this.json = json;
  }

  @ResponseFilter
  void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
    boolean read =
        PublicReads.isMethod(request.getMethodName()) && PublicReads.isPath(request.getPath());
    Object body = response.body();
    // What is sent as it is made has nothing that a tag could be made of before.
    boolean streamed = body instanceof StreamedFile;
    if (body == null
        || streamed
        || response.code() >= 300
        || !(read || body instanceof Versioned)) {
      return;
    }
    byte[] content = content(body);
    ContentTag tag =
        body instanceof Versioned edited
            ? ContentTag.of(edited.version(), content)
            : ContentTag.of(content);
    MediaType type = response.getContentType().orElse(MediaType.APPLICATION_JSON_TYPE);
    response.body(content).contentType(type).header(HttpHeaders.ETAG, tag.text());
    if (read) {
      cache(request, response);
      if (tag.isAmong(request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH))) {
        response.status(HttpStatus.NOT_MODIFIED).body(null);
        response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
      }
    }
  }

  private static void cache(HttpRequest<?> request, MutableHttpResponse<?> response) {
    // An owner is told of drafts, so what a stranger was told is no answer to an owner.
    response.header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION + ", " + ConsoleHeader.NAME);
    if (request.getHeaders().contains(HttpHeaders.AUTHORIZATION)
        || ConsoleHeader.isIn(request.getHeaders()::getAll)) {
      response.getHeaders().set(HttpHeaders.CACHE_CONTROL, SecurityHeaders.NO_STORE);
    } else if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
      response.header(HttpHeaders.CACHE_CONTROL, A_MOMENT);
    }
  }

  private byte[] content(Object body) {
    try {
      return switch (body) {
        case byte[] bytes -> bytes;
        case String text -> text.getBytes(StandardCharsets.UTF_8);
        default -> json.writeValueAsBytes(body);
      };
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
