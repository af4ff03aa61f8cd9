package io.fairqueue.cli.stores;

import io.fairqueue.crypto.password.Argon2Costs;
import io.fairqueue.crypto.password.Argon2idHasher;
import io.fairqueue.domain.AddressRange;
import io.fairqueue.http.config.BeaconConfig;
import io.fairqueue.http.config.Setting;
import io.fairqueue.messages.hook.HookSettings;
import io.fairqueue.port.IdSource;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Arrays;
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

  /** Opens these stores; the caller closes the answer. */
  public Backend open(FoundStores found) {
    return new Backend(
        found,
        settings.get(Setting.KEY_SECRET).orElse(null),
        HookSettings.defaults()
            .withLoopback(found.data() != null)
            .allowing(
                settings.get(Setting.WEBHOOK_ALLOW).stream()
                    .flatMap(list -> Arrays.stream(list.split(",")))
                    .map(range -> AddressRange.parse(range.strip()))
                    .toList()),
        BeaconConfig.read(settings.given()),
        new Argon2idHasher(Argon2Costs.defaults(), random),
        ids,
        time);
  }
}
