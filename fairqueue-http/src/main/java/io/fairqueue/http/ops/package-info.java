/** For operators: health, metrics, documentation, and what every answer carries. */
@NullMarked
package io.fairqueue.http.ops;

import org.jspecify.annotations.NullMarked;
