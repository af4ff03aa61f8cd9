/** The stores a server runs on: real ones given by address, or its own beside it. */
@NullMarked
package io.fairqueue.http.store;

import org.jspecify.annotations.NullMarked;
