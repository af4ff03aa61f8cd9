package io.fairqueue.http.direct;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.http.browser.Shared;
import io.fairqueue.http.browser.Shared.Wish;
import io.fairqueue.http.problem.Failure;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.request.RequestIds;
import io.fairqueue.http.request.SecurityHeaders;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.InstantSource;

/** Writes answers of the API as the framework with its filters would. Thread-safe. */
@Singleton
public final class Answers {

  private static final HttpHeaders ALWAYS = always();

  private final ObjectMapper json;
  private final HttpDate date;

  public Answers(ObjectMapper json, InstantSource time) {
    this.json = json;
    this.date = new HttpDate(time);
  }

  FullHttpResponse of(HttpResponseStatus status, Object body, String requestId) {
    FullHttpResponse answer = write(status, body, requestId);
    answer.headers().set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
    return answer;
  }

  public FullHttpResponse of(Failure failure, String requestId) {
    Problem problem = failure.problem();
    FullHttpResponse answer =
        write(HttpResponseStatus.valueOf(problem.status()), problem, requestId);
    answer.headers().set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE.toString());
    failure.headers().forEach(answer.headers()::set);
    return answer;
  }

  /** The same for people. */
  FullHttpResponse page(Failure failure, byte[] html, String requestId) {
    FullHttpResponse answer =
        ready(HttpResponseStatus.valueOf(failure.problem().status()), html, requestId);
    answer.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
    answer.headers().set(SecurityHeaders.POLICY, SecurityHeaders.STILL_PAGE);
    return answer;
  }

  /**
   * What is the same for everybody, or that nothing of it is new.
   *
   * @param type what it is
   */
  FullHttpResponse shared(Shared content, Wish wish, CharSequence type, String requestId) {
    Shared.Form form = wish.of(content);
    FullHttpResponse answer;
    if (wish.has(form)) {
      answer = ready(HttpResponseStatus.NOT_MODIFIED, new byte[0], requestId);
      answer.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
    } else {
      answer = ready(HttpResponseStatus.OK, form.content(), requestId);
      answer.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
      if (wish.zipped()) {
        answer.headers().set(HttpHeaderNames.CONTENT_ENCODING, HttpHeaderValues.GZIP);
      }
    }
    answer.headers().set(HttpHeaderNames.ETAG, form.tag().text());
    answer.headers().set(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING);
    return answer;
  }

  /** What a request wants of something shared. */
  static Wish wish(HttpHeaders asked) {
    return Wish.of(
        asked.get(HttpHeaderNames.ACCEPT_ENCODING), asked.getAll(HttpHeaderNames.IF_NONE_MATCH));
  }

  private FullHttpResponse write(HttpResponseStatus status, Object body, String requestId) {
    byte[] text;
    try {
      text = json.writeValueAsBytes(body);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return ready(status, text, requestId);
  }

  /** An answer whose content is there already; its type is the caller's to say. */
  FullHttpResponse ready(HttpResponseStatus status, byte[] text, String requestId) {
    HttpHeaders headers = unvalidated().newHeaders();
    headers.set(ALWAYS);
    headers.set(HttpHeaderNames.DATE, date.now());
    headers.set(RequestIds.HEADER, requestId);
    headers.set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(text.length));
    return new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1,
        status,
        Unpooled.wrappedBuffer(text),
        headers,
        EmptyHttpHeaders.INSTANCE);
  }

  private static HttpHeaders always() {
    HttpHeaders headers = unvalidated().newHeaders();
    SecurityHeaders.API.forEach(headers::set);
    return headers;
  }

  /** What is set here can't break a header. */
  private static DefaultHttpHeadersFactory unvalidated() {
    return DefaultHttpHeadersFactory.headersFactory().withValidation(false);
  }
}
