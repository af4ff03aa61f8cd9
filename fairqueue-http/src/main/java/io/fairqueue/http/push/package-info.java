/** Fans' devices, and what is pushed to them. */
@NullMarked
package io.fairqueue.http.push;

import org.jspecify.annotations.NullMarked;
