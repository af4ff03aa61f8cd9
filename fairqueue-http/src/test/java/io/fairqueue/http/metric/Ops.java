package io.fairqueue.http.metric;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The dashboard and the alerts, as they are in the sources. */
final class Ops {

  private static final Path DASHBOARD = Path.of("..", "ops", "grafana", "fairqueue.json");
  private static final Path ALERTS = Path.of("..", "ops", "prometheus", "alerts.yml");

  private Ops() {}

  /** What panels and alerts ask for, by their names. */
  static Map<String, List<String>> expressions() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (JsonNode panel : dashboard().path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        all.computeIfAbsent(panel.path("title").asText(), first -> new ArrayList<>())
            .add(target.path("expr").asText());
      }
    }
    alerts()
        .forEach(
            alert ->
                all.computeIfAbsent(String.valueOf(alert.get("alert")), first -> new ArrayList<>())
                    .add(String.valueOf(alert.get("expr"))));
    return all;
  }

  static JsonNode dashboard() {
    try {
      return new ObjectMapper().readTree(DASHBOARD.toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static List<Map<?, ?>> alerts() {
    try {
      Map<?, ?> file = new Yaml().load(Files.readString(ALERTS));
      List<Map<?, ?>> alerts = new ArrayList<>();
      for (Object group : (List<?>) requireNonNull(file.get("groups"))) {
        for (Object rule : (List<?>) requireNonNull(((Map<?, ?>) group).get("rules"))) {
          alerts.add((Map<?, ?>) rule);
        }
      }
      return alerts;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
