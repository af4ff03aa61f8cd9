/** What lets fans see that a line is fair: in words, and by doing the sums again. */
@NullMarked
package io.fairqueue.http.page.fair;

import org.jspecify.annotations.NullMarked;
