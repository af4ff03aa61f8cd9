package io.fairqueue.domain;

import java.util.random.RandomGenerator;

/** Six digits that prove who has a mail box; never printed. */
public record OneTimeCode(String digits) {

  private static final int LENGTH = 6;
  private static final int MAX_LENGTH = 100;

  /**
   * Reads a code as it was typed or pasted: with blanks and hyphens in it, and in the digits of any
   * script. Throws {@link InvalidInputException} for what is no code then.
   */
  public OneTimeCode {
    digits = read(digits);
  }

  public static OneTimeCode random(RandomGenerator random) {
    return new OneTimeCode("%06d".formatted(random.nextInt(1_000_000)));
  }

  private static String read(String typed) {
    StringBuilder digits = new StringBuilder(LENGTH);
    if (typed.length() <= MAX_LENGTH) {
      typed
          .codePoints()
          .filter(each -> !isBetween(each))
          .forEach(each -> digits.append((char) ('0' + decimal(each))));
    }
    if (digits.length() != LENGTH) {
      throw notSixDigits();
    }
    return digits.toString();
  }

  private static int decimal(int codePoint) {
    if (!Character.isDigit(codePoint)) {
      throw notSixDigits();
    }
    return Character.digit(codePoint, 10);
  }

  private static boolean isBetween(int codePoint) {
    return Characters.isBlank(codePoint)
        || Characters.isInvisible(codePoint)
        || Character.getType(codePoint) == Character.DASH_PUNCTUATION;
  }

  private static InvalidInputException notSixDigits() {
    return new InvalidInputException("otp", "must be six digits");
  }

  @Override
  public String toString() {
    return "OneTimeCode";
  }
}
