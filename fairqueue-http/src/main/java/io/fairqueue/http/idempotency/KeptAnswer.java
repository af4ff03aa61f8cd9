package io.fairqueue.http.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.http.session.SessionReplay;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it is kept: what to do for another one, the status, the media type, and the text.
 *
 * @param text the body itself, or of whom a session was opened
 */
record KeptAnswer(Way way, int status, String mediaType, String text) {

  /** Longer ones are made again: few answers to a POST are half as long. */
  private static final int MAX_LENGTH = 4 * 1024;

  private static final int PARTS = 4;

  /** How the answer is given again. */
  enum Way {
    /** As it was. */
    COPY,
    /** By opening another session of the same account: no token is ever stored. */
    SESSION,
    /**
     * By the request itself, which finds that it was done: the answer is too long to keep, or holds
     * a secret.
     */
    REQUEST
  }

  static KeptAnswer of(MutableHttpResponse<?> response, ObjectMapper json, SessionReplay sessions) {
    Object body = response.body();
    String mediaType = response.getContentType().orElse(MediaType.APPLICATION_JSON_TYPE).toString();
    var session = sessions.recipe(body);
    if (session.isPresent()) {
      return new KeptAnswer(Way.SESSION, response.code(), mediaType, session.get());
    }
    String text = body instanceof NeverKept ? "" : text(body, json);
    return body instanceof NeverKept || text.length() > MAX_LENGTH
        ? new KeptAnswer(Way.REQUEST, response.code(), mediaType, "")
        : new KeptAnswer(Way.COPY, response.code(), mediaType, text);
  }

  String write() {
    return way + "\n" + status + "\n" + mediaType + "\n" + text;
  }

  static KeptAnswer read(String kept) {
    String[] parts = kept.split("\n", PARTS);
    return new KeptAnswer(Way.valueOf(parts[0]), Integer.parseInt(parts[1]), parts[2], parts[3]);
  }

  /** The answer once more; not for those that the request gives itself. */
  MutableHttpResponse<?> again(SessionReplay sessions, HttpRequest<?> request) {
    var response = HttpResponse.status(HttpStatus.valueOf(status));
    Object body = way == Way.SESSION ? sessions.replay(text, request) : text;
    return text.isEmpty() ? response : response.body(body).contentType(mediaType);
  }

  private static String text(@Nullable Object body, ObjectMapper json) {
    try {
      return body == null ? "" : json.writeValueAsString(body);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
