package io.fairqueue.http.log;

import io.fairqueue.domain.EventId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which event a request was about, for those who read logs and traces. */
public final class EventInPath {

  private static final Pattern EVENT =
      Pattern.compile(
          "/(?:events|e|queue)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?=[/?]|$)");

  private EventInPath() {}

  /** Empty where a path is about none, or names it in another way than by its id. */
  public static Optional<EventId> find(String path) {
    Matcher matcher = EVENT.matcher(path);
    return matcher.find() ? Optional.of(EventId.parse(matcher.group(1))) : Optional.empty();
  }
}
