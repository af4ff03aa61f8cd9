/** Lists, page by page, and histories from a cursor on. */
@NullMarked
package io.fairqueue.http.paging;

import org.jspecify.annotations.NullMarked;
