package io.fairqueue.domain.notice;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.Text;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an organizer says to all who look at an event. Plain text: nothing in it is a link or a
 * form. Checks itself.
 *
 * @param text in one language or several, by their two or three letters
 * @param until when it is shown no more; null for when it is taken back
 * @param takenBackAt null for one that was not
 */
public record PublicNotice(
    NoticeId id,
    EventId eventId,
    NoticeLevel level,
    Map<String, String> text,
    OrganizerId postedBy,
    Instant postedAt,
    @Nullable Instant until,
    @Nullable Instant takenBackAt) {

  private static final int MAX_LENGTH = 500;
  private static final int MAX_LANGUAGES = 20;
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

  /** In what most can read, where neither the reader's nor the event's language is there. */
  private static final String USUAL = "en";

  public PublicNotice {
    text = checked(text);
    if (until != null && !until.isAfter(postedAt)) {
      throw new InvalidInputException("until", "must be in the future");
    }
  }

  private static Map<String, String> checked(Map<String, String> text) {
    if (text.isEmpty() || text.size() > MAX_LANGUAGES) {
      throw new InvalidInputException(
          "text", "must be in between 1 and %d languages".formatted(MAX_LANGUAGES));
    }
    Map<String, String> checked = new TreeMap<>();
    text.forEach(
        (language, words) -> {
          if (!LANGUAGE.matcher(language).matches()) {
            throw new InvalidInputException("text", "must be by languages like en or de");
          }
          checked.put(language, Text.paragraphs("text." + language, words, MAX_LENGTH));
        });
    return Collections.unmodifiableMap(checked);
  }

  /** Whether fans see it. */
  public boolean isShown(Instant now) {
    return takenBackAt == null && (until == null || until.isAfter(now));
  }

  /**
   * The language in which it is shown to readers of one in which it is not said.
   *
   * @param ofEvent the event's own language; null for none
   */
  public String otherwise(@Nullable String ofEvent) {
    if (ofEvent != null && text.containsKey(ofEvent)) {
      return ofEvent;
    }
    return text.containsKey(USUAL) ? USUAL : text.keySet().iterator().next();
  }
}
