package io.fairqueue.http.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.http.problem.Problem;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What operators may ask: the metrics in Prometheus' form, and health. Thread-safe. */
@Singleton
final class ManagementRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(ManagementRoutes.class);
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final String JSON = "application/json";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final PrometheusMeterRegistry metrics;
  private final NodeHealth health;

  ManagementRoutes(PrometheusMeterRegistry metrics, NodeHealth health) {
    this.metrics = metrics;
    this.health = health;
  }

  /** May wait for stores, and never throws. */
  Answer answer(String target) {
    try {
      return switch (path(target)) {
        case "/metrics" -> new Answer(200, PROMETHEUS, metrics.scrape());
        case "/health" -> of(health.ofAll());
        case "/health/liveness" -> of(health.ofProcess());
        case "/health/readiness" -> of(health.ofReadiness());
        default -> Answer.problem(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is nothing here.");
      };
    } catch (IllegalArgumentException malformed) {
      return Answer.malformed();
    } catch (RuntimeException failure) {
      LOG.error("an operator's question failed", failure);
      return Answer.problem(
          HttpStatus.INTERNAL_SERVER_ERROR,
          "INTERNAL_ERROR",
          "Something went wrong; the log says what.");
    }
  }

  /** Without the name of this machine, which may stand there too. */
  private static String path(String target) {
    return new QueryStringDecoder(target.replaceFirst("^http://[^/?]*", "")).path();
  }

  private static Answer of(NodeHealth.Report report) {
    return new Answer(report.well() ? 200 : 503, JSON, json(report.states()));
  }

  private static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** What is sent. */
  record Answer(int status, String type, String body) {

    static Answer malformed() {
      return problem(HttpStatus.BAD_REQUEST, "BAD_REQUEST", "This request can't be read.");
    }

    static Answer readOnly() {
      return problem(
          HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "Here one can only look.");
    }

    static Answer foreignName() {
      return problem(
          HttpStatus.FORBIDDEN,
          "FORBIDDEN",
          "This address is for this machine: ask by localhost, or by 127.0.0.1.");
    }

    private static Answer problem(HttpStatus status, String code, String detail) {
      Problem problem = Problem.of(status, code, detail);
      return new Answer(status.getCode(), Problem.MEDIA_TYPE.toString(), json(problem));
    }
  }
}
