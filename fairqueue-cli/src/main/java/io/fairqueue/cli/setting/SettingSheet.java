package io.fairqueue.cli.setting;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairqueue.http.config.Given;
import io.fairqueue.http.config.GivenSettings;
import io.fairqueue.http.config.Setting;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All about one setting.
 *
 * @param value as it may be shown; where nobody set it, what it is then
 * @param from who says so: the environment, a file, or nobody
 * @param usual what it is where nobody sets it
 */
record SettingSheet(
    String name,
    String value,
    String from,
    String does,
    String takes,
    String type,
    @Nullable String unit,
    @JsonProperty("default") String usual,
    String example,
    boolean secret,
    String since) {

  static final String NOBODY = "default";

  static SettingSheet of(Setting setting, GivenSettings given) {
    Optional<Given> value = given.get(setting);
    return new SettingSheet(
        setting.key(),
        value.map(Given::value).map(setting::shown).orElse(setting.usual()),
        value.map(Given::source).orElse(NOBODY),
        setting.does(),
        setting.takes(),
        setting.type().title(),
        setting.unit(),
        setting.usual(),
        setting.example(),
        setting.isSecret(),
        setting.since());
  }
}
