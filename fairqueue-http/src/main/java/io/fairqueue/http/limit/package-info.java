/** How often one may call. */
@NullMarked
package io.fairqueue.http.limit;

import org.jspecify.annotations.NullMarked;
