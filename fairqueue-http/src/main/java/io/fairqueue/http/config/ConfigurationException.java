package io.fairqueue.http.config;

import java.util.List;

/** The server can't start as it is configured; says which settings and what is expected. */
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ConfigurationException(List<String> faults) {
    super(String.join("\n", faults));
  }

  public ConfigurationException(String fault) {
    super(fault);
  }
}
