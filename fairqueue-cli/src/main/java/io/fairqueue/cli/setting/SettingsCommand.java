package io.fairqueue.cli.setting;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Settings;
import io.fairqueue.http.config.ConfigurationException;
import io.fairqueue.http.config.GivenSettings;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.config.Setting;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what may be set, and what a server that started here would make of it. */
@Command(
    name = "settings",
    header = "Shows every setting of a server: its value, and where that comes from.",
    description = {
      "Settings are read from the environment, else from the file that FAIRQUEUE_CONFIG names. A"
          + " secret may be in a file of its own: its name with _FILE says where. Secrets are never"
          + " shown.",
      "Ends with 1 if a server would refuse them."
    })
public final class SettingsCommand implements Callable<Integer> {

  private final Settings settings;
  private final Output output;

  @Mixin Format format = new Format();

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "All about this one, like FAIRQUEUE_PORT or port (default: all in short).")
  @Nullable String name;

  @Inject
  SettingsCommand(Settings settings, Output output) {
    this.settings = settings;
    this.output = output;
  }

  @Override
  public Integer call() {
    GivenSettings given = settings.given();
    if (name != null) {
      output.print(format, SettingSheet.of(named(name), given));
      return 0;
    }
    List<SettingSheet> sheets =
        Arrays.stream(Setting.values()).map(each -> SettingSheet.of(each, given)).toList();
    output.print(format, format.isTable() ? sheets.stream().map(SettingRow::of).toList() : sheets);
    return verdict(given);
  }

  private int verdict(GivenSettings given) {
    try {
      var unused = ServerConfig.read(given);
      return 0;
    } catch (ConfigurationException unfit) {
      String.valueOf(unfit.getMessage()).lines().forEach(output::tell);
      return 1;
    }
  }

  private static Setting named(String name) {
    String upper = name.toUpperCase(Locale.ROOT).replace('-', '_');
    return Optional.of(upper)
        .flatMap(Setting::of)
        .or(() -> Setting.of("FAIRQUEUE_" + upper))
        .orElseThrow(() -> new RefusedException("There is no setting " + name + "."));
  }
}
