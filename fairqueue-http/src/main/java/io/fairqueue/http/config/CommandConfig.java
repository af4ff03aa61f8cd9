package io.fairqueue.http.config;

import io.fairqueue.domain.AddressRange;
import io.fairqueue.messages.hook.HookSettings;
import org.jspecify.annotations.Nullable;

/**
 * What commands take of a server's settings, by the same rules.
 *
 * @param keySecret what private keys are encrypted with; null for not at all
 * @param hooks where webhooks may go
 * @param beacon whose rounds decide draws
 */
public record CommandConfig(@Nullable String keySecret, HookSettings hooks, BeaconConfig beacon) {

  /**
   * Reads settings; what is absent has its default.
   *
   * @param embedded whether a server is meant that has stores of its own
   * @throws ConfigurationException for unfit values
   */
  public static CommandConfig read(GivenSettings given, boolean embedded) {
    given.refuseFaults();
    Settings settings = new Settings(given);
    CommandConfig config =
        new CommandConfig(
            settings.fit(Setting.KEY_SECRET, ServerConfigReader::keySecret),
            HookSettings.defaults()
                .withLoopback(embedded)
                .allowing(settings.list(Setting.WEBHOOK_ALLOW, AddressRange::parse)),
            BeaconConfig.read(settings));
    settings.refuseFaults();
    return config;
  }

  /** Prints no value: one is a secret. */
  @Override
  public String toString() {
    return "CommandConfig";
  }
}
