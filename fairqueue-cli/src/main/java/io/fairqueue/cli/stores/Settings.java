package io.fairqueue.cli.stores;

import java.util.Map;
import java.util.Optional;

/**
 * The {@code FAIRQUEUE_…} settings of the environment.
 *
 * @param values by their full names
 */
public record Settings(Map<String, String> values) {

  public Settings {
    values = Map.copyOf(values);
  }

  /** A setting that is there and says something. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  /** Prints no value: some are secrets. */
  @Override
  public String toString() {
    return "Settings" + values.keySet();
  }
}
