package io.fairqueue.http.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is set, and by whom: the environment, else the file that {@code FAIRQUEUE_CONFIG} names; a
 * secret may also be in a file of its own. Whether values are fit, {@link ServerConfig} says.
 */
public final class GivenSettings {

  private final Map<Setting, Given> given;
  private final List<String> faults;

  private GivenSettings(Map<Setting, Given> given, List<String> faults) {
    this.given = given;
    this.faults = List.copyOf(faults);
  }

  /**
   * Reads everything, files too.
   *
   * @param environment by full names; what does not begin with {@code FAIRQUEUE_} is not looked at
   */
  public static GivenSettings of(Map<String, String> environment) {
    List<String> faults = new ArrayList<>();
    Map<Setting, Given> first = SettingSource.environment(environment, faults);
    Map<Setting, Given> given = new EnumMap<>(Setting.class);
    Given file = first.get(Setting.CONFIG);
    if (file != null) {
      path(file, faults).ifPresent(path -> given.putAll(SettingSource.file(path, faults)));
    }
    given.putAll(first);
    return new GivenSettings(given, faults);
  }

  private static Optional<Path> path(Given file, List<String> faults) {
    try {
      return Optional.of(Path.of(file.value()));
    } catch (InvalidPathException unfit) {
      faults.add("%s is no path".formatted(Setting.CONFIG.key()));
      return Optional.empty();
    }
  }

  /** What somebody has set; blank is not set. */
  public Optional<Given> get(Setting setting) {
    return Optional.ofNullable(given.get(setting));
  }

  /** What nobody can make sense of: unknown names, and files that can't be read. */
  public List<String> faults() {
    return faults;
  }

  /**
   * Goes on only where all was understood.
   *
   * @throws ConfigurationException with every fault
   */
  public void refuseFaults() {
    if (!faults.isEmpty()) {
      throw new ConfigurationException(faults);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GivenSettings that
        && given.equals(that.given)
        && faults.equals(that.faults);
  }

  @Override
  public int hashCode() {
    return Objects.hash(given, faults);
  }

  /** Prints no value: some are secrets. */
  @Override
  public String toString() {
    return "GivenSettings" + given.keySet();
  }
}
