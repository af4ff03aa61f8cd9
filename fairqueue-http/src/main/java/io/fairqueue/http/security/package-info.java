/** The gate: callers, identified by their sessions and counted. */
@NullMarked
package io.fairqueue.http.security;

import org.jspecify.annotations.NullMarked;
