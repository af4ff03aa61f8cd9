/** What a request does, as OpenTelemetry traces; off where nobody takes them. */
@NullMarked
package io.fairqueue.http.tracing;

import org.jspecify.annotations.NullMarked;
