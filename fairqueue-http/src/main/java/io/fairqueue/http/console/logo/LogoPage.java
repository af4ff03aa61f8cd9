package io.fairqueue.http.console.logo;

import io.fairqueue.http.console.frame.ConsoleFrame;
import org.jspecify.annotations.Nullable;

/**
 * An event's logo, and how to have another.
 *
 * @param address where the form goes
 * @param logo where the present one is; null for none
 * @param back where the event is edited
 * @param error why a file was not taken; null where none was refused
 */
public record LogoPage(
    ConsoleFrame console,
    String address,
    @Nullable String logo,
    String back,
    @Nullable String error) {}
