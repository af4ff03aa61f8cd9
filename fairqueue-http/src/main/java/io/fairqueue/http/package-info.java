/** The HTTP runtime. */
@NullMarked
package io.fairqueue.http;

import org.jspecify.annotations.NullMarked;
