package io.fairqueue.http.page.event;

import io.fairqueue.event.EventView;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where foreign shops have their fans sent back to. Thread-safe; blocks. */
@Singleton
public final class Shops {

  /** The parameter of a line's page that says so. */
  public static final String RETURN_TO = "return_to";

  private static final Pattern LINE =
      Pattern.compile("(?:/(?:" + Paths.LANGUAGES + "))?/e/([^/?]+)/line\\?(.*)");

  private final EventNames names;

  Shops(EventNames names) {
    this.names = names;
  }

  /**
   * The way back that is asked for, as we write it; throws a {@link ProblemException} where the
   * organizer has not allowed it.
   *
   * @param asked null for none
   */
  public Optional<ReturnTo> returnTo(EventView event, @Nullable String asked) {
    return asked == null
        ? Optional.empty()
        : Optional.of(
            allowed(event, asked)
                .orElseThrow(() -> new ProblemException(Refusal.RETURN_NOT_ALLOWED)));
  }

  /** The same way back, as we write it; empty where the organizer doesn't allow it. */
  public Optional<ReturnTo> allowed(EventView event, String asked) {
    return event.event().details().storefront().returnTo(asked).map(ReturnTo::new);
  }

  /** The way back that a page of ours leads to in the end; empty for none. */
  public Optional<ReturnTo> behind(String page) {
    Matcher line = LINE.matcher(page);
    if (!line.matches()) {
      return Optional.empty();
    }
    try {
      return returnTo(names.find(line.group(1)), asked(line.group(2)));
    } catch (ProblemException | IllegalArgumentException notAllowed) {
      return Optional.empty();
    }
  }

  private static @Nullable String asked(String query) {
    return Arrays.stream(query.split("&"))
        .filter(part -> part.startsWith(RETURN_TO + "="))
        .map(part -> part.substring(RETURN_TO.length() + 1))
        .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
        .findFirst()
        .orElse(null);
  }
}
