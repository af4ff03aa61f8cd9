/** Drives a running server the way its users do: over HTTP and sockets. */
@NullMarked
package io.fairqueue.http.driver;

import org.jspecify.annotations.NullMarked;
