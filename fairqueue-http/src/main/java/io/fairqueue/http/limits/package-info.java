/** How often one may call. */
@NullMarked
package io.fairqueue.http.limits;

import org.jspecify.annotations.NullMarked;
