package io.fairqueue.http.config;

import io.fairqueue.http.log.LogConfig;
import io.fairqueue.http.log.LogConfig.Form;
import java.util.Locale;
import org.slf4j.event.Level;

/** Reads what operators get to see of a server. */
final class WatchSettings {

  private final Settings settings;

  WatchSettings(Settings settings) {
    this.settings = settings;
  }

  LogConfig logs() {
    Form form = settings.fit(Setting.LOG_FORMAT, text -> Form.valueOf(upper(text)));
    Level level = settings.fit(Setting.LOG_LEVEL, text -> Level.valueOf(upper(text)));
    return new LogConfig(form == null ? Form.TEXT : form, level == null ? Level.INFO : level);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
