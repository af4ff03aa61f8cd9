/** Tests of the metrics, and of what is made of them. */
@NullMarked
package io.fairqueue.http.metric;

import org.jspecify.annotations.NullMarked;
