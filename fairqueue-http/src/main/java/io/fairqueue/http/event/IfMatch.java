package io.fairqueue.http.event;

import io.fairqueue.domain.InvalidInputException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code If-Match} (RFC 9110): whether the present edition is one that the caller has seen.
 * Tags are {@code "{version}.{content}"}; what counts is the version, so that a sale in between is
 * no reason to refuse an edit, and a cache that calls a tag weak does no harm.
 */
final class IfMatch {

  private static final String HEADER = "If-Match";
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"");
  private static final Pattern OURS = Pattern.compile("([0-9]{1,18})(?:\\..*)?");

  private IfMatch() {}

  /**
   * Whether an edition may be edited; any, where nothing was asked for.
   *
   * @param values the header's values
   */
  static LongPredicate read(List<String> values) {
    String text = String.join(",", values);
    if (values.isEmpty() || text.strip().equals("*")) {
      return edition -> true;
    }
    Set<Long> seen = new HashSet<>();
    int tags = 0;
    int at = skip(text, 0, " \t,");
    while (at < text.length()) {
      Matcher tag = TAG.matcher(text).region(at, text.length());
      if (!tag.lookingAt()) {
        throw malformed();
      }
      Matcher ours = OURS.matcher(tag.group(1));
      if (ours.matches()) {
        seen.add(Long.parseLong(ours.group(1)));
      }
      at = skip(text, tag.end(), " \t");
      if (at < text.length() && text.charAt(at) != ',') {
        throw malformed();
      }
      at = skip(text, at, " \t,");
      tags++;
    }
    if (tags == 0) {
      throw malformed();
    }
    return seen::contains;
  }

  private static int skip(String text, int from, String characters) {
    int at = from;
    while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static InvalidInputException malformed() {
    return new InvalidInputException(HEADER, "must be * or a list of entity tags");
  }
}
