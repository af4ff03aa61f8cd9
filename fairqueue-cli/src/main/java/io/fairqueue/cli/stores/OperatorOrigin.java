package io.fairqueue.cli.stores;

import io.fairqueue.access.Origin;
import org.jspecify.annotations.Nullable;

/** Somebody at this machine. */
final class OperatorOrigin implements Origin {

  private final String name = "cli:" + System.getProperty("user.name", "?");

  @Override
  public @Nullable String country() {
    return null;
  }

  @Override
  public String operator() {
    return name;
  }
}
