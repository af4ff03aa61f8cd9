/** What was read a moment ago and may be shown again. */
@NullMarked
package io.fairqueue.http.recent;

import org.jspecify.annotations.NullMarked;
