package io.fairqueue.http.page.account;

import io.fairqueue.http.page.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Signing in, at the address or at the code.
 *
 * @param next where it leads to
 * @param email what was filled in
 * @param request by what the code is redeemed; null while none was asked for
 * @param error what was wrong; null for nothing
 * @param wrong how often a wrong code was sent from this page
 * @param safe whether a session may be kept here at all
 */
public record SignInPage(
    Frame frame,
    String next,
    String email,
    @Nullable String request,
    @Nullable String error,
    int wrong,
    boolean safe) {}
