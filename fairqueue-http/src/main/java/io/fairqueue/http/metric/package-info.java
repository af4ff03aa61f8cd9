/** What only a server shows: its release, and its longest lines. */
@NullMarked
package io.fairqueue.http.metric;

import org.jspecify.annotations.NullMarked;
