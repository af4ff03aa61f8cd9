package io.fairqueue.http.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
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
        case Paths.METRICS -> new Answer(200, PROMETHEUS, metrics.scrape());
        case Paths.HEALTH -> of(health.ofAll());
        case Paths.LIVENESS -> of(health.ofProcess());
        case Paths.READINESS -> of(health.ofReadiness());
        default -> Answer.problem(Refusal.NOT_FOUND);
      };
    } catch (IllegalArgumentException malformed) {
      return Answer.malformed();
    } catch (RuntimeException failure) {
      LOG.error("an operator's question failed", failure);
      return Answer.problem(Refusal.INTERNAL_ERROR);
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
      return problem(Refusal.UNREADABLE);
    }

    static Answer readOnly() {
      return problem(Refusal.METHOD_NOT_ALLOWED);
    }

    static Answer foreignName() {
      return problem(Refusal.FORBIDDEN_HOST);
    }

    private static Answer problem(Refusal refusal) {
      return new Answer(
          refusal.status().getCode(), Problem.MEDIA_TYPE.toString(), json(Problem.of(refusal)));
    }
  }
}
