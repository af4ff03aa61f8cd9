package io.fairqueue.http.metric;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The dashboard and the alerts ask for what there is, and each alert says what to do. */
final class OpsTest {

  private static final Path PAGE = Path.of("..", "docs", "operations.md");

  /** What Prometheus adds to each series. */
  private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

  @Test
  void whatever_is_asked_of_ours_there_is_with_those_labels() {
    Map<String, Metric> series = new HashMap<>();
    for (Metric metric : Metric.values()) {
      metric.series().forEach(name -> series.put(name, metric));
    }
    Ops.expressions()
        .forEach(
            (name, expressions) ->
                expressions.forEach(
                    expression -> {
                      Set<String> known = new HashSet<>(OF_PROMETHEUS);
                      boolean isOurs = true;
                      for (Selector selector : Selector.in(expression)) {
                        if (selector.series().startsWith("fairqueue_")) {
                          assertThat(series).as(name).containsKey(selector.series());
                          Metric metric = requireNonNull(series.get(selector.series()));
                          assertThat(labels(selector.series(), metric))
                              .as("%s: %s", name, selector.series())
                              .containsAll(selector.labels());
                          known.addAll(labels(selector.series(), metric));
                        } else {
                          isOurs = false;
                        }
                      }
                      if (isOurs) {
                        assertThat(known)
                            .as("%s: %s", name, expression)
                            .containsAll(Selector.grouping(expression));
                      }
                    }));
  }

  @Test
  void each_alert_has_a_runbook_that_tells_what_fans_see_and_what_to_do() throws IOException {
    String page = Files.readString(PAGE);
    List<String> names = new ArrayList<>();
    for (Map<?, ?> alert : Ops.alerts()) {
      String name = String.valueOf(alert.get("alert"));
      names.add(name);
      Map<?, ?> annotations = (Map<?, ?>) requireNonNull(alert.get("annotations"));
      assertThat(annotations.get("runbook_url"))
          .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
      assertThat(String.valueOf(annotations.get("summary"))).isNotBlank();
      assertThat(((Map<?, ?>) requireNonNull(alert.get("labels"))).get("severity"))
          .isIn("page", "ticket");
      int from = page.indexOf("\n### " + name + "\n");
      assertThat(from).as(name).isPositive();
      int to = page.indexOf("\n##", from + 5);
      assertThat(page.substring(from, to))
          .as(name)
          .contains("**Means:**", "**Fans see:**", "**Do:**");
    }
    assertThat(
            page.lines()
                .filter(line -> line.startsWith("### FairQueue"))
                .map(line -> line.substring("### ".length())))
        .containsExactlyElementsOf(names);
  }

  @Test
  void each_metric_of_a_sale_and_of_money_is_on_the_dashboard() {
    String expressions = Ops.expressions().toString();
    assertThat(Arrays.stream(Metric.values()))
        .filteredOn(
            metric ->
                (metric.topic() == Metric.Topic.SALE && metric != Metric.LINES)
                    || metric.topic() == Metric.Topic.MONEY)
        .allSatisfy(metric -> assertThat(expressions).contains(metric.exposed()));
  }

  @Test
  void a_name_that_is_none_is_found() {
    assertThat(Selector.in("sum by (le) (rate(a_b_total{code=~\"X|Y\", x=\"1\"}[5m])) > 0.5"))
        .containsExactly(new Selector("a_b_total", Set.of("code", "x")));
    assertThat(Selector.grouping("sum by (le, code) (x) / on (y) group_left () z"))
        .containsExactly("code", "le", "y");
  }

  private static Set<String> labels(String series, Metric metric) {
    Set<String> labels = new HashSet<>(metric.labels());
    labels.addAll(OF_PROMETHEUS);
    if (series.endsWith("_bucket")) {
      labels.add("le");
    }
    return labels;
  }
}
