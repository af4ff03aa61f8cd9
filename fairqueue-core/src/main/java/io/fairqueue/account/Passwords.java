package io.fairqueue.account;

import io.fairqueue.domain.InvalidInputException;

/** What a new password must be. */
final class Passwords {

  private Passwords() {}

  static void check(String password) {
    int length = password.codePointCount(0, password.length());
    if (length < 8 || length > 128) {
      throw new InvalidInputException("password", "must have between 8 and 128 characters");
    }
  }
}
