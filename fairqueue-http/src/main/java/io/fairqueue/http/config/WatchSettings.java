package io.fairqueue.http.config;

import io.fairqueue.http.log.LogConfig;
import io.fairqueue.http.log.LogConfig.Form;
import io.fairqueue.http.tracing.Sampling;
import io.fairqueue.http.tracing.TracingConfig;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

  /** What it asks for goes into a header of its own: addresses are logged. */
  private static URI collector(String text) {
    URI url = ServerConfigReader.webUrl(text);
    if (url.getRawUserInfo() != null) {
      throw new IllegalArgumentException("no login in the address");
    }
    return url;
  }

  @Nullable TracingConfig tracing() {
    URI endpoint = settings.fit(Setting.OTEL_EXPORTER_OTLP_ENDPOINT, WatchSettings::collector);
    if (endpoint == null) {
      return null;
    }
    Double ratio = settings.fit(Setting.OTEL_TRACES_SAMPLER_ARG, WatchSettings::ratio);
    double known = ratio == null ? 1 : ratio;
    Sampling sampling =
        settings.fit(Setting.OTEL_TRACES_SAMPLER, name -> Sampling.parse(name, known));
    return new TracingConfig(
        endpoint,
        pairs(Setting.OTEL_EXPORTER_OTLP_HEADERS),
        settings.text(Setting.OTEL_SERVICE_NAME, "fairqueue"),
        pairs(Setting.OTEL_RESOURCE_ATTRIBUTES),
        sampling == null ? Sampling.USUAL : sampling);
  }

  private static double ratio(String text) {
    return new Sampling(Double.parseDouble(text), false).ratio();
  }

  private Map<String, String> pairs(Setting setting) {
    return settings.list(setting, WatchSettings::pair).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b));
  }

  private static Map.Entry<String, String> pair(String text) {
    int middle = text.indexOf('=');
    String name = middle < 0 ? "" : text.substring(0, middle).strip();
    if (!name.matches("[\\x21-\\x7e]{1,200}")) {
      throw new IllegalArgumentException("no name");
    }
    // A plus is one: it is no form.
    String value = text.substring(middle + 1).strip().replace("+", "%2B");
    return Map.entry(name, URLDecoder.decode(value, StandardCharsets.UTF_8));
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
