package io.fairqueue.http.tracing;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Locale;

/**
 * Which requests are traced, as OpenTelemetry writes it.
 *
 * @param ratio how many of those that nobody has decided about, 0 to 1
 * @param asParent whether callers are believed: their trace goes on here, and their wish counts
 */
public record Sampling(double ratio, boolean asParent) {

  private static final String AS_PARENT = "parentbased_";

  /** Everything, whatever its caller says: callers are strangers. */
  public static final Sampling USUAL = new Sampling(1, false);

  public Sampling {
    if (!(ratio >= 0 && ratio <= 1)) {
      throw new IllegalArgumentException("a ratio is from 0 to 1");
    }
  }

  /**
   * Reads a sampler's name.
   *
   * @param ratio the argument of those that take one
   */
  public static Sampling parse(String name, double ratio) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean asParent = lower.startsWith(AS_PARENT);
    return switch (asParent ? lower.substring(AS_PARENT.length()) : lower) {
      case "always_on" -> new Sampling(1, asParent);
      case "always_off" -> new Sampling(0, asParent);
      case "traceidratio" -> new Sampling(ratio, asParent);
      default -> throw new IllegalArgumentException("no such sampler");
    };
  }

  Sampler sampler() {
    Sampler own = Sampler.traceIdRatioBased(ratio);
    return asParent ? Sampler.parentBased(own) : own;
  }
}
