package io.fairqueue.http.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The page of metrics is what the code says. With {@code FAIRQUEUE_WRITE_DOCS=true} in the
 * environment this test writes it.
 */
final class MetricsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "metrics.md");

  @Test
  @Tag("N38")
  void the_page_of_metrics_is_what_the_code_says() throws IOException {
    String page = page();
    if (Boolean.parseBoolean(System.getenv("FAIRQUEUE_WRITE_DOCS"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).content().isEqualTo(page);
  }

  @ParameterizedTest
  @EnumSource
  void names_are_as_Prometheus_wants_them(Metric metric) {
    assertThat(metric.exposed())
        .matches("fairqueue_[a-z]+(_[a-z]+)*")
        .matches(name -> name.endsWith("_total") == (metric.kind() == Metric.Kind.COUNTER));
    assertThat(metric.labels()).allMatch(label -> label.matches("[a-z_]+"));
    assertThat(metric.means()).endsWith(".").doesNotContain("|", "\n");
  }

  @Test
  void no_two_have_one_name() {
    assertThat(Arrays.stream(Metric.values()).map(Metric::exposed)).doesNotHaveDuplicates();
  }

  private static String page() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Metrics

        What a server shows at `/metrics` of its management address (`FAIRQUEUE_MANAGEMENT`; printed at the start), for
        Prometheus; made of the code and compared with it by a test. [operations](operations.md) says what to watch,
        `ops/grafana/fairqueue.json` is a dashboard of them, `ops/prometheus/alerts.yml` has alerts.

        Counters begin at 0 with each start of a node; each fact is counted by the node that committed it, once, so sums over
        nodes are true. What an operator's command does (`fairqueue refund`) no node counts, nor a commit whose outcome
        nobody knows. Counting takes no lock; joins are counted by the batch.

        A *histogram* `x` has the series `x_bucket{le}`, `x_count`, `x_sum`, and `x_max` (the longest of the last minutes); a
        *summary* the same without buckets. Values of labels are few: names from the code, currencies, and the events of the
        %d longest lines.
        """
            .formatted(Metric.MAX_EVENTS));
    for (Metric.Topic topic : Metric.Topic.values()) {
      page.append("\n## ").append(topic.title()).append("\n\n");
      page.append("| metric | kind | unit | labels | what it means |\n");
      page.append("| --- | --- | --- | --- | --- |\n");
      Arrays.stream(Metric.values())
          .filter(metric -> metric.topic() == topic)
          .forEach(metric -> page.append(row(metric)));
    }
    page.append(
        """

        ## Of libraries

        | metrics | of | what they tell |
        | --- | --- | --- |
        | `http_server_requests_seconds_*` | HTTP server | requests by `method`, `uri` (the route), `status`, `exception` |
        | `hikaricp_connections*` | HikariCP | connections to PostgreSQL: `_active`, `_idle`, `_pending`, `_max`, and how long callers waited (`_acquire_seconds`) |
        | `cache_*` | Caffeine | readings that a node keeps for a moment, by `cache` |
        | `jvm_*`, `process_*`, `system_*` | Java | memory, garbage collection, threads, processors, open files |
        | `logback_events_total` | Logback | lines of the log by `level` |
        """);
    return page.toString();
  }

  private static String row(Metric metric) {
    String labels =
        metric.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(
            metric.exposed(), metric.kind().exposed(), metric.unit(), labels, metric.means());
  }
}
