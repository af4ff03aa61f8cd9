package io.fairqueue.http.request;

import io.fairqueue.domain.AddressRange;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One address of an {@code X-Forwarded-For}; some proxies write its port too. */
final class ForwardedHop {

  private static final String PORT = "(:\\d{1,5})?";
  private static final Pattern WRITTEN =
      Pattern.compile(
          "\"?(\\[([0-9A-Fa-f:.]+)\\]%1$s|([0-9.]+)%1$s|([0-9A-Fa-f:.]+))\"?".formatted(PORT));

  private ForwardedHop() {}

  /** Empty for what is no address; looks up no name. */
  static Optional<InetAddress> address(String hop) {
    Matcher written = WRITTEN.matcher(hop);
    if (!written.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(AddressRange.parse(bare(written)).network());
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static String bare(Matcher written) {
    for (int group : new int[] {2, 4, 6}) {
      if (written.group(group) != null) {
        return written.group(group);
      }
    }
    throw new IllegalArgumentException("nothing written");
  }
}
