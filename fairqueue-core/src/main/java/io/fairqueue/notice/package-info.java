/** What organizers say to fans. The door is {@link io.fairqueue.notice.Notices}. */
@NullMarked
package io.fairqueue.notice;

import org.jspecify.annotations.NullMarked;
