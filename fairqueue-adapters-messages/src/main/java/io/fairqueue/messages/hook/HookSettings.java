package io.fairqueue.messages.hook;

import io.fairqueue.domain.AddressRange;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How endpoints are called, and push services.
 *
 * @param allowed addresses that may be called although they are not public
 * @param loopback whether this machine may be called, without TLS too: to try things out
 * @param proxy {@code http://host:port} that calls for us, and looks names up; null for none
 * @param timeout how long one call may take
 * @param version of this program, as it calls itself
 */
public record HookSettings(
    List<AddressRange> allowed,
    boolean loopback,
    @Nullable URI proxy,
    Duration timeout,
    String version) {

  public HookSettings {
    allowed = List.copyOf(allowed);
  }

  /** Public addresses only. */
  public static HookSettings defaults() {
    String version = HookSettings.class.getPackage().getImplementationVersion();
    return new HookSettings(
        List.of(), false, null, Duration.ofSeconds(20), version == null ? "dev" : version);
  }

  public HookSettings allowing(List<AddressRange> ranges) {
    return new HookSettings(ranges, loopback, proxy, timeout, version);
  }

  public HookSettings withLoopback(boolean may) {
    return new HookSettings(allowed, may, proxy, timeout, version);
  }

  public HookSettings through(@Nullable URI other) {
    return new HookSettings(allowed, loopback, other, timeout, version);
  }

  public HookSettings within(Duration other) {
    return new HookSettings(allowed, loopback, proxy, other, version);
  }
}
