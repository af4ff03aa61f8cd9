/** Claims on tickets. */
@NullMarked
package io.fairqueue.http.claim;

import org.jspecify.annotations.NullMarked;
