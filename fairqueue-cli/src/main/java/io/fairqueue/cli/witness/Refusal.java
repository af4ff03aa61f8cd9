package io.fairqueue.cli.witness;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How often one kind of call was refused in one way.
 *
 * @param answer status and code; {@code 0} for no answer at all
 */
public record Refusal(Ask call, String answer, long times) {

  /** A row per kind of call and answer. */
  public static List<Refusal> of(List<Seen> seen) {
    var counted =
        seen.stream()
            .filter(each -> each.isRefusal() || each.status() == 0)
            .collect(
                Collectors.groupingBy(
                    Seen::ask,
                    TreeMap::new,
                    Collectors.groupingBy(Seen::answer, TreeMap::new, Collectors.counting())));
    return counted.entrySet().stream()
        .flatMap(
            ask ->
                ask.getValue().entrySet().stream()
                    .map(each -> new Refusal(ask.getKey(), each.getKey(), each.getValue())))
        .toList();
  }
}
