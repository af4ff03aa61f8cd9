/** What callers asked for under a name, what was done under it, and who did it. */
@NullMarked
package io.fairqueue.postgres.operation;

import org.jspecify.annotations.NullMarked;
