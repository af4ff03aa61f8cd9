package io.fairqueue.http.line;

import java.time.Instant;

/** An admission that was extended. */
public record ExtensionBody(Instant admittedUntil, int extensionsLeft) {}
