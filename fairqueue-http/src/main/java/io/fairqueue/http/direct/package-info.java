/** What a crowd asks most, answered in front of the framework: polls and joins. */
@NullMarked
package io.fairqueue.http.direct;

import org.jspecify.annotations.NullMarked;
