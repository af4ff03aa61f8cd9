package io.fairqueue.cli.health;

import io.fairqueue.cli.stores.Settings;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.http.config.ConfigurationException;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.config.Setting;
import io.fairqueue.http.system.Shortcoming;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server would make of the settings that a command sees.
 *
 * @param config null where a server would not start
 */
record Setup(@Nullable ServerConfig config, List<Finding> findings) {

  Setup {
    findings = List.copyOf(findings);
  }

  static Setup of(Settings settings, StoreOptions where) {
    Settings meant =
        settings
            .with(Setting.POSTGRES_URL, where.postgresUrl)
            .with(Setting.REDIS_URL, where.redisUrl)
            .with(Setting.DATA, where.data == null ? null : where.data.toString());
    try {
      ServerConfig config = ServerConfig.read(meant.given());
      List<Finding> findings = new ArrayList<>();
      findings.add(Finding.ok("settings", "a server can read them"));
      for (Shortcoming each : Shortcoming.of(config)) {
        findings.add(Finding.weak(each.part(), each.cost(), each.remedy()));
      }
      if (config.keySecret() != null) {
        findings.add(Finding.ok("key secret", "private and secret keys are encrypted"));
      }
      return new Setup(config, findings);
    } catch (ConfigurationException unfit) {
      return new Setup(
          null,
          String.valueOf(unfit.getMessage())
              .lines()
              .map(
                  fault ->
                      Finding.bad(
                          "settings", fault, "correct it: fairqueue settings tells what is set"))
              .toList());
    }
  }
}
