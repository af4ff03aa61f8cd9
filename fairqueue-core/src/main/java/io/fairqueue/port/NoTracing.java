package io.fairqueue.port;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Costs nothing. */
enum NoTracing implements Tracing, Tracing.Step {
  NONE;

  @Override
  public boolean isOn() {
    return false;
  }

  @Override
  public Step begin(Peer peer, String name) {
    return this;
  }

  @Override
  public Step enter(Peer peer, String name, List<Cause> causes) {
    return this;
  }

  @Override
  public @Nullable Cause cause() {
    return null;
  }

  @Override
  public Map<String, String> headers() {
    return Map.of();
  }

  @Override
  public void outcome(String outcome) {}

  @Override
  public void failed(Throwable failure) {}

  @Override
  public void failed(String outcome) {}

  @Override
  public void close() {}
}
