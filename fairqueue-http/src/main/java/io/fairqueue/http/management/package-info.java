/** For operators: health, readiness, metrics, and the port that serves them. */
@NullMarked
package io.fairqueue.http.management;

import org.jspecify.annotations.NullMarked;
