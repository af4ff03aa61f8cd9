/** What operators can measure: each metric by its name, and what counts sales. */
@NullMarked
package io.fairqueue.http.metric;

import org.jspecify.annotations.NullMarked;
