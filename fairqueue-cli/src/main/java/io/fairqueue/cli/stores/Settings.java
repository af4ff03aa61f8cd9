package io.fairqueue.cli.stores;

import io.fairqueue.http.config.Given;
import io.fairqueue.http.config.GivenSettings;
import io.fairqueue.http.config.Setting;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code FAIRQUEUE_…} settings of the environment, and of the file that it names. */
public final class Settings {

  private final Map<String, String> environment;
  private @Nullable GivenSettings given;

  /**
   * @param environment by full names
   */
  public Settings(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** What the environment says, by full names. */
  public Map<String, String> environment() {
    return environment;
  }

  /** What is set, and by whom; files are read when somebody first wants to know. */
  public synchronized GivenSettings given() {
    if (given == null) {
      given = GivenSettings.of(environment);
    }
    return given;
  }

  /**
   * A setting that is there and says something.
   *
   * @throws io.fairqueue.http.config.ConfigurationException if there is something that nobody
   *     understands: it may have been meant for this
   */
  public Optional<String> get(Setting setting) {
    given().refuseFaults();
    return given().get(setting).map(Given::value);
  }

  /** The same settings, but for one that a command's option gives; null leaves it as it is. */
  public Settings with(Setting setting, @Nullable String value) {
    if (value == null) {
      return this;
    }
    Map<String, String> changed = new HashMap<>(environment);
    changed.remove(setting.fileKey());
    changed.put(setting.key(), value);
    return new Settings(changed);
  }

  /** Prints no value: some are secrets. */
  @Override
  public String toString() {
    return "Settings" + environment.keySet();
  }
}
