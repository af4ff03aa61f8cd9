/** Messages, as the server carries and measures them. */
@NullMarked
package io.fairqueue.http.message;

import org.jspecify.annotations.NullMarked;
