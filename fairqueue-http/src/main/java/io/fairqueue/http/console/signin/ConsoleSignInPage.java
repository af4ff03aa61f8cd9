package io.fairqueue.http.console.signin;

import io.fairqueue.http.console.frame.ConsoleFrame;

/**
 * Signing in to the console.
 *
 * @param next where it leads to
 * @param email what was filled in
 * @param wrong whether that was nobody's, or the password another
 * @param safe whether a session may be kept here at all
 */
public record ConsoleSignInPage(
    ConsoleFrame console, String next, String email, boolean wrong, boolean safe) {}
