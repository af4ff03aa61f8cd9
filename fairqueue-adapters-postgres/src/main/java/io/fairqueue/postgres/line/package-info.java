/** The line of each event: joins and leaves in batches, admissions and expiries in turns. */
@NullMarked
package io.fairqueue.postgres.line;

import org.jspecify.annotations.NullMarked;
