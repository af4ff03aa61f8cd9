/** The stores and keys that a server runs on, connected and ready. */
@NullMarked
package io.fairqueue.http.infrastructure;

import org.jspecify.annotations.NullMarked;
