package io.fairqueue.http.console.signin;

import io.fairqueue.http.console.frame.ConsoleFrame;
import org.jspecify.annotations.Nullable;

/**
 * Signing in to the console.
 *
 * @param next where it leads to
 * @param email what was filled in
 * @param wrong why nobody came in by it; null for nothing filled in yet
 * @param code whether a code of an authenticator app is asked for
 * @param safe whether a session may be kept here at all
 */
public record ConsoleSignInPage(
    ConsoleFrame console,
    String next,
    String email,
    @Nullable String wrong,
    boolean code,
    boolean safe) {}
