package io.fairqueue.cli.stores;

import io.fairqueue.crypto.password.Argon2Costs;
import io.fairqueue.crypto.password.Argon2idHasher;
import io.fairqueue.http.config.CommandConfig;
import io.fairqueue.port.IdSource;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Opens the way to stores. */
public final class Backends {

  private final StoreFinder finder;
  private final Settings settings;
  private final IdSource ids;
  private final InstantSource time;
  private final RandomGenerator random;

  @Inject
  public Backends(
      StoreFinder finder,
      Settings settings,
      IdSource ids,
      InstantSource time,
      RandomGenerator random) {
    this.finder = finder;
    this.settings = settings;
    this.ids = ids;
    this.time = time;
    this.random = random;
  }

  /** Opens the stores that these options lead to; the caller closes the answer. */
  public Backend open(StoreOptions options) {
    return open(finder.find(options));
  }

  /**
   * Opens these stores; the caller closes the answer.
   *
   * @throws io.fairqueue.http.config.ConfigurationException for settings that are unfit
   */
  public Backend open(FoundStores found) {
    CommandConfig config = CommandConfig.read(settings.given(), found.data() != null);
    return new Backend(
        found,
        config.keySecret(),
        config.hooks(),
        config.beacon(),
        new Argon2idHasher(Argon2Costs.defaults(), random),
        ids,
        time);
  }
}
