/** Group commit: what many callers ask of one event at once becomes one transaction. */
@NullMarked
package io.fairqueue.postgres.commit;

import org.jspecify.annotations.NullMarked;
