package io.fairqueue.domain;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An email address in its one ASCII form: a dot-atom (RFC 5321) in lower case, and a domain in its
 * {@code xn--} form. All spellings of an address are one, and what is accepted is to the letter
 * what a mail server receives.
 */
public final class EmailAddress {

  private static final int MAX_LENGTH = 254;
  private static final int MAX_LOCAL_PART = 64;
  private static final Pattern DOT_ATOM =
      Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

  private final String value;

  /** Reads an address as people write it; throws {@link InvalidInputException}. */
  public EmailAddress(String text) {
    this(canonical(text), true);
  }

  @SuppressWarnings("UnusedVariable") // the second parameter tells the constructors apart
  private EmailAddress(String value, boolean canonical) {
    this.value = value;
  }

  /**
   * An address that a store has kept, also one that an earlier release took and this one would
   * refuse: it equals nothing that is accepted now.
   */
  public static EmailAddress stored(String value) {
    return new EmailAddress(value, false);
  }

  public String value() {
    return value;
  }

  private static String canonical(String text) {
    String address = Characters.strip(text);
    int at = address.lastIndexOf('@');
    if (at < 0) {
      throw refused("must be an email address like ada@example.org");
    }
    // Some letters of other scripts have an ASCII letter as their lower case.
    if (!address.chars().limit(at).allMatch(c -> c > ' ' && c < 0x7F)) {
      throw refused("must have plain ASCII before the @");
    }
    String local = address.substring(0, at).toLowerCase(Locale.ROOT);
    if (!DOT_ATOM.matcher(local).matches()) {
      throw refused("must be letters, digits and signs with single dots between before the @");
    }
    if (local.length() > MAX_LOCAL_PART) {
      throw refused("must have at most 64 characters before the @");
    }
    String canonical = local + '@' + MailDomain.ascii(address.substring(at + 1));
    if (canonical.length() > MAX_LENGTH) {
      throw refused("must have at most 254 characters");
    }
    return canonical;
  }

  static InvalidInputException refused(String why) {
    return new InvalidInputException("email", why);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EmailAddress that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
