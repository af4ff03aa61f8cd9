package io.fairqueue.domain;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A mail address in the form in which accounts are compared: without case, without spaces around.
 */
public record EmailAddress(String value) {

  private static final Pattern SHAPE =
      Pattern.compile("[^\\s@\\p{Cntrl}\"<>,;]{1,64}@[\\p{L}\\p{N}.-]+\\.[\\p{L}\\p{N}-]{2,63}");

  public EmailAddress {
    value = value.strip().toLowerCase(Locale.ROOT);
    if (value.length() > 254 || !SHAPE.matcher(value).matches()) {
      throw new InvalidInputException("email", "must be a mail address");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
