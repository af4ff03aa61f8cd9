package io.fairqueue.port;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.InvalidInputException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in a list. Every character stands for itself.
 *
 * @param value without blanks around it
 */
public record SearchText(String value) {

  private static final int MAX_LENGTH = 200;

  public SearchText {
    if (value.length() > MAX_LENGTH || value.indexOf('\0') >= 0) {
      throw new InvalidInputException(
          "q", "must have at most " + MAX_LENGTH + " printable characters");
    }
  }

  /** Null for nothing. */
  public static @Nullable SearchText of(@Nullable String text) {
    return text == null || text.isBlank() ? null : new SearchText(text.strip());
  }

  /** The id that it is, as people write ids; null for none. */
  public @Nullable UUID id() {
    String lower = value.toLowerCase(Locale.ROOT);
    try {
      UUID id = UUID.fromString(lower);
      return id.toString().equals(lower) ? id : null;
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  /** The address that it is, in the form that stores keep; null for none. */
  public @Nullable String address() {
    try {
      return new EmailAddress(value).value();
    } catch (InvalidInputException none) {
      return null;
    }
  }

  /** Never what it says: people look for names and addresses, which stay out of logs. */
  @Override
  public String toString() {
    return "SearchText[" + value.length() + " characters]";
  }
}
