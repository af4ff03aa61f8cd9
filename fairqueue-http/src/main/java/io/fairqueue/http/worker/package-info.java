/** What happens by itself. */
@NullMarked
package io.fairqueue.http.worker;

import org.jspecify.annotations.NullMarked;
