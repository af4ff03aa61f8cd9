/** Words, files and addresses of pages. */
@NullMarked
package io.fairqueue.http.page.frame;

import org.jspecify.annotations.NullMarked;
