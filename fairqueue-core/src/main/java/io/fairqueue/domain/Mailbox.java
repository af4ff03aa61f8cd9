package io.fairqueue.domain;

import java.util.Locale;
import java.util.Set;

/**
 * Where mail for an address ends up: without the part after a plus sign, which nearly every
 * provider delivers to the same mailbox, and without dots where the provider ignores them. For
 * comparing only; mail goes to the address as it was given.
 */
public record Mailbox(String name) {

  private static final String GMAIL = "gmail.com";
  private static final Set<String> GMAIL_TOO = Set.of(GMAIL, "googlemail.com");

  public static Mailbox of(EmailAddress address) {
    String spelled = address.value().toLowerCase(Locale.ROOT);
    int at = spelled.lastIndexOf('@');
    String local = untagged(spelled.substring(0, at));
    String domain = spelled.substring(at + 1);
    return GMAIL_TOO.contains(domain)
        ? new Mailbox(local.replace(".", "") + "@" + GMAIL)
        : new Mailbox(local + "@" + domain);
  }

  /** An address that begins with its tag is its own mailbox. */
  private static String untagged(String local) {
    int plus = local.indexOf('+');
    return plus > 0 ? local.substring(0, plus) : local;
  }

  @Override
  public String toString() {
    return "Mailbox";
  }
}
