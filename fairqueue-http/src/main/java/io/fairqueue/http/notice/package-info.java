/** What nodes tell each other: where to look again. */
@NullMarked
package io.fairqueue.http.notice;

import org.jspecify.annotations.NullMarked;
