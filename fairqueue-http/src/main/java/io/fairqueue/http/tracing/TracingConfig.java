package io.fairqueue.http.tracing;

import java.net.URI;
import java.util.Map;

/**
 * Where traces go.
 *
 * @param endpoint takes OTLP over HTTP; {@code /v1/traces} is added
 * @param headers go with each export; never printed
 * @param service what this server is called there
 * @param attributes what else is said of it
 */
public record TracingConfig(
    URI endpoint,
    Map<String, String> headers,
    String service,
    Map<String, String> attributes,
    Sampling sampling) {

  public TracingConfig {
    headers = Map.copyOf(headers);
    attributes = Map.copyOf(attributes);
  }

  String url() {
    String base = endpoint.toString();
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/v1/traces";
  }

  /** Prints no secret. */
  @Override
  public String toString() {
    return "TracingConfig[endpoint=%s, service=%s, attributes=%s, sampling=%s]"
        .formatted(endpoint, service, attributes, sampling);
  }
}
