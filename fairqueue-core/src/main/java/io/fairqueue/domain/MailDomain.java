package io.fairqueue.domain;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The domain of an email address, as the domain name system knows it. */
final class MailDomain {

  /** The dots of RFC 3490. */
  private static final Pattern DOT = Pattern.compile("[.\u3002\uFF0E\uFF61]");

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern LAST_LABEL = Pattern.compile(".*[a-z].*");

  /** Letters that the two standards of 2003 and 2008 map to different domains. */
  private static final Pattern AMBIGUOUS = Pattern.compile("[\u00DF\u1E9E\u03C2\u0345]");

  private static final int NEWER_LETTERS_TOO = IDN.ALLOW_UNASSIGNED | IDN.USE_STD3_ASCII_RULES;

  private MailDomain() {}

  /** The form in ASCII and lower case; throws {@link InvalidInputException}. */
  static String ascii(String domain) {
    String[] labels = DOT.split(domain, -1);
    String ascii = Arrays.stream(labels).map(MailDomain::label).collect(Collectors.joining("."));
    if (labels.length < 2
        || ascii.length() > 253
        || !LAST_LABEL.matcher(ascii.substring(ascii.lastIndexOf('.') + 1)).matches()) {
      throw EmailAddress.refused("must have a domain like example.org behind the @");
    }
    return ascii;
  }

  private static String label(String text) {
    String ascii =
        text.chars().allMatch(c -> c < 0x80) ? text.toLowerCase(Locale.ROOT) : encoded(text);
    if (!LABEL.matcher(ascii).matches()) {
      throw EmailAddress.refused("must have a domain like example.org behind the @");
    }
    return ascii;
  }

  private static String encoded(String text) {
    String letters = compatible(compatible(text).toLowerCase(Locale.ROOT));
    if (!letters.codePoints().allMatch(MailDomain::isOfWords) || startsWithMark(letters)) {
      throw EmailAddress.refused("must have a domain of letters, digits and hyphens");
    }
    if (AMBIGUOUS.matcher(Normalizer.normalize(letters, Normalizer.Form.NFD)).find()) {
      throw EmailAddress.refused("must have this domain in its xn-- form");
    }
    try {
      return IDN.toASCII(letters, NEWER_LETTERS_TOO);
    } catch (IllegalArgumentException unfit) {
      throw EmailAddress.refused("must have this domain in its xn-- form");
    }
  }

  private static String compatible(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  private static boolean isOfWords(int codePoint) {
    return codePoint == '-'
        || ((Character.isLetterOrDigit(codePoint) || isMark(codePoint))
            && !Characters.isInvisible(codePoint));
  }

  private static boolean startsWithMark(String letters) {
    return letters.isEmpty() || isMark(letters.codePointAt(0));
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
