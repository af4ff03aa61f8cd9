package io.fairqueue.http.console.edit;

import io.fairqueue.http.page.frame.Frame;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in the reader's language what is wrong with a field. */
final class FaultWords {

  private static final Pattern MISSING =
      Pattern.compile("must not be (?:blank|null|empty)|must be given.*");
  private static final Pattern BETWEEN = Pattern.compile("must be between (\\S+) and (\\S+)");
  private static final Pattern AT_LEAST =
      Pattern.compile("must be (?:greater|less) than or equal to (\\S+)");
  private static final Pattern LONG = Pattern.compile("must have at most (\\d+) characters");
  private static final Pattern AFTER = Pattern.compile("must be after (\\w+)");
  private static final Pattern NUMBER =
      Pattern.compile("must be a (?:whole )?number|is out of range");
  private static final Pattern FIXED = Pattern.compile("is fixed.*");

  private FaultWords() {}

  static String of(Fault fault, Frame frame) {
    return switch (fault) {
      case Fault.Twice twice -> frame.text("console.fault.twice");
      case Fault.Never never -> frame.text("console.fault.never");
      case Fault.NoTime noTime -> frame.text("console.fault.time");
      case Fault.NoPrice noPrice -> frame.text("console.fault.price");
      case Fault.NoNumber noNumber -> frame.text("console.fault.number");
      case Fault.SlugTaken taken -> frame.text("console.fault.slug-taken");
      case Fault.BelowSold below -> frame.text("console.fault.below-sold");
      case Fault.Rule rule -> rule(rule.sentence(), frame);
    };
  }

  /** What the API says in English, where it says it of many fields. */
  private static String rule(String sentence, Frame frame) {
    if (MISSING.matcher(sentence).matches()) {
      return frame.text("console.fault.missing");
    }
    if (NUMBER.matcher(sentence).matches()) {
      return frame.text("console.fault.number");
    }
    if (FIXED.matcher(sentence).matches()) {
      return frame.text("console.fault.fixed");
    }
    Matcher between = BETWEEN.matcher(sentence);
    if (between.matches()) {
      return frame.text(
          "console.fault.between", Map.of("from", between.group(1), "to", between.group(2)));
    }
    Matcher bound = AT_LEAST.matcher(sentence);
    if (bound.matches()) {
      return frame.text(
          sentence.contains("greater") ? "console.fault.at-least" : "console.fault.at-most",
          "bound",
          bound.group(1));
    }
    Matcher tooLong = LONG.matcher(sentence);
    if (tooLong.matches()) {
      return frame.text("console.fault.long", "count", tooLong.group(1));
    }
    Matcher after = AFTER.matcher(sentence);
    if (after.matches() && List.of("sale_start", "starts_at").contains(after.group(1))) {
      return frame.text(
          "console.fault.after", "field", frame.text("console.edit." + after.group(1)));
    }
    return frame.text("console.fault.rule", "rule", sentence);
  }
}
