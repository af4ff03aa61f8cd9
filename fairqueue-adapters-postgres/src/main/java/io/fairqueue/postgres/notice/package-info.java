/** What organizers say to fans. */
@NullMarked
package io.fairqueue.postgres.notice;

import org.jspecify.annotations.NullMarked;
