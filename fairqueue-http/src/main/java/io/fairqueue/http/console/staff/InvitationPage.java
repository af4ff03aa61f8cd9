package io.fairqueue.http.console.staff;

import io.fairqueue.http.console.frame.ConsoleFrame;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was invited opens an account.
 *
 * @param address where the form goes
 * @param event on which they will work; null for none
 * @param role as what, in words; null likewise
 * @param error what is wrong with what was filled in; null for nothing
 * @param safe whether a session may be kept here at all
 */
public record InvitationPage(
    ConsoleFrame console,
    String address,
    String email,
    String name,
    @Nullable String event,
    @Nullable String role,
    @Nullable String error,
    boolean safe) {}
