package io.fairqueue.http.hook;

import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.port.message.Deliveries;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the API names deliveries of an endpoint: {@code row-first-end}. */
public final class DeliveryIds {

  private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,3})-(\\d{1,3})");

  private DeliveryIds() {}

  public static String write(Deliveries.Key key) {
    return key.row() + "-" + key.firstItem() + "-" + key.endItem();
  }

  /** Empty for a name of no delivery. */
  public static Optional<Deliveries.Key> read(EndpointId endpoint, String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(
            new Deliveries.Key(
                Long.parseLong(parts.group(1)),
                Channel.HOOK,
                endpoint.target(),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3))))
        : Optional.empty();
  }

  /** The key of no delivery. */
  static Deliveries.Key none(EndpointId endpoint) {
    return new Deliveries.Key(0, Channel.HOOK, endpoint.target(), 0, 1);
  }
}
