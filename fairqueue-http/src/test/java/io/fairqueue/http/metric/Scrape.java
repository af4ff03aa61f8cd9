package io.fairqueue.http.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server says of itself at one moment, in Prometheus' form. */
final class Scrape {

  private static final Pattern LINE =
      Pattern.compile("([a-z_:][a-z0-9_:]*)(?:\\{(.*)})? (\\S+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\",?");
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");

  private final List<Sample> samples = new ArrayList<>();
  private final Map<String, String> types = new TreeMap<>();

  private Scrape() {}

  static Scrape of(String text) {
    Scrape scrape = new Scrape();
    text.lines().forEach(scrape::read);
    return scrape;
  }

  private void read(String line) {
    Matcher type = TYPE.matcher(line);
    if (type.matches()) {
      types.put(type.group(1), type.group(2));
    }
    Matcher sample = LINE.matcher(line);
    if (line.startsWith("#") || !sample.matches()) {
      return;
    }
    Map<String, String> labels = new TreeMap<>();
    if (sample.group(2) != null) {
      Matcher label = LABEL.matcher(sample.group(2));
      while (label.find()) {
        labels.put(label.group(1), label.group(2));
      }
    }
    samples.add(new Sample(sample.group(1), labels, Double.parseDouble(sample.group(3))));
  }

  /** The kinds of what there is, by name. */
  Map<String, String> types() {
    return types;
  }

  /** The sum over all series of this name that have these labels. */
  double sum(String name, Map<String, String> labels) {
    return samples.stream()
        .filter(sample -> sample.name().equals(name))
        .filter(sample -> sample.labels().entrySet().containsAll(labels.entrySet()))
        .mapToDouble(Sample::value)
        .sum();
  }

  /** The names of the labels that its series have; empty where there is no series. */
  Set<String> labels(String name) {
    Set<String> labels = new TreeSet<>();
    samples.stream()
        .filter(sample -> sample.name().equals(name))
        .forEach(sample -> labels.addAll(sample.labels().keySet()));
    return labels;
  }

  boolean has(String name) {
    return samples.stream().anyMatch(sample -> sample.name().equals(name));
  }

  /** One series at one moment. */
  private record Sample(String name, Map<String, String> labels, double value) {}
}
